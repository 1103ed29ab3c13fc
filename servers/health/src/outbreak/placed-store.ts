/** The SQL of cases in a part of the province, on which the pictures' own questions build. */
import { type RawBuilder, sql as raw } from "kysely";
import { IS_CASE, OWN } from "../reports/counters-store.ts";
import type { Area, Part } from "../reports/tree.ts";
import { ms, type Sql, type Store } from "../tables.ts";
import type { Asking } from "./asked.ts";

/** Communes with their districts, as a table `place (commune, district)`. */
export function placesOf(areas: readonly Area[]) {
  const pairs = areas.flatMap(({ code, places }) =>
    places.flatMap((one) => (one.code === null || code === null ? [] : [[one.code, code] as const])),
  );
  const communes = pairs.map(([commune]) => commune);
  const districts = pairs.map(([, district]) => district);
  return raw<{
    commune: string;
    district: string;
  }>`unnest(${communes}::text[], ${districts}::text[])`.as<"place">(raw`place (commune, district)`);
}

/** The district where somebody is counted: that of their commune, without a known one that of who looks after them. */
export const DISTRICT = raw<string | null>`coalesce(place.district, unit.district)`;

/** Whether it is not the whole province. */
export const isPart = ({ district, commune }: Part): boolean =>
  district !== undefined || commune !== undefined;

/** Whether what is counted lies in a part; `commune` is where it is. */
export function inPart(
  { district, commune }: Part,
  at: RawBuilder<string | null> = OWN,
): RawBuilder<boolean> {
  if (commune !== undefined) return raw<boolean>`${at} = ${commune}`;
  return district === undefined ? raw<boolean>`true` : raw<boolean>`${DISTRICT} = ${district}`;
}

/**
 * Works in a transaction that sorts and joins a province's cases in memory, where PostgreSQL's 4 MB send them to the disk, and
 * reads indexes in their order: its cost of a random page is that of a disk that turns.
 */
export const withRoom = <T>(database: Store, work: (sql: Sql) => Promise<T>): Promise<T> =>
  database.transaction(async (trx) => {
    await raw`set local work_mem = '64MB'`.execute(trx);
    await raw`set local random_page_cost = 1.1`.execute(trx);
    return work(trx);
  });

/** Vietnam's day of an instant in milliseconds (UTC+7). */
export const dayOfMs = (column: string): RawBuilder<number> =>
  raw<number>`((${raw.ref(column)} + 25200000) / 86400000)::int`;

/** Probable and confirmed cases of the province as `it`. */
export const allCases = (sql: Sql) => sql.selectFrom("case_record as it").where(IS_CASE);

/** Those of a part. Of the whole province nobody's place is looked up. */
export const casesIn = (sql: Sql, { areas, part }: Pick<Asking, "areas" | "part">) =>
  allCases(sql).$if(isPart(part), (all) =>
    all
      .innerJoin("unit", "unit.id", "it.unit_id")
      .leftJoin(placesOf(areas), (join) => join.on("place.commune", "=", OWN))
      .where(inPart(part)),
  );

/** Those that became one in the time of a picture. */
export const newCasesIn = (sql: Sql, asking: Asking) =>
  casesIn(sql, asking)
    .where("it.counted_ms", ">=", ms(asking.from))
    .where("it.counted_ms", "<", ms(asking.to));
