/** The endpoints of whoever looks after stations: the day of all, the week, slots. */
import { Fault } from "@bluezone/contract/fault";
import { airingsDay, airingsWeek, setSlots } from "@bluezone/contract/rollout/airings";
import { dayOf, isoDay, isoInstant, parseDay } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { stationDays } from "./days.ts";
import { minuteOf } from "./slot.ts";
import { putSlots, stationOf, stationsOn } from "./store.ts";
import { week } from "./weeks.ts";

const ORDER = { gap: 0, explained: 1, early: 2, met: 3 } as const;

/** Adds the endpoints. */
export function addAiringDeskRoutes(http: Http<Viewer>, { clock, database, staff }: Context): void {
  http.route(airingsDay, async (asked, { caller }) => {
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

  http.route(airingsWeek, async (asked, { caller }) => {
    const now = clock.now();
    const day = asked.day === undefined ? dayOf(now, "vietnam") : parseDay(asked.day);
    return week(database.db, caller.scope("airings.read"), day, now);
  });

  http.route(setSlots, async ({ station: id, from, slots }, { caller }) => {
    const now = clock.now();
    const station = await stationOf(database.db, caller.scope("bulletins.write"), id);
    if (!station) throw new Fault("not_found", "There is no such station.");
    const day = parseDay(from);
    if (day < dayOf(now, "vietnam")) throw new Fault("day_past", "Slots are set from today on.");
    await database.transaction(async (trx) => {
      await putSlots(trx, station, day, slots.map(minuteOf));
      await staff.audit(trx, now, {
        actor: caller.id,
        action: "airing.slots",
        subject: station.id,
        fields: ["from", "slots"],
      });
    });
    return {};
  });
}
