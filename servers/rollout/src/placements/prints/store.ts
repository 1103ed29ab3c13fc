/** The only SQL of print runs. */
import type { PrintRun } from "@bluezone/contract/rollout/prints";
import { type Instant, isoInstant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { instantOf, ms, type Sql, type Transaction } from "../../tables.ts";
import type { PlacementRow, PrintRunRow } from "../tables.ts";

/** A run as the contract shows it. */
export function runOf(row: PrintRunRow): PrintRun {
  const { id, kind, languages, sheets, placed, set, piece, state, fault, again, illustrative } = row;
  return {
    id,
    kind: kind as PrintRun["kind"],
    languages: languages as PrintRun["languages"],
    sheets,
    placed,
    set,
    state: state as PrintRun["state"],
    fault,
    again,
    pieces: Array.from({ length: Math.ceil(set / piece) }, (_, i) => ({
      piece: i + 1,
      first: i * piece + 1,
      last: Math.min((i + 1) * piece, sheets),
    })),
    at: isoInstant(instantOf(row.created_ms)),
    illustrative,
  };
}

/** Keeps a run; false when that id is taken. */
export async function keepRun(
  trx: Transaction,
  run: Omit<PrintRunRow, "placed" | "set" | "state" | "fault">,
): Promise<boolean> {
  const kept = await trx
    .insertInto("print_run")
    .values({ ...run, placed: 0, set: 0, state: "making", fault: null })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .executeTakeFirst();
  return kept !== undefined;
}

/** One run within a scope. */
export const findRun = (sql: Sql, scope: Scope, id: string): Promise<PrintRunRow | undefined> =>
  sql
    .selectFrom("print_run")
    .selectAll()
    .where("id", "=", id)
    .where(inScope(scope, "print_run.unit_path"))
    .executeTakeFirst();

/** Runs within a scope, newest first. */
export const findRuns = (sql: Sql, scope: Scope, limit: number): Promise<PrintRunRow[]> =>
  sql
    .selectFrom("print_run")
    .selectAll()
    .where(inScope(scope, "print_run.unit_path"))
    .orderBy("created_ms", "desc")
    .orderBy("id")
    .limit(limit)
    .execute();

/** The runs that are not ready, the oldest first. */
export async function waitingRuns(sql: Sql): Promise<readonly string[]> {
  const rows = await sql
    .selectFrom("print_run")
    .select("id")
    .where("state", "=", "making")
    .orderBy("created_ms")
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** A run as it is now; nobody else changes it until the transaction ends. */
export const holdRun = (trx: Transaction, id: string): Promise<PrintRunRow> =>
  trx.selectFrom("print_run").selectAll().where("id", "=", id).forUpdate().executeTakeFirstOrThrow();

/** Says how far a run has come, or how it ended. */
export async function advanceRun(
  sql: Sql,
  id: string,
  to: Partial<Pick<PrintRunRow, "placed" | "set" | "state" | "fault">>,
): Promise<void> {
  await sql.updateTable("print_run").set(to).where("id", "=", id).execute();
}

/** Ties sheets of a run to their placements: the first of `codes` to sheet `from`. */
export async function keepSheets(
  trx: Transaction,
  run: string,
  from: number,
  codes: readonly string[],
): Promise<void> {
  await trx
    .insertInto("print_sheet")
    .values(codes.map((code, i) => ({ run, sheet: from + i, code })))
    .execute();
}

/** The placements of so many sheets of a run, in order. */
export const placementsOfSheets = (
  sql: Sql,
  run: string,
  from: number,
  count: number,
): Promise<Pick<PlacementRow, "code" | "name" | "route" | "terminal" | "spot" | "illustrative">[]> =>
  sql
    .selectFrom("print_sheet")
    .innerJoin("placement", "placement.code", "print_sheet.code")
    .select([
      "placement.code",
      "placement.name",
      "placement.route",
      "placement.terminal",
      "placement.spot",
      "placement.illustrative",
    ])
    .where("run", "=", run)
    .where("sheet", ">=", from)
    .where("sheet", "<", from + count)
    .orderBy("sheet")
    .execute();

/** Placements are printed as of an instant, unless they were printed later. */
export async function markPrinted(trx: Transaction, codes: readonly string[], at: Instant): Promise<void> {
  await trx
    .updateTable("placement")
    .set({ printed_ms: ms(at) })
    .where("code", "in", [...codes])
    .where(({ or, eb }) => or([eb("printed_ms", "is", null), eb("printed_ms", "<", ms(at))]))
    .execute();
}

/** Of these codes, the kinds and marks of those within a scope. */
export const printable = (
  sql: Sql,
  scope: Scope,
  codes: readonly string[],
): Promise<Pick<PlacementRow, "code" | "kind" | "illustrative">[]> =>
  codes.length === 0
    ? Promise.resolve([])
    : sql
        .selectFrom("placement")
        .select(["code", "kind", "illustrative"])
        .where("code", "in", [...codes])
        .where(inScope(scope, "placement.unit_path"))
        .execute();

/** The name of the unit that a run is of. */
export async function unitNameOf(sql: Sql, unit: string): Promise<string> {
  const { name } = await sql
    .selectFrom("unit")
    .select("name")
    .where("id", "=", unit)
    .executeTakeFirstOrThrow();
  return name;
}

/** Runs that began until then and are ready or failed. */
const oldRuns = (trx: Transaction, until: Instant) =>
  trx.selectFrom("print_run").where("created_ms", "<=", ms(until)).where("state", "<>", "making");

/** Deletes them with their sheets; the placements stay. @returns how many. */
export async function forgetRuns(trx: Transaction, until: Instant): Promise<number> {
  await trx.deleteFrom("print_sheet").where("run", "in", oldRuns(trx, until).select("id")).execute();
  const { numDeletedRows } = await trx
    .deleteFrom("print_run")
    .where("id", "in", oldRuns(trx, until).select("id"))
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** How many such runs there are. */
export async function countOldRuns(trx: Transaction, until: Instant): Promise<number> {
  const { count } = await oldRuns(trx, until)
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}
