/** Endpoints that change a quarantine: entries, tests, place, link. */
import { Fault } from "@bluezone/contract/fault";
import { logQuarantine, movePlace, noteTest, sendOwnLink } from "@bluezone/contract/health/quarantine";
import { answered, changed, type Desk } from "@bluezone/desk/change";
import { dayOf, parseDay } from "@bluezone/protocol/time";
import { mustLive } from "../cases/died-store.ts";
import type { Context } from "../context.ts";
import { ms, type Tables } from "../tables.ts";
import { insertMove, putTest } from "./entries-store.ts";
import { held, personOf, QUARANTINE } from "./held.ts";
import { makeLink } from "./link.ts";
import { enterHalf } from "./log.ts";
import { hasRelease } from "./route-papers.ts";
import { mobileOf, sendLink } from "./send.ts";
import { updateQuarantine } from "./store.ts";

/** Adds the endpoints. */
export function addQuarantineChanges(desk: Desk<Tables>, context: Context): void {
  desk.changeOf(logQuarantine, QUARANTINE, async ({ id, day, ...entered }, { trx, now, caller, row }) => {
    const nth = await enterHalf(context.config.disease, trx, now, row, {
      ...entered,
      day: parseDay(day),
      by: caller.id,
    });
    return changed({ nth }, { action: "quarantine.log", subject: id, fields: ["temperature", "symptoms"] });
  });

  desk.changeOf(
    noteTest,
    QUARANTINE,
    async ({ id, courseDay, result, ...days }, { trx, now, caller, row }) => {
      const today = dayOf(now, "vietnam");
      const taken = parseDay(days.taken);
      const resultDay = days.resultDay === null ? null : parseDay(days.resultDay);
      const resultWrong =
        (result === null) !== (resultDay === null) ||
        (resultDay !== null && (resultDay < taken || resultDay > today));
      if (taken < row.first_day || taken > today || resultWrong)
        throw new Fault("day_invalid", "the days of a test lie between the first day and today, in order");
      await putTest(trx, {
        quarantine_id: id,
        course_day: courseDay,
        taken_day: taken,
        result,
        result_day: resultDay,
        by: caller.id,
        at_ms: ms(now),
      });
      const version = await updateQuarantine(trx, row, {}, now);
      return changed({ version }, { action: "quarantine.test", subject: id, fields: ["test"] });
    },
  );

  desk.changeOf(
    movePlace,
    { ...QUARANTINE, still: ({ ended_day }) => ended_day === null },
    async ({ id, place, siteName }, { trx, now, caller, row }) => {
      if (place === "site" && siteName === null) throw new Fault("site_missing", "a site needs its name");
      const to = place === "site" ? siteName : null;
      const version = await updateQuarantine(trx, row, { place, site_name: to }, now);
      await insertMove(trx, {
        quarantine_id: id,
        version,
        from_place: row.place,
        from_site: row.site_name,
        to_place: place,
        to_site: to,
        at_ms: ms(now),
        by: caller.id,
      });
      return changed({ version }, { action: "quarantine.move", subject: id, fields: ["place"] });
    },
  );

  desk.changes(sendOwnLink, async ({ id }, { change }) => {
    const made = await change(async ({ trx, now, scope }) => {
      const row = await held(trx, scope, id);
      if (row.ended_day !== null && !hasRelease(row)) throw new Fault("conflict", "It has ended.");
      const phone = mobileOf((await personOf(context, trx, row)).phone);
      await mustLive(trx, row.person_id);
      if (!phone) throw new Fault("phone_missing", "there is no number that takes a message");
      const link = await makeLink(context, trx, id, now);
      const message = { row, phone, link, today: dayOf(now, "vietnam") };
      return changed(message, { action: "quarantine.link", subject: id, fields: ["link"] });
    });
    const label = made.answer.row.ended_day === null ? "dayLog" : "release";
    return answered(made, { sms: await sendLink(context, label, made.answer) });
  });
}
