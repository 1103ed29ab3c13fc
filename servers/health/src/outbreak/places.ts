/** New cases by place, with rates. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readPlaces } from "@bluezone/contract/health/outbreak";
import { on } from "@bluezone/policy/dated";
import { sundayOf } from "@bluezone/protocol/time";
import { populationsOf } from "../populations/store.ts";
import type { PopulationRow } from "../populations/tables.ts";
import { COUNTERS } from "../reports/counters-store.ts";
import { periodOf } from "../reports/period.ts";
import { toldTally } from "../reports/told.ts";
import { liesIn, type Tally, tally } from "../reports/tree.ts";
import type { Sql } from "../tables.ts";
import { type Asking, headOf } from "./asked.ts";

/** People that a rate is of. */
const OF = 100_000;

/** How many people live in a district or commune, by its code; null where nobody knows. */
function peopleIn(
  { areas, province, last }: Asking,
  entered: ReadonlyMap<string, PopulationRow>,
): (code: string | null) => number | null {
  const people = new Map<string | null, number | null>();
  for (const [code, row] of entered) people.set(code, row.people);
  const counted = new Map(on(province.districts, last).map((one) => [one.code, one.population]));
  for (const { code, places } of areas) {
    const communes = places.flatMap((one) => one.code ?? []);
    // One that nobody entered makes the sum no number.
    const sum = communes.reduce((so, one) => so + (entered.get(one)?.people ?? Number.NaN), 0);
    people.set(code, counted.get(code ?? "") ?? (sum > 0 ? sum : null));
  }
  return (code) => (code === null ? null : (people.get(code) ?? null));
}

/** What the people of communes are of, each once, the latest first. */
const sourcesOf = (rows: readonly PopulationRow[]): ResponseOf<typeof readPlaces>["sources"] =>
  [...new Map(rows.map(({ year, source }) => [`${year} ${source}`, { year, source }])).values()].toSorted(
    (a, b) => b.year - a.year || a.source.localeCompare(b.source),
  );

/**
 * The places. As they are told they are those of the last week that is over, as its report has them: sums of several weeks would
 * tell what each of them hides.
 */
export async function placesOf(sql: Sql, asking: Asking): Promise<ResponseOf<typeof readPlaces>> {
  const week = periodOf("week", sundayOf(asking.last));
  const from = asking.form === "exact" ? asking.from : week.from;
  const entered = await populationsOf(sql);
  const peopleOf = peopleIn(asking, entered);
  const here = liesIn(asking.areas, asking.part);
  const { places } = (asking.form === "exact"
    ? await exact()
    : await toldTally(sql, asking.province, "casesNew", week, asking.part)) ?? { places: [] };
  return {
    ...headOf({ ...asking, from }),
    places: places.map((place) => {
      const people = peopleOf(place.code);
      const rate = place.count.is === "shown" && people !== null ? (place.count.value * OF) / people : null;
      return { ...place, people, rate: rate === null ? null : Math.round(rate * 10) / 10 };
    }),
    // Also those of communes without a case, which the map draws and a district's people are the sum of.
    sources: sourcesOf([...entered.values()].filter(({ commune }) => here({ commune, district: null }))),
  };

  async function exact(): Promise<Tally> {
    const counted = (await COUNTERS.casesNew?.(sql, from, asking.to)) ?? [];
    return tally(asking.areas, counted, asking.part, "exact");
  }
}
