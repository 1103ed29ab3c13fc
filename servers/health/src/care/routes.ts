/** The endpoints of records between units. */
import {
  answerCareRequest as answerEndpoint,
  askRecord as askEndpoint,
  handOverContact as giveEndpoint,
  listCareRequests,
} from "@bluezone/contract/health/care-requests";
import {
  answerHandOver as answerHandOverEndpoint,
  askHandOver as askHandOverEndpoint,
  listCareUnits,
  listHandOvers,
} from "@bluezone/contract/health/hand-overs";
import type { Desk } from "@bluezone/desk/change";
import { caseTarget } from "../cases/change-case.ts";
import { noteLook } from "../cases/look.ts";
import { contactTarget } from "../contacts/store.ts";
import type { Context } from "../context.ts";
import { noteReadings } from "../people/readings.ts";
import type { Tables } from "../tables.ts";
import { answerCareRequest, requestTarget } from "./answer.ts";
import { askRecord, handOverContact } from "./ask.ts";
import { answerHandOver, askHandOver, careUnits, handOverTarget, waitingHandOvers } from "./hand-over.ts";
import { careRequests } from "./list.ts";

/** Adds the endpoints. */
export function addCare(desk: Desk<Tables>, context: Context): void {
  addHandOvers(desk, context);
  addRequests(desk, context);
}

function addHandOvers(desk: Desk<Tables>, context: Context): void {
  const { clock, database } = context;

  desk.read(listCareUnits, async ({ words }) => ({
    units: [...(await careUnits(database.db, words, { now: clock.now() }))],
  }));

  desk.changeOf(
    askHandOverEndpoint,
    { ...caseTarget, lock: (trx, scope, { caseId }) => caseTarget.lock(trx, scope, { id: caseId }) },
    (asked, changing) => askHandOver(context, asked, changing),
  );

  desk.changeOf(answerHandOverEndpoint, handOverTarget, (asked, changing) =>
    answerHandOver(context, asked, changing),
  );

  desk.read(listHandOvers, async (_, { caller }) => ({
    handOvers: await waitingHandOvers(context, database.db, caller.scope("cases.handover")),
  }));
}

function addRequests(desk: Desk<Tables>, context: Context): void {
  const { clock, database } = context;

  desk.changes(askEndpoint, async (asked, { caller, change }) => {
    // In a transaction of its own: a number that nobody has is a look as well, though nothing is asked then.
    if ("number" in asked.of)
      await database.transaction((trx) => noteLook(context, trx, caller, clock.now()));
    return change((changing) => askRecord(context, asked, changing));
  });

  desk.changeOf(
    giveEndpoint,
    {
      ...contactTarget,
      lock: (trx, scope, { contactId }) => contactTarget.lock(trx, scope, { id: contactId }),
    },
    (asked, changing) => handOverContact(context, asked, changing),
  );

  desk.changeOf(answerEndpoint, requestTarget, (asked, changing) =>
    answerCareRequest(context, asked, changing),
  );

  desk.read(listCareRequests, (_, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const scope = caller.scope("cases.handover");
      const { requests, people } = await careRequests(context, trx, { scope, now });
      await noteReadings(context, trx, now, caller, "care.list", people);
      return { requests: [...requests] };
    }),
  );
}
