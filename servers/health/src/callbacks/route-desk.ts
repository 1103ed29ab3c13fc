/** The desk's endpoints of call-backs. */
import { Fault } from "@bluezone/contract/fault";
import {
  closeCallback,
  contactFromCallback,
  giveBackCallback,
  listCallbacks,
  missedCallback,
  routeCallback,
  takeCallback,
} from "@bluezone/contract/health/callbacks";
import { type Desk, noted } from "@bluezone/desk/change";
import { Days, dayOf, parseInstant, plus } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import { mustAnswer } from "../from-phone/answerer.ts";
import type { SentHooks } from "../from-phone/hooks.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { noteReadings } from "../people/readings.ts";
import { ms, type Tables } from "../tables.ts";
import { CALL, called, closed, mustBeTakenBy, putCall } from "./change-call.ts";
import { makeContact } from "./make-contact.ts";
import { findClosed, findOpen, openCounts } from "./store.ts";
import { lineOf, openedOf } from "./view.ts";

/** How far ahead another try may be set. */
const AGAIN_WITHIN = Days(3);

/** Adds the endpoints. */
export function addCallbackDesk(
  desk: Desk<Tables>,
  context: Context,
  hooks: Pick<SentHooks, "linkSource">,
): void {
  const { clock, database, random } = context;

  desk.read(listCallbacks, ({ state, limit, page }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const scope = caller.scope("callbacks.read");
      const open = await openCounts(trx, scope, now);
      const part = { limit, offset: (page - 1) * limit, crowded: open.waiting + open.taken > limit };
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
        ...open,
      };
    }),
  );

  desk.changeOf(
    takeCallback,
    { ...CALL, still: ({ state }) => state === "waiting" },
    (_, { caller, ...call }) => putCall(call, "callbacks.take", { state: "taken", taken_by: caller.id }),
  );

  desk.changeOf(giveBackCallback, CALL, async (_, { caller, ...call }) => {
    mustBeTakenBy(call.row, caller);
    return putCall(call, "callbacks.give-back", { state: "waiting", taken_by: null });
  });

  desk.changeOf(missedCallback, CALL, async ({ again }, { caller, ...call }) => {
    mustBeTakenBy(call.row, caller);
    const then = parseInstant(again);
    if (then <= call.now || then > plus(call.now, AGAIN_WITHIN))
      throw new Fault("again_invalid", "the next try must lie within three days");
    const waits = {
      state: "waiting",
      taken_by: null,
      again_ms: ms(then),
      tries: call.row.tries + 1,
    } as const;
    return putCall(call, "callbacks.missed", { ...(await called(call)), ...waits });
  });

  desk.changeOf(closeCallback, CALL, async ({ outcome }, { caller, ...call }) => {
    mustBeTakenBy(call.row, caller);
    return putCall(call, "callbacks.close", await closed(call, outcome));
  });

  // Whoever may call takes it; whoever may keep contacts makes one of it.
  desk.change(contactFromCallback, async ({ version, ...asked }, { trx, now, caller }) => {
    const row = await CALL.lock(trx, caller.scope("callbacks.act"), asked);
    if (!row) throw new Fault("not_found", CALL.missing);
    if (row.version !== version) throw new Fault("conflict", CALL.conflict);
    mustBeTakenBy(row, caller);
    const call = { trx, now, row };
    const { personId, filled, ...more } = await makeContact(context, hooks, caller, call, asked);
    const outcome = more.quarantineId === null ? "contact" : "quarantine";
    const changes = { ...(await closed(call, outcome)), person_id: personId };
    const done = await putCall(call, "callbacks.contact", changes);
    return noted({ ...done.answer, ...more }, [...done.entries, ...filled]);
  });

  desk.changeOf(routeCallback, CALL, async ({ unitId }, { caller, ...call }) => {
    if (call.row.state !== "waiting") mustBeTakenBy(call.row, caller);
    const { id, path } = await mustAnswer(call.trx, unitId, dayOf(call.now, "vietnam"));
    const changes = { unit_id: id, unit_path: path, state: "waiting", taken_by: null } as const;
    return putCall(call, "callbacks.route", changes);
  });
}
