/** The only SQL of placements. */
import type { Placement, PlacementState } from "@bluezone/contract/rollout/placements";
import { addDays, Day, type Instant, isoDay } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { fold } from "@bluezone/vietnamese/fold";
import type { ExpressionBuilder } from "kysely";
import { instantOf, ms, type Sql, type Tables, type Transaction } from "../tables.ts";
import { dayOfPrint } from "./prints/day.ts";
import type { PlacementRow } from "./tables.ts";

/** What placements are looked for by; `state` and the rest narrow each other. */
type PlacementFilter = {
  readonly district?: string | undefined;
  readonly unit?: string | undefined;
  readonly kind?: string | undefined;
  readonly state?: PlacementState | undefined;
  readonly route?: string | undefined;
  readonly terminal?: string | undefined;
  readonly words?: string | undefined;
  readonly due?: boolean | undefined;
  readonly elsewhere?: boolean | undefined;
  readonly silent?: boolean | undefined;
};

/** The days that a list's scans are of: seven, today included. */
const RECENT = 7;
/** States in which a sheet is to be printed anew, whatever its day. */
const TO_REPLACE = ["replace", "not-found"] as const;

/** Placements with their unit. */
const withUnit = (sql: Sql) => sql.selectFrom("placement").innerJoin("unit", "unit.id", "placement.unit");

type RowBuilder = ExpressionBuilder<Tables, "placement">;

/** The scans of the last days of the placement around it, found by their key: quick for the rows of one page. */
const recent = (eb: RowBuilder, today: Day) =>
  eb
    .selectFrom("placement_scan")
    .whereRef("placement_scan.code", "=", "placement.code")
    .where("placement_scan.day", ">", addDays(today, -RECENT))
    .where("placement_scan.day", "<=", today);

/** The sums of what is counted of it. */
const sums = (eb: RowBuilder, today: Day) =>
  [
    recent(eb, today)
      .select(({ fn }) => fn.sum<string>("placement_scan.scans").as("sum"))
      .as("scans7"),
    recent(eb, today)
      .select(({ fn }) => fn.sum<string>("placement_scan.elsewhere").as("sum"))
      .as("elsewhere7"),
  ] as const;

const COLUMNS = [
  "placement.code",
  "placement.kind",
  "placement.unit",
  "placement.unit_path",
  "placement.name",
  "placement.route",
  "placement.terminal",
  "placement.spot",
  "placement.state",
  "placement.printed_ms",
  "placement.hung_day",
  "placement.reprint_day",
  "placement.illustrative",
  "placement.version",
  "unit.name as unit_name",
  "unit.type as unit_type",
  "unit.district",
] as const;

type PlacementRecord = Omit<PlacementRow, "search" | "created_ms"> & {
  unit_name: string;
  unit_type: string;
  district: string | null;
  scans7: string | null;
  elsewhere7: string | null;
};

const iso = (day: number | null): string | null => (day === null ? null : isoDay(Day(day)));

function placementOf(row: PlacementRecord): Placement {
  const { code, name, route, terminal, spot, district, illustrative, version } = row;
  return {
    code,
    kind: row.kind as Placement["kind"],
    unit: { id: row.unit, name: row.unit_name, type: row.unit_type },
    district,
    name,
    route,
    terminal,
    spot,
    state: row.state as PlacementState,
    printedOn: row.printed_ms === null ? null : iso(dayOfPrint(instantOf(row.printed_ms))),
    hungOn: iso(row.hung_day),
    reprintOn: iso(row.reprint_day),
    scans7: Number(row.scans7 ?? 0),
    elsewhere7: Number(row.elsewhere7 ?? 0),
    illustrative,
    version,
  };
}

/** Placements within a scope, by route, terminal, name, spot and code, and how many there are in all. */
export async function findPlacements(
  sql: Sql,
  scope: Scope,
  filter: PlacementFilter & { readonly today: Day; readonly limit: number; readonly offset: number },
): Promise<{ readonly placements: readonly Placement[]; readonly total: number }> {
  const { today, district, unit, kind, state, route, terminal, words, due, elsewhere, silent } = filter;
  let query = withUnit(sql).where(inScope(scope, "placement.unit_path"));
  if (district !== undefined) query = query.where("unit.district", "=", district);
  if (unit !== undefined) query = query.where("placement.unit", "=", unit);
  if (kind !== undefined) query = query.where("placement.kind", "=", kind);
  if (state !== undefined) query = query.where("placement.state", "=", state);
  if (route !== undefined) query = query.where("placement.route", "=", route);
  if (terminal !== undefined) query = query.where("placement.terminal", "=", terminal);
  for (const word of fold(words ?? "").split(" "))
    if (word !== "") query = query.where("placement.search", "like", `%${word.replace(/[\\%_]/g, "\\$&")}%`);
  if (due)
    query = query.where(({ or, eb }) =>
      or([eb("placement.reprint_day", "<=", today), eb("placement.state", "in", TO_REPLACE)]),
    );
  if (elsewhere)
    query = query.where((eb) =>
      eb.exists(recent(eb, today).select("placement_scan.code").where("placement_scan.elsewhere", ">", 0)),
    );
  if (silent)
    query = query
      .where("placement.state", "=", "in-place")
      .where((eb) =>
        eb.not(
          eb.exists(recent(eb, today).select("placement_scan.code").where("placement_scan.scans", ">", 0)),
        ),
      );
  const { total } = await query
    .select(({ fn }) => fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow();
  const rows = await query
    .select(COLUMNS)
    .select((eb) => sums(eb, today))
    .orderBy("placement.route")
    .orderBy("placement.terminal")
    .orderBy("placement.name")
    .orderBy("placement.spot")
    .orderBy("placement.code")
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  return { placements: rows.map(placementOf), total: Number(total) };
}

/** One placement within a scope. */
export async function findPlacement(
  sql: Sql,
  scope: Scope,
  code: string,
  today: Day,
): Promise<Placement | undefined> {
  const row = await withUnit(sql)
    .select(COLUMNS)
    .select((eb) => sums(eb, today))
    .where("placement.code", "=", code)
    .where(inScope(scope, "placement.unit_path"))
    .executeTakeFirst();
  return row && placementOf(row);
}

/** How many placements each district has, and their scans of the last days. */
export async function countByDistrict(sql: Sql, scope: Scope, today: Day) {
  const scanned = sql
    .selectFrom("placement_scan")
    .select(({ fn }) => [
      "placement_scan.code",
      fn.sum<string>("scans").as("scans"),
      fn.sum<string>("elsewhere").as("elsewhere"),
    ])
    .where("day", ">", addDays(today, -RECENT))
    .where("day", "<=", today)
    .groupBy("placement_scan.code")
    .as("scanned");
  const rows = await withUnit(sql)
    .leftJoin(scanned, "scanned.code", "placement.code")
    .where(inScope(scope, "placement.unit_path"))
    .groupBy("unit.district")
    .orderBy("unit.district")
    .select(({ fn, eb, or }) => [
      "unit.district",
      fn.countAll<string>().as("all"),
      fn.countAll<string>().filterWhere("placement.state", "=", "in-place").as("inPlace"),
      fn
        .countAll<string>()
        .filterWhere(or([eb("placement.reprint_day", "<=", today), eb("placement.state", "in", TO_REPLACE)]))
        .as("due"),
      fn.countAll<string>().filterWhere("placement.state", "=", "not-found").as("notFound"),
      fn.sum<string | null>("scanned.scans").as("scans7"),
      fn.sum<string | null>("scanned.elsewhere").as("elsewhere7"),
      fn.countAll<string>().filterWhere("placement.illustrative", "=", true).as("illustrative"),
    ])
    .execute();
  return rows.map(({ district, illustrative, ...counts }) => ({
    district,
    all: Number(counts.all),
    inPlace: Number(counts.inPlace),
    due: Number(counts.due),
    notFound: Number(counts.notFound),
    scans7: Number(counts.scans7 ?? 0),
    elsewhere7: Number(counts.elsewhere7 ?? 0),
    illustrative: Number(illustrative) > 0,
  }));
}

/** What a placement is called and where it is. */
export type Place = Pick<PlacementRow, "name" | "route" | "terminal" | "spot">;

/** What a placement is found by: its code, its words and its unit's name, folded. */
const searchOf = (code: string, { name, route, terminal, spot }: Place, unitName: string): string =>
  fold([code, name, route, terminal, spot, unitName].join(" "));

/** A placement to be entered. */
export type NewPlacement = Place & {
  readonly code: string;
  readonly kind: string;
  readonly unit: { readonly id: string; readonly path: string; readonly name: string };
  readonly illustrative: boolean;
};

/** Enters placements that are planned; says the codes of those that were not there yet. */
export async function enterPlacements(
  trx: Transaction,
  placements: readonly NewPlacement[],
  now: Instant,
): Promise<ReadonlySet<string>> {
  if (placements.length === 0) return new Set();
  const rows = await trx
    .insertInto("placement")
    .values(
      placements.map(({ unit, code, kind, illustrative, name, route, terminal, spot }) => ({
        code,
        kind,
        unit: unit.id,
        unit_path: unit.path,
        name,
        route,
        terminal,
        spot,
        search: searchOf(code, { name, route, terminal, spot }, unit.name),
        state: "planned",
        printed_ms: null,
        hung_day: null,
        reprint_day: null,
        illustrative,
        created_ms: ms(now),
        version: 1,
      })),
    )
    .onConflict((conflict) => conflict.column("code").doNothing())
    .returning("code")
    .execute();
  return new Set(rows.map(({ code }) => code));
}

/** Calls a placement otherwise; false when it is no longer of that version. */
export async function renamePlacement(
  trx: Transaction,
  { code, version, unit }: Pick<Placement, "code" | "version" | "unit">,
  place: Place,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("placement")
    .set({ ...place, search: searchOf(code, place, unit.name), version: version + 1 })
    .where("code", "=", code)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Units within a scope by id. */
export async function unitsWithin(sql: Sql, scope: Scope, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const rows = await sql
    .selectFrom("unit")
    .select(["id", "path", "name", "illustrative"])
    .where("id", "in", [...new Set(ids)])
    .where(inScope(scope, "unit.path"))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** The answer to a CSV that was taken in before, within a scope. */
export async function findImport(sql: Sql, scope: Scope, id: string): Promise<string | undefined> {
  const row = await sql
    .selectFrom("placement_import")
    .select("answer")
    .where("id", "=", id)
    .where(inScope(scope, "placement_import.unit_path"))
    .executeTakeFirst();
  return row?.answer;
}

/** Keeps the answer to a CSV; false when that id is taken. */
export async function keepImport(
  trx: Transaction,
  row: { readonly id: string; readonly unit_path: string; readonly answer: string },
): Promise<boolean> {
  const kept = await trx
    .insertInto("placement_import")
    .values(row)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .executeTakeFirst();
  return kept !== undefined;
}
