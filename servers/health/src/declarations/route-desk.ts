/** The desk's endpoints of declarations. */
import { Fault } from "@bluezone/contract/fault";
import {
  listDeclarations,
  reviewDeclaration,
  routeDeclaration,
} from "@bluezone/contract/health/declarations";
import { dayOf, type Instant } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import { calledFor, makeCallUrgent, routeCall } from "../callbacks/source-store.ts";
import type { Context } from "../context.ts";
import { mustAnswer } from "../from-phone/answerer.ts";
import { openRecordSeal } from "../from-phone/record-seal.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { noteReadings } from "../people/readings.ts";
import type { Transaction } from "../tables.ts";
import { diariesOf, listRows, lockDeclaration, putDeclaration } from "./store.ts";
import type { DeclarationRow } from "./tables.ts";
import { declarationOf } from "./view.ts";

/** Adds the endpoints. */
export function addDeclarationDesk(http: Http<Viewer>, context: Context): void {
  const { clock, database, random, staff } = context;

  http.route(listDeclarations, ({ state, limit, page }, { caller }) =>
    database.transaction(async (trx) => {
      const scope = caller.scope("declarations.read");
      const { rows, waiting } = await listRows(trx, scope, { state, limit, page });
      const ids = rows.map(({ id }) => id);
      const diaries = await diariesOf(trx, ids);
      const calls = await calledFor(trx, ids);
      const keys = await openPeopleKeys(context, trx);
      const declarations = rows.map((row) =>
        declarationOf(row, openRecordSeal(keys, random, "declaration", row), {
          diary: diaries.get(row.id) ?? [],
          call: calls.get(row.id),
        }),
      );
      await noteReadings(context, trx, clock.now(), caller, "declarations.list", ids);
      return { declarations, waiting };
    }),
  );

  /** Changes a declaration that is as it was seen. */
  const change = (
    { id, version }: { readonly id: string; readonly version: number },
    { caller, action }: { readonly caller: Viewer; readonly action: string },
    work: (trx: Transaction, now: Instant) => Promise<Partial<DeclarationRow>>,
  ): Promise<{ version: number }> =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const row = await lockDeclaration(trx, caller.scope("declarations.act"), id);
      if (!row) throw new Fault("not_found", "There is no such declaration.");
      if (row.version !== version) throw new Fault("conflict", "Somebody has changed it meanwhile.");
      const changes = await work(trx, now);
      await putDeclaration(trx, id, { ...changes, version: version + 1 });
      const fields = Object.keys(changes).map((name) => name.replace("_", ""));
      await staff.audit(trx, now, { actor: caller.id, action, subject: id, fields });
      return { version: version + 1 };
    });

  http.route(reviewDeclaration, ({ flagged, ...asked }, { caller }) =>
    change(asked, { caller, action: "declarations.review" }, async (trx) => {
      if (flagged) await makeCallUrgent(trx, asked.id);
      return { state: "reviewed", flagged };
    }),
  );

  http.route(routeDeclaration, ({ unitId, ...asked }, { caller }) =>
    change(asked, { caller, action: "declarations.route" }, async (trx, now) => {
      const { id, path } = await mustAnswer(trx, unitId, dayOf(now, "vietnam"));
      await routeCall(trx, asked.id, { unitId: id, unitPath: path });
      return { unit_id: id, unit_path: path, state: "new" };
    }),
  );
}
