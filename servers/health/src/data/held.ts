/** All that is kept of somebody, as they may read it. */
import type { HeldTable } from "@bluezone/contract/health/data";
import type { Commune } from "@bluezone/policy/commune";
import { unitName } from "@bluezone/policy/unit";
import type { Instant } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import { openRecordSeal } from "../from-phone/record-seal.ts";
import type { Holding, Opening } from "../people/holding.ts";
import { facts, onDay, shownPhone } from "../people/holding-words.ts";
import { openPeopleKeys } from "../people/keys.ts";
import type { Person } from "../people/person.ts";
import type { Sql } from "../tables.ts";

/** A commune by its code, with the name that it has or had. */
function communeName(communes: readonly Commune[], code: string | null): string {
  const found = communes.find((one) => one.code === code);
  return found ? unitName(found) : (code ?? "");
}

const SEXES = { male: "nam", female: "nữ" };

/** "đang mang thai, 20 tuần ngày 27/12/2020"; null while nobody asked. */
function pregnancyWords({ about }: Person): string | null {
  const pregnancy = about?.pregnancy;
  if (!pregnancy) return null;
  if (pregnancy.pregnant !== "yes") return pregnancy.pregnant === "no" ? "không mang thai" : "chưa rõ";
  return pregnancy.weeks === null
    ? "đang mang thai"
    : `đang mang thai, ${pregnancy.weeks} tuần ngày ${onDay(pregnancy.on)}`;
}

/** Every table, that of people first, with the rows as the person may read them. */
export async function heldOf(
  context: Pick<Context, "config" | "random" | "vault">,
  sql: Sql,
  holdings: readonly Holding[],
  person: Person,
  now: Instant,
): Promise<HeldTable[]> {
  const { config, random } = context;
  const own: HeldTable = {
    table: "person",
    title: "Người",
    purpose: "Nhận ra đúng người, liên lạc",
    until: "khi hồ sơ cuối cùng về người này hết hạn lưu",
    rows: [
      {
        facts: [
          ...facts(
            ["Họ tên", person.name],
            ["Năm sinh", person.birthYear === null ? null : String(person.birthYear)],
            ["Điện thoại", shownPhone(person.phone)],
            ["Xã, phường", communeName(config.province.communes, person.commune)],
            ["Địa chỉ", person.address],
            ["Giới tính", person.about?.sex && SEXES[person.about.sex]],
            ["Thai nghén", pregnancyWords(person)],
            ["Nghề nghiệp", person.about?.occupation],
            ["Nơi làm việc", person.about?.workplace],
          ),
        ],
      },
    ],
  };
  const tables: HeldTable[] = [own];
  const keys = await openPeopleKeys(context, sql);
  const opening: Opening = {
    keys,
    random,
    config,
    now,
    seal: (kind, row) => openRecordSeal(keys, random, kind, row),
  };
  for (const { table, title, purpose, until, rows } of holdings) {
    const found = await rows(sql, person, opening);
    tables.push({ table, title, purpose, until, rows: found.map((row) => ({ facts: [...row] })) });
  }
  return tables;
}
