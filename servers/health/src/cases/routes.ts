/** The endpoints of cases. */
import { Fault } from "@bluezone/contract/fault";
import {
  mergeCases as mergeEndpoint,
  undoMerge as undoEndpoint,
} from "@bluezone/contract/health/case-merges";
import {
  changeCase as changeEndpoint,
  classifyCase as classifyEndpoint,
  closeCase as closeEndpoint,
  findDoubles as doublesEndpoint,
  endInterview as endInterviewEndpoint,
  listCaseCommunes,
  listCases as listEndpoint,
  readCase as readEndpoint,
  recordCase as recordEndpoint,
  reopenCase as reopenEndpoint,
  reportCase as reportEndpoint,
} from "@bluezone/contract/health/cases";
import { answered, type Desk } from "@bluezone/desk/change";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { noteReadings } from "../people/readings.ts";
import { typedPhone } from "../people/typed.ts";
import type { Tables } from "../tables.ts";
import { caseTarget, changeCase, closeCase, endInterview, reopenCase, reportCase } from "./change-case.ts";
import { classifyCase } from "./classify.ts";
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
export function addCase(desk: Desk<Tables>, context: Context, hooks: CaseHooks): void {
  addReading(desk, context);
  addChanging(desk, context, hooks);
}

function addReading(desk: Desk<Tables>, context: Context): void {
  const { clock, database } = context;
  desk.read(listCaseCommunes, async (_, { caller }) => ({
    communes: [...(await caseCommunes(database.db, caller.scope("cases.read")))],
  }));

  desk.read(listEndpoint, (filter, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
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

  desk.read(readEndpoint, ({ id }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const found = await readCase(context, trx, { scope: caller.scope("cases.read"), now }, id);
      if (!found) throw new Fault("not_found", "There is no such case within reach.");
      await noteReadings(context, trx, now, caller, "case", found.people);
      return found.read;
    }),
  );

  desk.read(doublesEndpoint, ({ name, birthYear, phone }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
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

function addChanging(desk: Desk<Tables>, context: Context, hooks: CaseHooks): void {
  desk.changes(recordEndpoint, async (asked, { caller, change }) => {
    const recorded = await change((changing) => recordCase(context, hooks, asked, changing));
    const { id, number } = recorded.answer;
    const sent = await hooks.sendCode({ caseId: id, asked, caller, change });
    return answered(recorded, { id, number: numberOf(context.config, number), ...sent });
  });

  desk.changeOf(changeEndpoint, caseTarget, (asked, changing) => changeCase(context, asked, changing));
  desk.changeOf(classifyEndpoint, caseTarget, (asked, changing) =>
    classifyCase(context, hooks, asked, changing),
  );
  desk.changeOf(reportEndpoint, caseTarget, reportCase);
  desk.changeOf(closeEndpoint, caseTarget, (asked, changing) => closeCase(context, hooks, asked, changing));
  desk.changeOf(reopenEndpoint, caseTarget, reopenCase);
  desk.changeOf(endInterviewEndpoint, caseTarget, endInterview);
  desk.change(mergeEndpoint, (asked, changing) => mergeCases(context, hooks, asked, changing));
  desk.change(undoEndpoint, (asked, changing) => undoMerge(context, hooks, asked, changing));
}
