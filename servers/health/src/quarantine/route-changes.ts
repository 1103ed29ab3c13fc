/** Endpoints that change a quarantine: entries, tests, place, link. */
import { Fault } from "@bluezone/contract/fault";
import { logQuarantine, movePlace, noteTest, sendOwnLink } from "@bluezone/contract/health/quarantine";
import { dayOf, parseDay } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { ms } from "../tables.ts";
import { insertMove, putTest } from "./entries-store.ts";
import { audit, held, personOf } from "./held.ts";
import { makeLink } from "./link.ts";
import { enterHalf } from "./log.ts";
import { mobileOf, sendLink } from "./send.ts";
import { updateQuarantine } from "./store.ts";

/** Adds the endpoints. */
export function addQuarantineChanges(http: Http<Viewer>, context: Context): void {
  const { clock, database } = context;

  http.route(logQuarantine, ({ id, day, ...entered }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const row = await held(trx, { caller, permission: "quarantine.write", id });
      const nth = await enterHalf(trx, now, row, { ...entered, day: parseDay(day), by: caller.id });
      await audit(context, trx, { caller, now }, { id, action: "log", fields: ["temperature", "symptoms"] });
      return { nth };
    }),
  );

  http.route(noteTest, ({ id, version, courseDay, result, ...days }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const today = dayOf(now, "vietnam");
      const row = await held(trx, { caller, permission: "quarantine.write", id, version });
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
      const next = await updateQuarantine(trx, row, {}, now);
      await audit(context, trx, { caller, now }, { id, action: "test", fields: ["test"] });
      return { version: next };
    }),
  );

  http.route(movePlace, ({ id, version, place, siteName }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      if (place === "site" && siteName === null) throw new Fault("site_missing", "a site needs its name");
      const row = await held(trx, { caller, permission: "quarantine.write", id, version });
      if (row.ended_day !== null) throw new Fault("conflict", "It has ended.");
      const to = place === "site" ? siteName : null;
      const next = await updateQuarantine(trx, row, { place, site_name: to }, now);
      await insertMove(trx, {
        quarantine_id: id,
        version: next,
        from_place: row.place,
        from_site: row.site_name,
        to_place: place,
        to_site: to,
        at_ms: ms(now),
        by: caller.id,
      });
      await audit(context, trx, { caller, now }, { id, action: "move", fields: ["place"] });
      return { version: next };
    }),
  );

  http.route(sendOwnLink, async ({ id }, { caller }) => {
    const now = clock.now();
    const made = await database.transaction(async (trx) => {
      const row = await held(trx, { caller, permission: "quarantine.write", id });
      if (row.ended_day !== null && row.end_kind === "positive") throw new Fault("conflict", "It has ended.");
      const phone = mobileOf((await personOf(context, trx, row)).phone);
      if (!phone) throw new Fault("phone_missing", "there is no number that takes a message");
      const link = await makeLink(context, trx, id, now);
      await audit(context, trx, { caller, now }, { id, action: "link", fields: ["link"] });
      return { row, phone, link };
    });
    const label = made.row.ended_day === null ? "dayLog" : "release";
    return { sms: await sendLink(context, label, { ...made, today: dayOf(now, "vietnam") }) };
  });
}
