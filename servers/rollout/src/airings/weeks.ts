/** Compliance of a week: each station, each district, and all together. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { airingsWeek } from "@bluezone/contract/rollout/airings";
import { theOneOn } from "@bluezone/policy/dated";
import type { Province } from "@bluezone/policy/province";
import { unitName } from "@bluezone/policy/unit";
import { addDays, Day, dayOf, type Instant, isoDay, mondayOf, sundayOf } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import { firstDaysOf } from "../bulletins/store.ts";
import type { Sql } from "../tables.ts";
import { type Compliance, compliance, NOTHING, plusCompliance } from "./compliance.ts";
import { isDue, neededOn } from "./day-state.ts";
import { counted, explained } from "./days.ts";
import { airingsOf, missesOf, type Station, stationsOn } from "./store.ts";

/** The days from one to another, both included, that count for a station: those on which it owed airings and that are over for counting. */
export const countedDays = (
  { from, to, now }: { readonly from: Day; readonly to: Day; readonly now: Instant },
  first: Day | undefined,
): readonly Day[] =>
  Array.from({ length: to - from + 1 }, (_, i) => addDays(from, i)).filter(
    (day) => neededOn(day, first) > 0 && isDue(day, now),
  );

/** Compliance of stations over days, by their id. `scope` holds them all. */
export async function complianceOf(
  sql: Sql,
  scope: Scope,
  stations: readonly Pick<Station, "id" | "path" | "border">[],
  { from, to, now }: { readonly from: Day; readonly to: Day; readonly now: Instant },
): Promise<ReadonlyMap<string, Compliance>> {
  const airings = await airingsOf(sql, scope, [from, to]);
  const misses = await missesOf(sql, scope, [from, to]);
  const firsts = await firstDaysOf(sql, stations);
  return new Map(
    stations.map(({ id }) => [
      id,
      compliance(
        countedDays({ from, to, now }, firsts.get(id)).map((day) => {
          const own = (airings.get(id) ?? []).filter((row) => row.day === day);
          const reasons = (misses.get(id) ?? []).filter((row) => row.day === day);
          return { aired: counted(own), explained: explained(reasons, own) };
        }),
      ),
    ]),
  );
}

/** The week that holds a day, as the contract shows it. */
export async function week(
  province: Pick<Province, "districts">,
  sql: Sql,
  scope: Scope,
  day: Day,
  now: Instant,
): Promise<ResponseOf<typeof airingsWeek>> {
  const [from, to] = [mondayOf(day), sundayOf(day)];
  const today = dayOf(now, "vietnam");
  const stations = await stationsOn(sql, scope, Day(Math.min(today, to)));
  const shares = await complianceOf(sql, scope, stations, { from, to, now });
  const of = ({ id }: Station) => shares.get(id) ?? NOTHING;
  const codes = [...new Set(stations.flatMap(({ district }) => district ?? []))];
  const name = (code: string) => {
    const found = theOneOn(
      province.districts.filter((district) => district.code === code),
      from,
    );
    return found ? unitName(found) : code;
  };
  return {
    from: isoDay(from),
    to: isoDay(to),
    all: { of: "all", name: "", district: null, ...stations.map(of).reduce(plusCompliance, NOTHING) },
    districts: codes.map((code) => ({
      of: code,
      name: name(code),
      district: code,
      ...stations
        .filter(({ district }) => district === code)
        .map(of)
        .reduce(plusCompliance, NOTHING),
    })),
    stations: stations.map((station) => ({
      of: station.id,
      name: station.name,
      district: station.district,
      ...of(station),
    })),
    illustrative: stations.some(({ illustrative }) => illustrative),
  };
}
