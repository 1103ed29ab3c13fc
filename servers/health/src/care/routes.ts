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
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { noteReadings } from "../people/readings.ts";
import { answerCareRequest } from "./answer.ts";
import { askRecord, handOverContact } from "./ask.ts";
import { answerHandOver, askHandOver, careUnits, waitingHandOvers } from "./hand-over.ts";
import { careRequests } from "./list.ts";

/** Adds the endpoints. */
export function addCare(http: Http<Viewer>, context: Context): void {
  addHandOvers(http, context);
  addRequests(http, context);
}

function addHandOvers(http: Http<Viewer>, context: Context): void {
  const { clock, database } = context;

  http.route(listCareUnits, async ({ words }) => ({
    units: [...(await careUnits(database.db, words, { now: clock.now() }))],
  }));

  http.route(askHandOverEndpoint, (asked, { caller }) => {
    const now = clock.now();
    return database.transaction(async (trx) => ({
      id: await askHandOver(context, trx, asked, { caller, now }),
    }));
  });

  http.route(answerHandOverEndpoint, (asked, { caller }) => {
    const now = clock.now();
    return database.transaction(async (trx) => ({
      caseId: await answerHandOver(context, trx, asked, { caller, now }),
    }));
  });

  http.route(listHandOvers, async (_, { caller }) => ({
    handOvers: await waitingHandOvers(context, database.db, caller.scope("cases.handover")),
  }));
}

function addRequests(http: Http<Viewer>, context: Context): void {
  const { clock, database } = context;

  http.route(askEndpoint, (asked, { caller }) =>
    database.transaction(async (trx) => ({
      asked: [...(await askRecord(context, trx, asked, { caller, now: clock.now() }))],
    })),
  );

  http.route(giveEndpoint, (asked, { caller }) =>
    database.transaction(async (trx) => ({
      id: await handOverContact(context, trx, asked, { caller, now: clock.now() }),
    })),
  );

  http.route(answerEndpoint, (asked, { caller }) =>
    database.transaction(async (trx) => {
      await answerCareRequest(context, trx, asked, { caller, now: clock.now() });
      return {};
    }),
  );

  http.route(listCareRequests, (_, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const scope = caller.scope("cases.handover");
      const { requests, people } = await careRequests(context, trx, { scope, now });
      await noteReadings(context, trx, now, caller, "care.list", people);
      return { requests: [...requests] };
    }),
  );
}
