/** The SQL of what reports count, each by place. Things that came in a time are counted by when they were recorded. */
import type { ReportFigureKey } from "@bluezone/contract/health/reports";
import type { Day, Instant } from "@bluezone/protocol/time";
import { type RawBuilder, sql as raw } from "kysely";
import { ms, type Sql } from "../tables.ts";
import type { PlaceCount } from "./tree.ts";

/** Tables whose rows stand in a unit's care. */
type Table = "case_record" | "contact" | "quarantine" | "callback";

/** Counts rows by place: that of `commune` where the table has it, else the unit's own. */
async function byPlace(
  sql: Sql,
  table: Table,
  where: RawBuilder<boolean>,
  commune: RawBuilder<string | null> = raw<string | null>`unit.commune`,
): Promise<readonly PlaceCount[]> {
  const rows = await sql
    // All of them have a unit; what else is asked of a row stands in raw conditions.
    .selectFrom(`${table} as it` as "case_record as it")
    .innerJoin("unit", "unit.id", "it.unit_id")
    .select(({ fn }) => [commune.as("counted_in"), "unit.district", fn.countAll<string>().as("n")])
    .where(where)
    .groupBy(["counted_in", "unit.district"])
    .execute();
  return rows.map(({ n, counted_in, district }) => ({ commune: counted_in, district, n: Number(n) }));
}

/** The commune where somebody stays, or that of the unit that looks after them. */
export const OWN = raw<string | null>`coalesce(it.commune, unit.commune)`;
const during = (column: string, from: Instant, to: Instant) =>
  raw<boolean>`${raw.ref(column)} >= ${ms(from)}::bigint and ${raw.ref(column)} < ${ms(to)}::bigint`;

/** Cases that count: probable or confirmed, and not merged into another. */
export const IS_CASE = raw<boolean>`it.merged_into is null and it.class in ('confirmed', 'probable')`;

/** Cases that were closed in a time with an outcome. */
const outcomes = (sql: Sql, outcome: "recovered" | "died", from: Instant, to: Instant) =>
  byPlace(
    sql,
    "case_record",
    raw<boolean>`${IS_CASE} and it.outcome = ${outcome} and ${during("it.closed_ms", from, to)}`,
    OWN,
  );

/** A counter of one figure. `to` is the cut-off, or now when that lies ahead. */
type Counter = (sql: Sql, from: Instant, to: Instant) => Promise<readonly PlaceCount[]>;

/** Every figure that is counted. */
export const COUNTERS: Readonly<Partial<Record<ReportFigureKey, Counter>>> = {
  casesNew: (sql, from, to) =>
    byPlace(sql, "case_record", raw<boolean>`${IS_CASE} and ${during("it.counted_ms", from, to)}`, OWN),
  casesOpen: (sql) => byPlace(sql, "case_record", raw<boolean>`${IS_CASE} and it.closed_ms is null`, OWN),
  casesRecovered: (sql, from, to) => outcomes(sql, "recovered", from, to),
  casesDied: (sql, from, to) => outcomes(sql, "died", from, to),
  contactsF1: (sql, from, to) =>
    byPlace(sql, "contact", raw<boolean>`it.class = 'F1' and ${during("it.classed_ms", from, to)}`),
  contactsF2: (sql, from, to) =>
    byPlace(sql, "contact", raw<boolean>`it.class = 'F2' and ${during("it.classed_ms", from, to)}`),
  contactsWaiting: (sql) => byPlace(sql, "contact", raw<boolean>`it.class is null`),
  quarantineStarted: (sql, from, to) => byPlace(sql, "quarantine", during("it.made_ms", from, to), OWN),
  // Whoever fell ill or died was not let go.
  quarantineEnded: (sql, from, to) =>
    byPlace(
      sql,
      "quarantine",
      raw<boolean>`it.end_kind not in ('positive', 'died') and ${during("it.ended_ms", from, to)}`,
      OWN,
    ),
  quarantineHome: (sql) =>
    byPlace(sql, "quarantine", raw<boolean>`it.ended_day is null and it.place = 'home'`, OWN),
  quarantineSite: (sql) =>
    byPlace(sql, "quarantine", raw<boolean>`it.ended_day is null and it.place = 'site'`, OWN),
  callbacksAsked: (sql, from, to) => byPlace(sql, "callback", during("it.made_ms", from, to), OWN),
  callbacksCalled: (sql, from, to) => byPlace(sql, "callback", during("it.called_ms", from, to), OWN),
};

/** Cases that became one before `to` by place and by day of onset, of the sample without one, or of the class without both, from one day to another. */
export async function casesByOnset(
  sql: Sql,
  { first, last, to }: { readonly first: Day; readonly last: Day; readonly to: Instant },
): Promise<readonly (PlaceCount & { readonly began: number })[]> {
  const began = raw<number>`coalesce(it.onset_day, it.sample_day, it.class_day)`;
  const rows = await sql
    .selectFrom("case_record as it")
    .innerJoin("unit", "unit.id", "it.unit_id")
    .select(({ fn }) => [
      OWN.as("commune"),
      "unit.district",
      began.as("began"),
      fn.countAll<string>().as("n"),
    ])
    .where(IS_CASE)
    .where("it.counted_ms", "<", ms(to))
    .where(began, ">=", first)
    .where(began, "<=", last)
    .groupBy(["it.commune", "unit.commune", "unit.district", "began"])
    .execute();
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}
