/** Endpoints that change a quarantine: entries, tests, place, end, link. */
import { Fault } from "@bluezone/contract/fault";
import {
  endEarly,
  endQuarantine,
  logQuarantine,
  movePlace,
  noteTest,
  sendOwnLink,
} from "@bluezone/contract/health/quarantine";
import { dayOf, type Instant, parseDay } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import type { Person } from "../people/person.ts";
import { readPeople } from "../people/store.ts";
import { ms, type Sql, type Transaction } from "../tables.ts";
import { type Ending, lastDayInQuarantine } from "./end.ts";
import { forgetCode, makeLink } from "./link.ts";
import { enterHalf } from "./log.ts";
import { mobileOf, type SendResult, sendLink } from "./send.ts";
import { lockQuarantine, updateQuarantine } from "./store.ts";
import type { QuarantineRow } from "./tables.ts";

/** Holds one for whoever may do this to it. Throws Fault `not_found`; `conflict` when it is not the version that was seen. */
async function held(
  trx: Transaction,
  {
    caller,
    permission,
    id,
    version,
  }: {
    readonly caller: Viewer;
    readonly permission: string;
    readonly id: string;
    readonly version?: number;
  },
): Promise<QuarantineRow> {
  const row = await lockQuarantine(trx, caller.scope(permission), id);
  if (!row) throw new Fault("not_found", "There is no such quarantine within reach.");
  if (version !== undefined && row.version !== version)
    throw new Fault("conflict", "Somebody has changed it meanwhile.");
  return row;
}

/** Adds the endpoints. */
export function addQuarantineChanges(http: Http<Viewer>, context: Context): void {
  const { clock, database, random, staff } = context;

  async function personOf(sql: Sql, row: QuarantineRow): Promise<Person> {
    const keys = await openPeopleKeys(context, sql);
    const person = (await readPeople(sql, keys, random, [row.person_id])).get(row.person_id);
    if (!person) throw new Fault("not_found", "There is no such quarantine within reach.");
    return person;
  }
  const audit = (
    trx: Transaction,
    now: Instant,
    actor: string,
    action: string,
    subject: string,
    fields: readonly string[],
  ) => staff.audit(trx, now, { actor, action: `quarantine.${action}`, subject, fields });

  http.route(logQuarantine, ({ id, day, ...entered }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const row = await held(trx, { caller, permission: "quarantine.write", id });
      const nth = await enterHalf(trx, now, row, { ...entered, day: parseDay(day), by: caller.id });
      await audit(trx, now, caller.id, "log", id, ["temperature", "symptoms"]);
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
      const told = { taken_day: taken, result, result_day: resultDay, by: caller.id, at_ms: ms(now) };
      await trx
        .insertInto("quarantine_test")
        .values({ quarantine_id: id, course_day: courseDay, ...told })
        .onConflict((there) => there.columns(["quarantine_id", "course_day"]).doUpdateSet(told))
        .execute();
      const next = await updateQuarantine(trx, row, {}, now);
      await audit(trx, now, caller.id, "test", id, ["test"]);
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
      await trx
        .insertInto("quarantine_move")
        .values({
          quarantine_id: id,
          version: next,
          from_place: row.place,
          from_site: row.site_name,
          to_place: place,
          to_site: to,
          at_ms: ms(now),
          by: caller.id,
        })
        .execute();
      await audit(trx, now, caller.id, "move", id, ["place"]);
      return { version: next };
    }),
  );

  async function end(
    caller: Viewer,
    permission: string,
    { id, version, ...ending }: Ending & { readonly id: string; readonly version: number },
  ): Promise<{ version: number; sms: SendResult }> {
    const now = clock.now();
    const today = dayOf(now, "vietnam");
    const ended = await database.transaction(async (trx) => {
      const row = await held(trx, { caller, permission, id, version });
      const last = await lastDayInQuarantine(trx, row, ending, now);
      const person = await personOf(trx, row);
      const changes = {
        ended_day: last,
        ended_ms: ms(now),
        ended_by: caller.id,
        end_kind: ending.kind,
        end_reason: person.own.sealOrNull(`quarantine/${id}/end`, ending.reason),
      };
      const next = await updateQuarantine(trx, row, changes, now);
      const phone = ending.kind === "positive" ? undefined : mobileOf(person.phone);
      const link = phone && (await makeLink(context, trx, id, now));
      await forgetCode(trx, id);
      await audit(trx, now, caller.id, `end.${ending.kind}`, id, ["end"]);
      return { row: { ...row, ...changes }, version: next, phone, link };
    });
    return { version: ended.version, sms: await sendLink(context, "release", { ...ended, today }) };
  }
  http.route(endQuarantine, (asked, { caller }) => end(caller, "quarantine.write", asked));
  http.route(endEarly, (asked, { caller }) => end(caller, "quarantine.release", { ...asked, kind: "early" }));

  http.route(sendOwnLink, async ({ id }, { caller }) => {
    const now = clock.now();
    const made = await database.transaction(async (trx) => {
      const row = await held(trx, { caller, permission: "quarantine.write", id });
      if (row.ended_day !== null && row.end_kind === "positive") throw new Fault("conflict", "It has ended.");
      const phone = mobileOf((await personOf(trx, row)).phone);
      if (!phone) throw new Fault("phone_missing", "there is no number that takes a message");
      const link = await makeLink(context, trx, id, now);
      await audit(trx, now, caller.id, "link", id, ["link"]);
      return { row, phone, link };
    });
    const label = made.row.ended_day === null ? "dayLog" : "release";
    return { sms: await sendLink(context, label, { ...made, today: dayOf(now, "vietnam") }) };
  });
}
