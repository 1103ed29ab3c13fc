/** The desk's doors of requests for advice: an officer of health decides each. */
import { Fault } from "@bluezone/contract/fault";
import { decideAdvice, listAdvice, routeAdvice } from "@bluezone/contract/health/advice";
import { dayOf, type Instant } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import { inScope } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import { sql as raw } from "kysely";
import { askForCall } from "../callbacks/ask.ts";
import type { Context } from "../context.ts";
import { placesOf } from "../floods/places.ts";
import { mustAnswer } from "../from-phone/answerer.ts";
import { openRecordSeal } from "../from-phone/record-seal.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { noteReadings } from "../people/readings.ts";
import { ms, type Transaction } from "../tables.ts";
import type { AdviceRow } from "./tables.ts";
import { adviceOf, saidOf } from "./view.ts";

/** Adds the doors. */
export function addAdviceDesk(http: Http<Viewer>, context: Context): void {
  const { clock, database, random, staff } = context;

  http.route(listAdvice, ({ state, limit, page }, { caller }) =>
    database.transaction(async (trx) => {
      const scope = inScope(caller.scope("help.read"), "advice_request.unit_path");
      const { total, waiting } = await trx
        .selectFrom("advice_request")
        .select(({ fn }) => [
          fn.countAll<string>().as("total"),
          fn.countAll<string>().filterWhere("state", "=", "new").as("waiting"),
        ])
        .where(scope)
        .executeTakeFirstOrThrow();
      const crowded = Number(total) > limit;
      const places = placesOf("advice_request", raw`state`, raw`${scope}`).as<"placed">("placed");
      const rows = await trx
        .selectFrom("advice_request")
        .innerJoin("unit", "unit.id", "advice_request.unit_id")
        .selectAll("advice_request")
        .select("unit.name as unit_name")
        .where(scope)
        .$if(state !== undefined, (query) => query.where("advice_request.state", "=", state ?? "new"))
        .orderBy("advice_request.state", "desc")
        .orderBy("advice_request.closed_ms", "desc")
        .orderBy("advice_request.confirmed", "desc")
        .$if(crowded, (query) =>
          query.innerJoin(places, "placed.id", "advice_request.id").orderBy("placed.place"),
        )
        .orderBy("advice_request.made_ms")
        .orderBy("advice_request.id")
        .limit(limit)
        .offset((page - 1) * limit)
        .execute();
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
      return { requests, waiting: Number(waiting) };
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
      const row = await trx
        .selectFrom("advice_request")
        .selectAll()
        .where("id", "=", id)
        .where(inScope(caller.scope("help.act"), "advice_request.unit_path"))
        .forUpdate()
        .executeTakeFirst();
      if (!row) throw new Fault("not_found", "There is no such request.");
      if (row.version !== version || row.state !== "new")
        throw new Fault("conflict", "Somebody has decided it meanwhile.");
      const changes = await work(trx, now, row);
      await trx
        .updateTable("advice_request")
        .set({ ...changes, version: version + 1 })
        .where("id", "=", id)
        .execute();
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
