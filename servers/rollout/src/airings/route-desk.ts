/** The endpoints of whoever looks after stations: the day of all, the week, slots. */
import { Fault } from "@bluezone/contract/fault";
import { airingsDay, airingsWeek, setSlots } from "@bluezone/contract/rollout/airings";
import { changed, type Desk } from "@bluezone/desk/change";
import { dayOf, isoDay, isoInstant, parseDay } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import type { Tables } from "../tables.ts";
import { stationDays } from "./days.ts";
import { minuteOf } from "./slot.ts";
import { putSlots, stationOf, stationsOn } from "./store.ts";
import { week } from "./weeks.ts";

const ORDER = { gap: 0, explained: 1, early: 2, met: 3, none: 4 } as const;

/** Adds the endpoints. */
export function addAiringDeskRoutes(desk: Desk<Tables>, { clock, config, database }: Context): void {
  desk.read(airingsDay, async (asked, { caller }) => {
    const now = clock.now();
    const day = asked.day === undefined ? dayOf(now, "vietnam") : parseDay(asked.day);
    const scope = caller.scope("airings.read");
    const stations = await stationsOn(database.db, scope, day);
    const days = await stationDays(database.db, scope, stations, { day, now });
    return {
      day: isoDay(day),
      now: isoInstant(now),
      stations: days.sort((a, b) => ORDER[a.state] - ORDER[b.state]),
    };
  });

  desk.read(airingsWeek, async (asked, { caller }) => {
    const now = clock.now();
    const day = asked.day === undefined ? dayOf(now, "vietnam") : parseDay(asked.day);
    return week(config.province, database.db, caller.scope("airings.read"), day, now);
  });

  desk.change(setSlots, async ({ station: id, from, slots }, { trx, now, scope }) => {
    const station = await stationOf(trx, scope, id);
    if (!station) throw new Fault("not_found", "There is no such station.");
    const day = parseDay(from);
    if (day < dayOf(now, "vietnam")) throw new Fault("day_past", "Slots are set from today on.");
    await putSlots(trx, station, day, slots.map(minuteOf));
    return changed({}, { action: "airing.slots", subject: station.id, fields: ["from", "slots"] });
  });
}
