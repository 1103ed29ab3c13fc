/** What somebody sent from their phone, as they may read it themselves. */
import type { Advice } from "@bluezone/contract/health/advice";
import type { Declaration } from "@bluezone/contract/health/declarations";
import type { Symptom } from "@bluezone/contract/health/from-phone";
import type { DeclarationAnswers } from "@bluezone/contract/health/send-declaration";
import { dayOf, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { integer } from "@bluezone/vietnamese/number";
import { saidOf } from "../advice/view.ts";
import { toldOf } from "../callbacks/view.ts";
import { destroyCalls } from "../from-phone/destroy-calls.ts";
import { forgetReadings } from "../people/readings.ts";
import { fromMs, type Transaction } from "../tables.ts";
import { day, facts, type Holding, PARTS, shownPhone } from "./holding.ts";

const SYMPTOMS: Readonly<Record<Symptom, string>> = {
  fever: "sốt",
  cough: "ho",
  breath: "khó thở",
  throat: "đau họng",
  tiredness: "mệt mỏi",
  smell: "mất khứu giác",
  taste: "mất vị giác",
  other: "triệu chứng khác",
};
const FOR: Readonly<Record<Declaration["for"], string>> = {
  self: "bản thân",
  family: "người nhà",
  other: "khai hộ người khác",
};
const NEEDS: Readonly<Record<Advice["needs"][number], string>> = {
  test: "xét nghiệm",
  quarantine: "cách ly",
  other: "việc khác",
};
const YES_NO = { yes: "có", no: "không", unknown: "không rõ" };
const CARES: Readonly<Record<Declaration["cares"][number], string>> = {
  age60: "từ 60 tuổi",
  illness: "có bệnh nền",
  pregnant: "đang mang thai",
  caring: "đang chăm người bệnh",
};

const felt = (symptoms: readonly Symptom[]): string => symptoms.map((one) => SYMPTOMS[one]).join(", ");
const onDay = (iso: string | undefined | null): string | null => (iso ? date(parseDay(iso), "vi") : null);
const madeOn = (row: { readonly made_ms: string }): string =>
  date(dayOf(fromMs(row.made_ms), "vietnam"), "vi");
/** What cannot be opened is said so, and the rest is still shown. */
function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
const SEALED = ["Nội dung", "không mở được"] as const;

/** Deletes rows with what was noted of who read them. */
async function dropSent(
  trx: Transaction,
  table: "declaration" | "advice_request",
  personId: string,
): Promise<void> {
  const gone = await trx.deleteFrom(table).where("person_id", "=", personId).returning("id").execute();
  await forgetReadings(
    trx,
    gone.map(({ id }) => id),
  );
}

/** The tables of what was sent, calls before the declarations and requests that they came with. */
export const SENT_HOLDINGS: readonly Holding[] = [
  {
    table: "callback",
    title: "Đề nghị gọi lại",
    purpose: "Gọi lại cho người đã đề nghị",
    until: "30 ngày sau khi gọi xong, nhiều nhất 60 ngày",
    async rows(sql, person, { keys, random }) {
      const rows = await sql
        .selectFrom("callback")
        .selectAll()
        .where("person_id", "=", person.id)
        .orderBy("made_ms")
        .execute();
      return rows.map((row) => {
        const told = readable(() => toldOf(keys, random, row));
        return facts(
          ["Mã nhận", row.receipt],
          ["Gửi ngày", madeOn(row)],
          ...(told
            ? ([
                ["Điện thoại", shownPhone(told.phone)],
                ["Ngày tiếp xúc đã gửi", onDay(told.shared?.day)],
                ["Buổi", told.shared?.part ? PARTS[told.shared.part] : null],
                ["Số phút", told.shared?.minutes ? integer(told.shared.minutes, "vi") : null],
                ["Triệu chứng", told.symptoms && felt(told.symptoms)],
              ] as const)
            : [SEALED]),
        );
      });
    },
    async drop(trx, personId) {
      const rows = await trx.selectFrom("callback").select("id").where("person_id", "=", personId).execute();
      if (rows.length > 0) await destroyCalls(trx, { ids: rows.map(({ id }) => id) });
    },
  },
  {
    table: "declaration",
    title: "Khai báo y tế",
    purpose: "Hướng dẫn chăm sóc sức khỏe",
    until: "30 ngày sau khi gửi",
    async rows(sql, person, { seal }) {
      const rows = await sql
        .selectFrom("declaration")
        .selectAll()
        .where("person_id", "=", person.id)
        .orderBy("made_ms")
        .execute();
      const diary = rows.length
        ? await sql
            .selectFrom("declaration_diary")
            .selectAll()
            .where(
              "declaration_id",
              "in",
              rows.map(({ id }) => id),
            )
            .orderBy("day")
            .execute()
        : [];
      return rows.map((row) => {
        const own = seal("declaration", row);
        const answers = readable(() => JSON.parse(own.open("answers", row.answers)) as DeclarationAnswers);
        const days = diary
          .filter(({ declaration_id }) => declaration_id === row.id)
          .map((entry): readonly [string, string] => {
            const said = readable(
              () =>
                JSON.parse(own.open(`diary/${entry.day}`, entry.said)) as {
                  readonly temperature: number | null;
                  readonly symptoms: readonly Symptom[];
                },
            );
            const warmth = said?.temperature ? `${said.temperature.toFixed(1).replace(".", ",")} °C` : "";
            const words = said ? [warmth, felt(said.symptoms)].filter((part) => part !== "") : [SEALED[1]];
            return [`Nhật ký ${day(entry.day)}`, words.join(", ")];
          });
        return facts(
          ["Mã nhận", row.receipt],
          ["Gửi ngày", madeOn(row)],
          ...(answers
            ? ([
                ["Khai cho", FOR[answers.for]],
                ["Triệu chứng", felt(answers.symptoms)],
                ["Từ ngày", onDay(answers.since)],
                ["Ở gần người bệnh", YES_NO[answers.near]],
                ["Từ nơi khác về", answers.returned?.province ?? answers.returned?.country ?? null],
                ["Về ngày", onDay(answers.returned?.day)],
                ["Cần lưu ý", answers.cares.map((one) => CARES[one]).join(", ")],
              ] as const)
            : [SEALED]),
          ...days,
        );
      });
    },
    drop: (trx, personId) => dropSent(trx, "declaration", personId),
  },
  {
    table: "advice_request",
    title: "Đề nghị tư vấn",
    purpose: "Trả lời người cần tư vấn sức khỏe",
    until: "30 ngày sau khi trả lời, nhiều nhất 60 ngày",
    async rows(sql, person, { seal }) {
      const rows = await sql
        .selectFrom("advice_request")
        .selectAll()
        .where("person_id", "=", person.id)
        .orderBy("made_ms")
        .execute();
      return rows.map((row) => {
        const said = readable(() => saidOf(seal("advice", row), row));
        return facts(
          ["Mã nhận", row.receipt],
          ["Gửi ngày", madeOn(row)],
          ...(said
            ? ([
                ["Hỏi cho", FOR[said.for]],
                ["Cần", said.needs.map((one) => NEEDS[one]).join(", ")],
                ["Lời nhắn", said.text],
                ["Điện thoại", said.phone],
              ] as const)
            : [SEALED]),
        );
      });
    },
    drop: (trx, personId) => dropSent(trx, "advice_request", personId),
  },
];
