/** Who is in quarantine day by day, and the places that the next two weeks need. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readQuarantinePicture } from "@bluezone/contract/health/outbreak";
import { forecastPlaces } from "@bluezone/policy/place-forecast";
import { addDays, Day, isoDay } from "@bluezone/protocol/time";
import type { Sql } from "../tables.ts";
import { type Asking, daysOf, headOf } from "./asked.ts";
import { type LoadRow, loadRows } from "./quarantine-store.ts";

/** Days that are foreseen, and those whose starts say how many will come. */
const AHEAD = 14;
const LATELY = 14;

/** The load on a day: that of the last day with a change. */
const loadOn = (rows: readonly LoadRow[], day: Day): number => rows.findLast((row) => row.day <= day)?.n ?? 0;

/** The picture. */
export async function quarantineOf(
  sql: Sql,
  asking: Asking,
): Promise<ResponseOf<typeof readQuarantinePicture>> {
  const today = asking.last;
  // A day earlier than those that count: all who came before are starts of the first one.
  const first = Day(Math.min(asking.first, addDays(today, -LATELY)));
  const ends = addDays(today, AHEAD);
  const rows = await loadRows(sql, asking, { first, today, last: ends });
  const at = (place: LoadRow["place"]) => rows.filter((row) => row.place === place);
  const [home, site] = [at("home"), at("site")];
  const days = daysOf(addDays(today, 1), ends);
  return {
    ...headOf(asking),
    days: daysOf(asking.first, today).map((day) => ({
      day: isoDay(day),
      home: loadOn(home, day),
      site: loadOn(site, day),
    })),
    ahead: (["home", "site"] as const).flatMap((place) => {
      const some = at(place);
      const lately = some.filter(({ day }) => day > today - LATELY && day <= today);
      const [starts, stays] = [
        lately.reduce((sum, row) => sum + row.starts, 0),
        lately.reduce((sum, row) => sum + row.stays, 0),
      ];
      const stay = starts === 0 ? 0 : Math.round(stays / starts);
      return forecastPlaces(
        days.map((day) => loadOn(some, day)),
        { starts, days: LATELY, stay },
      ).map((one, i) => ({ day: isoDay(days[i] ?? today), place, ...one }));
    }),
  };
}
