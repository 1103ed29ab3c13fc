/** Made-up people by the hundred thousand, each sealed under a key of their own, entered by COPY from a file. */
import { createHash, randomFillSync } from "node:crypto";
import { chmod, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PeopleKeys } from "@bluezone/health/people/keys";
import { marksOf } from "@bluezone/health/people/marks";
import { personSeal } from "@bluezone/health/people/sealing";
import { sealBytes } from "@bluezone/server-kit/keys/sealed-bytes";
import type { Random } from "@bluezone/server-kit/time/random";
import type { UnitRow } from "@bluezone/units/rows";
import type pg from "pg";

/** Family names and about how many of a hundred people have each. */
const FAMILIES: readonly (readonly [name: string, share: number])[] = [
  ["Nguyễn", 31],
  ["Trần", 11],
  ["Lê", 10],
  ["Phạm", 7],
  ["Huỳnh", 6],
  ["Võ", 5],
  ["Phan", 5],
  ["Trương", 4],
  ["Đặng", 4],
  ["Bùi", 3],
  ["Danh", 3],
  ["Thạch", 3],
  ["Châu", 3],
  ["Lâm", 2],
  ["Mohamad", 2],
  ["Neáng", 1],
];
const MIDDLES =
  "Thị Văn Hữu Minh Ngọc Thanh Hoàng Kim Mỹ Quốc Đức Bích Tuấn Xuân Hồng Thúy Công Gia Bảo Phước".split(" ");
const GIVEN =
  "An Anh Ân Bình Châu Chi Cường Dung Duyên Dũng Giang Hà Hạnh Hiền Hoa Hòa Hùng Hương Khánh Khoa Lan Liên Linh Loan Long Mai Mách Nam Nga Ngân Nhung Oanh Phong Phúc Phương Quang Quyên Sơn Tâm Thảo Thắng Thủy Tiên Trang Trinh Trúc Tú Uyên Vinh Yến".split(
    " ",
  );

const SHARES = FAMILIES.flatMap(([name, share]) => Array.from({ length: share }, () => name));
/** Numbers that look drawn, the same each time. */
const mixed = (n: number, of: number): number =>
  Math.floor((Math.imul(n + 1, 2_654_435_761) >>> 0) / (2 ** 32 / of));

/** The name of somebody. */
export function nameOf(n: number): string {
  const pick = (from: readonly string[], turn: number): string => from[mixed(n * 7 + turn, from.length)]!;
  const second = mixed(n, 3) === 0 ? ` ${pick(GIVEN, 4)}` : "";
  return `${pick(SHARES, 1)} ${pick(MIDDLES, 2)}${second} ${pick(GIVEN, 3)}`;
}

/** The number of somebody, in E.164: nobody shares one. */
export const phoneOf = (n: number): string => `+849${String(10_000_000 + n).padStart(8, "0")}`;

const yearOf = (n: number): number => 1935 + mixed(n * 3, 80);

/** The id of somebody: looks drawn, and SQL makes the same (`left(md5('p' || n), 24)`). */
const idOf = (n: number): string => createHash("md5").update(`p${n}`).digest("hex").slice(0, 24);

/** Secure bytes, drawn in large pieces. */
function pooledRandom(): Random {
  let [pool, at] = [new Uint8Array(0), 0];
  return {
    bytes(n) {
      if (at + n > pool.length) [pool, at] = [randomFillSync(new Uint8Array(1 << 20)), 0];
      at += n;
      return pool.slice(at - n, at);
    },
  };
}

/** Rows of one file. */
const AT_ONCE = 100_000;
const hex = (bytes: Uint8Array): string =>
  `\\\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex")}`;

/**
 * Enters people 0 … `count` − 1; `homeOf` says which unit looks after whom, `madeOf` when each was entered, in ms. Marks of a
 * word of names are worked out once, and those of a year once; all else is made for each as the server makes it.
 */
export async function enterPeople(
  client: pg.Client,
  keys: PeopleKeys,
  count: number,
  how: { readonly homeOf: (n: number) => UnitRow; readonly madeOf: (n: number) => number },
): Promise<void> {
  const random = pooledRandom();
  const words = new Map<string, string>();
  const years = new Map<number, string>();
  const none = { name: "", birthYear: null, phone: null };
  const kept = <Key>(map: Map<Key, string>, key: Key, make: () => readonly string[]): string => {
    const found = map.get(key) ?? make().join(",");
    map.set(key, found);
    return found;
  };
  function line(n: number): string {
    const [id, name, year, phone, home] = [idOf(n), nameOf(n), yearOf(n), phoneOf(n), how.homeOf(n)];
    const key = random.bytes(32);
    const own = personSeal(random, id, key);
    const marks = [
      ...new Set(
        name
          .split(" ")
          .flatMap((word) =>
            kept(words, word, () => marksOf(keys.marks, { ...none, name: word })).split(","),
          ),
      ),
      kept(years, year, () => marksOf(keys.marks, { ...none, birthYear: year })),
      marksOf(keys.marks, { ...none, phone })[0]!,
    ];
    const made = how.madeOf(n);
    return [
      ...[id, home.id, home.path, home.commune ?? "\\N"],
      hex(sealBytes(random, keys.seal, `person/${id}/key`, key)),
      ...[hex(own.seal("name", name)), hex(own.seal("birth", String(year))), hex(own.seal("phone", phone))],
      ...["\\N", `{${marks.join(",")}}`, 1, made, made],
    ].join("\t");
  }
  const folder = await mkdtemp(join(tmpdir(), "bluezone-people-"));
  await chmod(folder, 0o755);
  try {
    for (let from = 0; from < count; from += AT_ONCE) {
      const path = join(folder, "people");
      const file = await open(path, "w", 0o644);
      for (let n = from; n < Math.min(count, from + AT_ONCE); n += 2_000) {
        const lines = Array.from({ length: Math.min(2_000, count - n) }, (_, i) => line(n + i));
        await file.write(`${lines.join("\n")}\n`);
      }
      await file.close();
      await client.query(
        `copy health.person (id, unit_id, unit_path, commune, key, name, birth, phone, address, marks, version, made_ms, changed_ms) from '${path}'`,
      );
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}
