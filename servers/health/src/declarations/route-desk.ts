/** The desk's endpoints of declarations. */
import {
  listDeclarations,
  reviewDeclaration,
  routeDeclaration,
} from "@bluezone/contract/health/declarations";
import { changed, type Desk } from "@bluezone/desk/change";
import { dayOf } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import { calledFor, makeCallUrgent, routeCall } from "../callbacks/source-store.ts";
import type { Context } from "../context.ts";
import { mustAnswer } from "../from-phone/answerer.ts";
import { openRecordSeal } from "../from-phone/record-seal.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { noteReadings } from "../people/readings.ts";
import type { Tables, Transaction } from "../tables.ts";
import { diariesOf, listRows, lockDeclaration, putDeclaration } from "./store.ts";
import type { DeclarationRow } from "./tables.ts";
import { declarationOf } from "./view.ts";

/** A declaration that is changed. */
const DECLARATION = {
  lock: (trx: Transaction, scope: Scope, { id }: { readonly id: string }) => lockDeclaration(trx, scope, id),
  missing: "There is no such declaration.",
};

/** Writes what becomes of it. */
async function put(
  trx: Transaction,
  action: string,
  seen: Pick<DeclarationRow, "id" | "version">,
  changes: Partial<DeclarationRow>,
) {
  const version = seen.version + 1;
  await putDeclaration(trx, seen.id, { ...changes, version });
  const fields = Object.keys(changes).map((name) => name.replace("_", ""));
  return changed({ version }, { action, subject: seen.id, fields });
}

/** Adds the endpoints. */
export function addDeclarationDesk(desk: Desk<Tables>, context: Context): void {
  const { clock, database, random } = context;

  desk.read(listDeclarations, ({ state, limit, page }, { caller }) =>
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

  desk.changeOf(reviewDeclaration, DECLARATION, async ({ id, version, flagged }, { trx }) => {
    if (flagged) await makeCallUrgent(trx, id);
    return put(trx, "declarations.review", { id, version }, { state: "reviewed", flagged });
  });

  desk.changeOf(routeDeclaration, DECLARATION, async ({ unitId, ...seen }, { trx, now }) => {
    const { id, path } = await mustAnswer(trx, unitId, dayOf(now, "vietnam"));
    await routeCall(trx, seen.id, { unitId: id, unitPath: path });
    return put(trx, "declarations.route", seen, { unit_id: id, unit_path: path, state: "new" });
  });
}
