/** The only SQL of content blocks. */
import type { Block } from "@bluezone/contract/rollout/blocks";
import { Day, type Day as DayType, type Instant, isoDay } from "@bluezone/protocol/time";
import { addOnce } from "@bluezone/server-kit/sql/add-once";
import { ms, type Sql, type Transaction } from "../tables.ts";
import { blockState } from "./block.ts";
import type { Lookup } from "./check.ts";
import type { BlockRow } from "./tables.ts";

/** Every version of every block, or of one code, in the order of codes and versions. */
export async function blockRows(sql: Sql, code?: string): Promise<readonly BlockRow[]> {
  let query = sql.selectFrom("block").selectAll().orderBy("version");
  if (code !== undefined) query = query.where("code", "=", code);
  const rows = await query.execute();
  const order = (name: string) => Number(/\d+/.exec(name)?.[0] ?? 0);
  return rows.sort(
    (a, b) => order(a.code) - order(b.code) || a.code.localeCompare(b.code) || a.version - b.version,
  );
}

/** The newest approved version of each code. */
export function newestApproved(rows: readonly BlockRow[]): ReadonlyMap<string, number> {
  const newest = new Map<string, number>();
  for (const { code, version, approved_ms } of rows)
    if (approved_ms !== null && version > (newest.get(code) ?? 0)) newest.set(code, version);
  return newest;
}

/** A block as the contract shows it, with its state from the first to the last of some days. */
export function blockOf(
  row: BlockRow,
  newest: ReadonlyMap<string, number>,
  [first, last]: readonly [DayType, DayType],
  viewer?: string,
): Block {
  const facts = {
    version: row.version,
    approved: row.approved_ms !== null,
    validFrom: Day(row.valid_from_day),
    validTo: row.valid_to_day === null ? undefined : Day(row.valid_to_day),
  };
  const onFirst = blockState(facts, newest.get(row.code), first);
  const translation = (text: string | null, by: string | null) =>
    text === null ? null : { text, signed: by !== null };
  return {
    code: row.code,
    version: row.version,
    place: row.place as Block["place"],
    title: { vi: row.title_vi, en: row.title_en },
    vi: row.vi,
    en: row.en,
    km: translation(row.km, row.km_signed_by),
    cham: translation(row.cham, row.cham_signed_by),
    source: row.source,
    owner: row.owner,
    border: row.border,
    validFrom: isoDay(facts.validFrom),
    validTo: facts.validTo === undefined ? null : isoDay(facts.validTo),
    ofProgram: row.written_by === null,
    illustrative: row.illustrative,
    state: onFirst === "usable" ? blockState(facts, newest.get(row.code), last) : onFirst,
    mine: viewer !== undefined && row.written_by === viewer,
  };
}

/** Looks versions up as they are on some days. */
export function lookupOf(rows: readonly BlockRow[], days: readonly [DayType, DayType]): Lookup {
  const newest = newestApproved(rows);
  const byKey = new Map(rows.map((row) => [`${row.code} ${row.version}`, row]));
  return (code, version) => {
    const row = byKey.get(`${code} ${version}`);
    return row && blockOf(row, newest, days);
  };
}

/** One version, held until the transaction ends. */
export const lockBlock = (trx: Transaction, code: string, version: number): Promise<BlockRow | undefined> =>
  trx
    .selectFrom("block")
    .selectAll()
    .where("code", "=", code)
    .where("version", "=", version)
    .forUpdate()
    .executeTakeFirst();

/** Adds a version. False when somebody was first. */
export const insertBlock = (trx: Transaction, row: BlockRow): Promise<boolean> => addOnce(trx, "block", row);

/** The second person's yes. */
export async function setApproved(
  trx: Transaction,
  { code, version }: Pick<BlockRow, "code" | "version">,
  by: string,
  now: Instant,
): Promise<void> {
  await trx
    .updateTable("block")
    .set({ approved_by: by, approved_ms: ms(now) })
    .where("code", "=", code)
    .where("version", "=", version)
    .execute();
}

/** A native speaker's signature. */
export async function setSigned(
  trx: Transaction,
  { code, version }: Pick<BlockRow, "code" | "version">,
  language: "km" | "cham",
  by: string,
): Promise<void> {
  await trx
    .updateTable("block")
    .set(language === "km" ? { km_signed_by: by } : { cham_signed_by: by })
    .where("code", "=", code)
    .where("version", "=", version)
    .execute();
}
