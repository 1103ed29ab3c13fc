/** The desk's endpoints of requests for advice: an officer of health decides each. */
import { Fault } from "@bluezone/contract/fault";
import { decideAdvice, listAdvice, routeAdvice } from "@bluezone/contract/health/advice";
import { dayOf, type Instant } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import { askForCall } from "../callbacks/ask.ts";
import type { Context } from "../context.ts";
import { mustAnswer } from "../from-phone/answerer.ts";
import { openRecordSeal } from "../from-phone/record-seal.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { noteReadings } from "../people/readings.ts";
import { ms, type Transaction } from "../tables.ts";
import { listRows, lockRequest, putRequest } from "./store.ts";
import type { AdviceRow } from "./tables.ts";
import { adviceOf, saidOf } from "./view.ts";

/** Adds the endpoints. */
export function addAdviceDesk(http: Http<Viewer>, context: Context): void {
  const { clock, database, random, staff } = context;

  http.route(listAdvice, ({ state, limit, page }, { caller }) =>
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

  /** Changes a request that is as it was seen and still waits. */
  const change = (
    { id, version }: { readonly id: string; readonly version: number },
    { caller, action }: { readonly caller: Viewer; readonly action: string },
    work: (trx: Transaction, now: Instant, row: AdviceRow) => Promise<Partial<AdviceRow>>,
  ): Promise<{ version: number }> =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const row = await lockRequest(trx, caller.scope("help.act"), id);
      if (!row) throw new Fault("not_found", "There is no such request.");
      if (row.version !== version || row.state !== "new")
        throw new Fault("conflict", "Somebody has decided it meanwhile.");
      const changes = await work(trx, now, row);
      await putRequest(trx, id, { ...changes, version: version + 1 });
      const fields = Object.keys(changes).map((name) => name.replace("_", ""));
      await staff.audit(trx, now, { actor: caller.id, action, subject: id, fields });
      return { version: version + 1 };
    });

  http.route(decideAdvice, ({ outcome, ...asked }, { caller }) =>
    change(asked, { caller, action: "advice.decide" }, async (trx, now, row) => {
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
      return { state: "closed", outcome, closed_ms: ms(now) };
    }),
  );

  http.route(routeAdvice, ({ unitId, ...asked }, { caller }) =>
    change(asked, { caller, action: "advice.route" }, async (trx, now) => {
      const { id, path } = await mustAnswer(trx, unitId, dayOf(now, "vietnam"));
      return { unit_id: id, unit_path: path };
    }),
  );
}
