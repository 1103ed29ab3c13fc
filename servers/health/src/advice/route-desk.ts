/** The desk's endpoints of requests for advice: an officer of health decides each. */
import { Fault } from "@bluezone/contract/fault";
import { decideAdvice, listAdvice, routeAdvice } from "@bluezone/contract/health/advice";
import { changed, type Desk } from "@bluezone/desk/change";
import { dayOf } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import { askForCall } from "../callbacks/ask.ts";
import type { Context } from "../context.ts";
import { mustAnswer } from "../from-phone/answerer.ts";
import { openRecordSeal } from "../from-phone/record-seal.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { noteReadings } from "../people/readings.ts";
import { ms, type Tables, type Transaction } from "../tables.ts";
import { listRows, lockRequest, putRequest } from "./store.ts";
import type { AdviceRow } from "./tables.ts";
import { adviceOf, saidOf } from "./view.ts";

/** A request that still waits. */
const REQUEST = {
  lock: (trx: Transaction, scope: Scope, { id }: { readonly id: string }) => lockRequest(trx, scope, id),
  missing: "There is no such request.",
  conflict: "Somebody has decided it meanwhile.",
  still: ({ state }: AdviceRow): boolean => state === "new",
};

/** Writes what becomes of it. */
async function put(trx: Transaction, action: string, row: AdviceRow, changes: Partial<AdviceRow>) {
  const version = row.version + 1;
  await putRequest(trx, row.id, { ...changes, version });
  const fields = Object.keys(changes).map((name) => name.replace("_", ""));
  return changed({ version }, { action, subject: row.id, fields });
}

/** Adds the endpoints. */
export function addAdviceDesk(desk: Desk<Tables>, context: Context): void {
  const { clock, database, random } = context;

  desk.read(listAdvice, ({ state, limit, page }, { caller }) =>
    database.transaction(async (trx) => {
      const scope = caller.scope("help.read");
      const { rows, waiting } = await listRows(trx, scope, { state, limit, page });
      const keys = await openPeopleKeys(context, trx);
      const requests = rows.map((row) => adviceOf(row, openRecordSeal(keys, random, "advice", row)));
      await noteReadings(
        context,
        trx,
        clock.now(),
        caller,
        "advice.list",
        rows.map(({ id }) => id),
      );
      return { requests, waiting };
    }),
  );

  desk.changeOf(decideAdvice, REQUEST, async ({ outcome }, { trx, now, row }) => {
    if (outcome === "call") {
      const own = openRecordSeal(await openPeopleKeys(context, trx), random, "advice", row);
      const { phone } = saidOf(own, row);
      if (phone === null) throw new Fault("phone_missing", "no number was left");
      await askForCall(context, trx, now, {
        source: "advice",
        source_id: row.id,
        commune: row.commune,
        receipt: row.receipt,
        urgent: false,
        wish: "any",
        unit: await mustAnswer(trx, row.unit_id, dayOf(now, "vietnam")),
        phone,
        personId: row.person_id,
        nonceHash: null,
        withdrawHash: null,
      });
    }
    return put(trx, "advice.decide", row, { state: "closed", outcome, closed_ms: ms(now) });
  });

  desk.changeOf(routeAdvice, REQUEST, async ({ unitId }, { trx, now, row }) => {
    const { id, path } = await mustAnswer(trx, unitId, dayOf(now, "vietnam"));
    return put(trx, "advice.route", row, { unit_id: id, unit_path: path });
  });
}
