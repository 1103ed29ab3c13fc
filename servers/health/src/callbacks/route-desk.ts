/** The desk's endpoints of call-backs. */
import { Fault } from "@bluezone/contract/fault";
import {
  closeCallback,
  contactFromCallback,
  giveBackCallback,
  listAnswerers,
  listCallbacks,
  missedCallback,
  readStationPhone,
  routeCallback,
  setStationPhone,
  takeCallback,
} from "@bluezone/contract/health/callbacks";
import { Days, dayOf, type Instant, mondayOf, parseDay, parseInstant, plus } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import { fold } from "@bluezone/vietnamese/fold";
import { knownOrNew } from "../contacts/known-person.ts";
import { openContact } from "../contacts/open-contact.ts";
import type { Context } from "../context.ts";
import { ANSWERING, mustAnswer, unitsOn } from "../from-phone/answerer.ts";
import { linkSource } from "../from-phone/owner.ts";
import { readCallable } from "../from-phone/typed.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { noteReadings } from "../people/readings.ts";
import { startQuarantine } from "../quarantine/start.ts";
import { ms, type Transaction } from "../tables.ts";
import { type Call, countFirstCall, findClosed, findOpen, lockCall, openTimes, updateCall } from "./store.ts";
import type { CallbackRow } from "./tables.ts";
import { isLate, lineOf, openedOf, toldOf, waitedOf } from "./view.ts";

/** How far ahead another try may be set. */
const AGAIN_WITHIN = Days(3);

type RowVersion = { readonly id: string; readonly version: number };
/** A call that a viewer is about to change. */
type LockedCall = { readonly trx: Transaction; readonly now: Instant; readonly row: Call };

/** Adds the endpoints. */
export function addCallbackDesk(http: Http<Viewer>, context: Context): void {
  const { clock, database, random, staff } = context;

  http.route(listCallbacks, ({ state, limit, page }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const scope = caller.scope("callbacks.read");
      const times = await openTimes(trx, scope);
      const part = { limit, offset: (page - 1) * limit, crowded: times.length > limit };
      const rows =
        state === "open" ? await findOpen(trx, scope, now, part) : await findClosed(trx, scope, part);
      const keys = await openPeopleKeys(context, trx);
      const mine = rows.filter((row) => row.state === "taken" && row.taken_by === caller.id);
      const opened = mine.map((row) => openedOf({ keys, random, now, viewer: caller.id }, row));
      await noteReadings(
        context,
        trx,
        now,
        caller,
        "callbacks.opened",
        mine.map(({ id }) => id),
      );
      return {
        lines: rows.map((row) => lineOf(row, caller.id, now)),
        opened,
        waiting: times.length,
        late: times.filter((row) => row.called_ms === null && isLate(row, now)).length,
      };
    }),
  );

  /** Changes a call that is as it was seen; `mine` asks that the viewer has taken it. */
  const change = <T extends object>(
    { id, version }: RowVersion,
    { caller, action, state }: { caller: Viewer; action: string; state: "waiting" | "mine" | "open" },
    work: (held: LockedCall) => Promise<{ readonly changes: Partial<CallbackRow>; readonly more: T }>,
  ): Promise<T & { version: number }> =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const row = await lockCall(trx, caller.scope("callbacks.act"), id);
      if (!row) throw new Fault("not_found", "There is no such call.");
      const held = row.state === "taken" && row.taken_by === caller.id;
      const ready = { waiting: row.state === "waiting", mine: held, open: row.state === "waiting" || held };
      if (row.version !== version || !ready[state])
        throw new Fault("conflict", "Somebody else has it, or has changed it meanwhile.");
      const { changes, more } = await work({ trx, now, row });
      const next = await updateCall(trx, row, changes);
      const fields = Object.keys(changes)
        .map((name) => name.replace(/_ms$|_/g, ""))
        .slice(0, 10);
      await staff.audit(trx, now, { actor: caller.id, action, subject: id, fields });
      return { ...more, version: next };
    });

  /** The first call of a row is counted, once. */
  const called = async ({ trx, now, row }: LockedCall): Promise<Partial<CallbackRow>> => {
    if (row.called_ms !== null) return {};
    await countFirstCall(trx, row, mondayOf(dayOf(now, "vietnam")), waitedOf(row, now));
    return { called_ms: ms(now) };
  };

  http.route(takeCallback, (asked, { caller }) =>
    change(asked, { caller, action: "callbacks.take", state: "waiting" }, async () => ({
      changes: { state: "taken", taken_by: caller.id },
      more: {},
    })),
  );

  http.route(giveBackCallback, (asked, { caller }) =>
    change(asked, { caller, action: "callbacks.give-back", state: "mine" }, async () => ({
      changes: { state: "waiting", taken_by: null },
      more: {},
    })),
  );

  http.route(missedCallback, ({ again, ...asked }, { caller }) =>
    change(asked, { caller, action: "callbacks.missed", state: "mine" }, async (held) => {
      const then = parseInstant(again);
      if (then <= held.now || then > plus(held.now, AGAIN_WITHIN))
        throw new Fault("again_invalid", "the next try must lie within three days");
      return {
        changes: {
          ...(await called(held)),
          state: "waiting",
          taken_by: null,
          again_ms: ms(then),
          tries: held.row.tries + 1,
        },
        more: {},
      };
    }),
  );

  const closing = async (held: LockedCall, outcome: string): Promise<Partial<CallbackRow>> => ({
    ...(await called(held)),
    state: "closed",
    outcome,
    tries: held.row.tries + 1,
    closed_ms: ms(held.now),
  });

  http.route(closeCallback, ({ outcome, ...asked }, { caller }) =>
    change(asked, { caller, action: "callbacks.close", state: "mine" }, async (held) => ({
      changes: await closing(held, outcome),
      more: {},
    })),
  );

  http.route(contactFromCallback, ({ person: typed, note, quarantine, ...asked }, { caller }) =>
    change(asked, { caller, action: "callbacks.contact", state: "mine" }, async (held) => {
      const { trx, now, row } = held;
      caller.must("contacts.write", row.unit_path);
      const today = dayOf(now, "vietnam");
      const keys = await openPeopleKeys(context, trx);
      const { phone, shared } = toldOf(keys, random, row);
      const home = { unitId: row.unit_id, unitPath: row.unit_path };
      const scope = caller.scope("contacts.write");
      const { person } = await knownOrNew(context, trx, { keys, scope, now }, { ...typed, phone }, home);
      await linkSource(trx, person.id, row);
      const contact = await openContact(
        trx,
        { random, now },
        {
          person,
          caseId: null,
          source: "app",
          day: shared?.day ? parseDay(shared.day) : null,
          part: shared?.part ?? null,
          minutes: shared?.minutes ?? null,
          confidence: shared?.confidence ?? null,
          note: note ?? null,
          by: caller.id,
        },
      );
      let quarantineId: string | null = null;
      if (quarantine) {
        caller.must("quarantine.write", row.unit_path);
        const { place, siteName, firstDay } = quarantine;
        const begun = await startQuarantine(
          trx,
          { random, now, today },
          {
            person,
            contactId: contact.id,
            caseId: null,
            place,
            ...(siteName ? { siteName } : {}),
            ruleDay: today,
            firstDay: parseDay(firstDay),
            by: caller.id,
          },
        );
        quarantineId = begun.id;
      }
      return {
        changes: { ...(await closing(held, quarantine ? "quarantine" : "contact")), person_id: person.id },
        more: { contactId: contact.id, quarantineId },
      };
    }),
  );

  http.route(routeCallback, ({ unitId, ...asked }, { caller }) =>
    change(asked, { caller, action: "callbacks.route", state: "open" }, async ({ trx, now }) => {
      const unit = await mustAnswer(trx, unitId, dayOf(now, "vietnam"));
      return {
        changes: { unit_id: unit.id, unit_path: unit.path, state: "waiting", taken_by: null },
        more: {},
      };
    }),
  );

  http.route(listAnswerers, async ({ words, limit }) => {
    let query = unitsOn(database.db, dayOf(clock.now(), "vietnam")).where("type", "in", ANSWERING);
    for (const word of fold(words).split(" "))
      if (word !== "") query = query.where("search", "like", `%${word}%`);
    const rows = await query
      .select(["id", "name", "path"])
      .select((eb) =>
        eb
          .selectFrom("unit as above")
          .select("above.name")
          .whereRef("above.id", "=", "unit.parent")
          .as("above"),
      )
      .orderBy("path")
      .limit(limit)
      .execute();
    return { units: rows.map(({ id, name, above }) => ({ id, name, above: above ?? "" })) };
  });

  http.route(readStationPhone, async (_body, { caller }) => {
    const { id } = caller.home;
    const unit = await database.db.selectFrom("unit").select("name").where("id", "=", id).executeTakeFirst();
    const row = await database.db
      .selectFrom("station_phone")
      .select("phone")
      .where("unit_id", "=", id)
      .executeTakeFirst();
    return { unitId: id, unitName: unit?.name ?? "", phone: row?.phone ?? null };
  });

  http.route(setStationPhone, ({ unitId, phone: typed }, { caller }) => {
    const phone = typed === null || typed.trim() === "" ? null : readCallable(typed);
    return database.transaction(async (trx) => {
      const unit = await trx.selectFrom("unit").select("path").where("id", "=", unitId).executeTakeFirst();
      if (!unit) throw new Fault("not_found", "There is no such unit.");
      caller.must("callbacks.act", unit.path);
      if (phone === null) await trx.deleteFrom("station_phone").where("unit_id", "=", unitId).execute();
      else
        await trx
          .insertInto("station_phone")
          .values({ unit_id: unitId, phone })
          .onConflict((same) => same.column("unit_id").doUpdateSet({ phone }))
          .execute();
      await staff.audit(trx, clock.now(), {
        actor: caller.id,
        action: "callbacks.station-phone",
        subject: unitId,
        fields: ["phone"],
      });
      return { phone };
    });
  });
}
