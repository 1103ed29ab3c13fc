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
import { Days, dayOf, parseInstant, plus } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { mustAnswer } from "../from-phone/answerer.ts";
import type { SentHooks } from "../from-phone/hooks.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { noteReadings } from "../people/readings.ts";
import { ms } from "../tables.ts";
import { called, changeCall, closed } from "./change-call.ts";
import { makeContact } from "./make-contact.ts";
import { findClosed, findOpen, openTimes } from "./store.ts";
import { isLate, lineOf, openedOf } from "./view.ts";

/** How far ahead another try may be set. */
const AGAIN_WITHIN = Days(3);

/** Adds the endpoints. */
export function addCallbackDesk(
  http: Http<Viewer>,
  context: Context,
  hooks: Pick<SentHooks, "linkSource">,
): void {
  const { clock, database, random } = context;

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

  http.route(takeCallback, (asked, { caller }) =>
    changeCall(context, asked, { caller, action: "callbacks.take", state: "waiting" }, async () => ({
      changes: { state: "taken", taken_by: caller.id },
      more: {},
    })),
  );

  http.route(giveBackCallback, (asked, { caller }) =>
    changeCall(context, asked, { caller, action: "callbacks.give-back", state: "mine" }, async () => ({
      changes: { state: "waiting", taken_by: null },
      more: {},
    })),
  );

  http.route(missedCallback, ({ again, ...asked }, { caller }) =>
    changeCall(context, asked, { caller, action: "callbacks.missed", state: "mine" }, async (held) => {
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

  http.route(closeCallback, ({ outcome, ...asked }, { caller }) =>
    changeCall(context, asked, { caller, action: "callbacks.close", state: "mine" }, async (held) => ({
      changes: await closed(held, outcome),
      more: {},
    })),
  );

  http.route(contactFromCallback, (asked, { caller }) =>
    changeCall(context, asked, { caller, action: "callbacks.contact", state: "mine" }, async (held) => {
      const { personId, ...more } = await makeContact(context, hooks, caller, held, asked);
      const outcome = more.quarantineId === null ? "contact" : "quarantine";
      return { changes: { ...(await closed(held, outcome)), person_id: personId }, more };
    }),
  );

  http.route(routeCallback, ({ unitId, ...asked }, { caller }) =>
    changeCall(context, asked, { caller, action: "callbacks.route", state: "open" }, async ({ trx, now }) => {
      const unit = await mustAnswer(trx, unitId, dayOf(now, "vietnam"));
      return {
        changes: { unit_id: unit.id, unit_path: unit.path, state: "waiting", taken_by: null },
        more: {},
      };
    }),
  );
}
