/** The days of stations, put together from what they set, aired and explained. */
import type { Airing, StationDay } from "@bluezone/contract/rollout/airings";
import { Day, type Day as DayType, type Instant, isoDay, isoInstant } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import { firstDaysOf } from "../bulletins/store.ts";
import { instantOf, type Sql } from "../tables.ts";
import { countAirings } from "./count.ts";
import { dayState, neededOn } from "./day-state.ts";
import { slotsOn, timeOf } from "./slot.ts";
import { airingsOf, gapsOf, missesOf, type NamedAiring, type Station, settingsOf } from "./store.ts";
import type { MissRow } from "./tables.ts";

/** How many airings of a day count. */
export const counted = (airings: readonly NamedAiring[]): number =>
  countAirings(airings.map(({ slot, aired_ms }) => ({ slot, at: instantOf(aired_ms) })));

/** Reasons for slots that were not aired after all. */
export const explained = (misses: readonly MissRow[], airings: readonly NamedAiring[]): number =>
  misses.filter(({ slot }) => !airings.some((airing) => airing.slot === slot)).length;

/** Each station's day, in the order given. `scope` holds them all. */
export async function stationDays(
  sql: Sql,
  scope: Scope,
  stations: readonly Station[],
  { day, now }: { readonly day: DayType; readonly now: Instant },
): Promise<StationDay[]> {
  const settings = await settingsOf(sql, scope, day);
  const airings = await airingsOf(sql, scope, [day, day]);
  const misses = await missesOf(sql, scope, [day, day]);
  const gaps = await gapsOf(sql, scope, day);
  const firsts = await firstDaysOf(sql, stations);
  return stations.map(({ id, name, district }) => {
    const own = airings.get(id) ?? [];
    const reasons = misses.get(id) ?? [];
    const aired = counted(own);
    const gap = gaps.get(id);
    const needed = neededOn(day, firsts.get(id));
    return {
      station: id,
      name,
      district,
      day: isoDay(day),
      slots: slotsOn(settings.get(id) ?? [], day).map(timeOf),
      airings: own.map(airingOf),
      reasons: reasons.map(({ slot, reason, note }) => ({
        slot: timeOf(slot),
        reason: reason as StationDay["reasons"][number]["reason"],
        note,
      })),
      aired,
      needed,
      state: dayState({ day, aired, explained: explained(reasons, own), needed }, now),
      alertedAt: gap ? isoInstant(instantOf(gap.told_ms)) : null,
    };
  });
}

/** An airing as the contract shows it. */
const airingOf = (row: NamedAiring): Airing => ({
  id: row.id,
  day: isoDay(Day(row.day)),
  slot: row.slot === null ? null : timeOf(row.slot),
  bulletinId: row.bulletin_id,
  number: row.number,
  airedAt: isoInstant(instantOf(row.aired_ms)),
  receivedAt: isoInstant(instantOf(row.received_ms)),
  late: row.late,
  by: row.by_name ?? "",
});
