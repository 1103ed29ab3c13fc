/** The endpoints of cases. */
import { Fault } from "@bluezone/contract/fault";
import {
  mergeCases as mergeEndpoint,
  undoMerge as undoEndpoint,
} from "@bluezone/contract/health/case-merges";
import {
  changeCase as changeEndpoint,
  closeCase as closeEndpoint,
  findDoubles as doublesEndpoint,
  listCaseCommunes,
  listCases as listEndpoint,
  readCase as readEndpoint,
  recordCase as recordEndpoint,
  reviseResult as reviseEndpoint,
} from "@bluezone/contract/health/cases";
import {
  listClusters,
  makeCluster as makeClusterEndpoint,
  putIntoCluster as putIntoEndpoint,
  renameCluster as renameClusterEndpoint,
} from "@bluezone/contract/health/clusters";
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { ActionContext } from "../action-context.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { noteReadings } from "../people/readings.ts";
import { typedPhone } from "../people/typed.ts";
import type { Transaction } from "../tables.ts";
import { changeCase, closeCase, reviseResult } from "./change-case.ts";
import { makeCluster, putIntoCluster, renameCluster } from "./cluster.ts";
import { findClusters } from "./clusters-store.ts";
import { caseCommunes } from "./communes-store.ts";
import { doublesOf } from "./doubles.ts";
import { findCases } from "./find-cases.ts";
import type { CaseHooks } from "./hooks.ts";
import { noteLook } from "./look.ts";
import { mergeCases, undoMerge } from "./merge.ts";
import { readCase } from "./read-case.ts";
import { recordCase } from "./record-case.ts";
import { numberOf } from "./view.ts";

/** Adds the endpoints. */
export function addCase(http: Http<Viewer>, context: Context, hooks: CaseHooks): void {
  addReading(http, context);
  addChanging(http, context, hooks);
  addClusters(http, context);
}

/** Does something in one transaction, at one moment. */
const doing = <Answer>(
  { clock, database }: Context,
  caller: Viewer,
  run: (trx: Transaction, doing: ActionContext) => Promise<Answer>,
): Promise<Answer> => {
  const now = clock.now();
  return database.transaction((trx) => run(trx, { caller, now }));
};

function addReading(http: Http<Viewer>, context: Context): void {
  http.route(listCaseCommunes, async (_, { caller }) => ({
    communes: [...(await caseCommunes(context.database.db, caller.scope("cases.read")))],
  }));

  http.route(listEndpoint, (filter, { caller }) =>
    doing(context, caller, async (trx, { now }) => {
      const keys = await openPeopleKeys(context, trx);
      const { cases, total, more } = await findCases(
        context,
        trx,
        { keys, scope: caller.scope("cases.read") },
        filter,
      );
      await noteReadings(
        context,
        trx,
        now,
        caller,
        "cases.list",
        cases.map(({ personId }) => personId),
      );
      return { cases: [...cases], total, more };
    }),
  );

  http.route(readEndpoint, ({ id }, { caller }) =>
    doing(context, caller, async (trx, { now }) => {
      const found = await readCase(context, trx, { scope: caller.scope("cases.read"), now }, id);
      if (!found) throw new Fault("not_found", "There is no such case within reach.");
      await noteReadings(context, trx, now, caller, "case", found.people);
      return found.read;
    }),
  );

  http.route(doublesEndpoint, ({ name, birthYear, phone }, { caller }) =>
    doing(context, caller, async (trx, { now }) => {
      const fields = { name, birthYear, phone: typedPhone(phone) };
      await noteLook(context, trx, caller, now);
      const { within } = await doublesOf(context, trx, caller.scope("cases.write"), fields);
      await noteReadings(
        context,
        trx,
        now,
        caller,
        "case.doubles",
        within.map(({ personId }) => personId),
      );
      return { within };
    }),
  );
}

function addChanging(http: Http<Viewer>, context: Context, hooks: CaseHooks): void {
  const { config } = context;
  http.route(recordEndpoint, async (asked, { caller }) => {
    const { id, number } = await doing(context, caller, (trx, { now }) =>
      recordCase(context, trx, { asked, caller, now }),
    );
    const sent = await hooks.sendCode({ caseId: id, asked, caller });
    return { id, number: numberOf(config, number), ...sent };
  });

  http.route(changeEndpoint, (asked, { caller }) =>
    doing(context, caller, async (trx, how) => ({ version: await changeCase(context, trx, asked, how) })),
  );

  http.route(reviseEndpoint, (asked, { caller }) =>
    doing(context, caller, async (trx, how) => ({
      ...(await reviseResult(context, trx, asked, how, hooks)),
      code: asked.tested.result,
    })),
  );

  http.route(closeEndpoint, (asked, { caller }) =>
    doing(context, caller, async (trx, how) => ({ version: await closeCase(context, trx, asked, how) })),
  );

  http.route(mergeEndpoint, (asked, { caller }) =>
    doing(context, caller, async (trx, how) => {
      const { mergeId } = await mergeCases(context, trx, asked, how, hooks);
      return { mergeId };
    }),
  );

  http.route(undoEndpoint, ({ mergeId }, { caller }) =>
    doing(context, caller, async (trx, how) => {
      await undoMerge(context, trx, mergeId, how, hooks);
      return {};
    }),
  );
}

function addClusters(http: Http<Viewer>, context: Context): void {
  http.route(listClusters, async (_, { caller }) => ({
    clusters: [...(await findClusters(context.database.db, caller.scope("cases.read")))],
  }));

  http.route(makeClusterEndpoint, ({ name }, { caller }) =>
    doing(context, caller, async (trx, how) => ({ id: await makeCluster(context, trx, name, how) })),
  );

  http.route(renameClusterEndpoint, (asked, { caller }) =>
    doing(context, caller, async (trx, how) => {
      await renameCluster(context, trx, asked, how);
      return {};
    }),
  );

  http.route(putIntoEndpoint, (asked, { caller }) =>
    doing(context, caller, async (trx, how) => ({ put: await putIntoCluster(context, trx, asked, how) })),
  );
}
