/** The endpoints that answer a request: the person is corrected or deleted, told or refused, and given a paper. */
import { Fault } from "@bluezone/contract/fault";
import {
  answerDataRequest,
  correctPerson,
  dataAnswerPdf,
  deletePerson,
  requestNumber,
} from "@bluezone/contract/health/data";
import { officialPdf } from "@bluezone/paper/official-pdf";
import { dayOf, type Instant } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import { findUnit } from "@bluezone/units/store";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { noteReadings } from "../people/readings.ts";
import { changePerson, EVERYWHERE } from "../people/store.ts";
import { typedPerson } from "../people/typed.ts";
import { ms, type Transaction } from "../tables.ts";
import { carryOut, decideDeletion, writeDeletion } from "./delete.ts";
import { heldOf } from "./held.ts";
import { HOLDINGS } from "./holdings.ts";
import { answerPaper } from "./paper.ts";
import { answered, personOf, requested } from "./request.ts";
import { closeRequest, findRequest, opensHeld, requestOf, type StoredRequest } from "./store.ts";

/** Closes a request in a transaction. Throws Fault `conflict` when somebody was faster. */
async function close(
  trx: Transaction,
  caller: Viewer,
  now: Instant,
  row: Pick<StoredRequest, "id" | "version">,
  how: { readonly state: "done" | "refused"; readonly refusal?: Uint8Array },
): Promise<void> {
  const closed = await closeRequest(trx, row, {
    state: how.state,
    refusal: how.refusal ?? null,
    answered_ms: ms(now),
    answered_by: caller.id,
  });
  if (!closed) throw new Fault("conflict", "This request was answered or changed meanwhile.");
}

/** Adds them. */
export function addDataAnswers(http: Http<Viewer>, context: Context): void {
  const { clock, database, staff } = context;

  http.route(correctPerson, async ({ id, version, person: typed }, { caller }) => {
    const now = clock.now();
    return database.transaction(async (trx) => {
      const row = await requested(trx, caller, "data.act", id);
      const person = await personOf(context, trx, row.person_id);
      if (!person || row.kind !== "correct") throw new Fault("conflict", "There is nothing to correct.");
      if (person.version !== version)
        throw new Fault("conflict", "Somebody else changed this person meanwhile.");
      const fields = typedPerson(typed, dayOf(now, "vietnam"));
      const keys = await openPeopleKeys(context, trx);
      if (!(await changePerson(trx, { keys, now }, person, fields)))
        throw new Fault("conflict", "Somebody else changed this person meanwhile.");
      await close(trx, caller, now, row, { state: "done" });
      const answer = await answered(context, trx, row);
      await staff.audit(trx, now, {
        actor: caller.id,
        action: "data.correct",
        subject: id,
        fields: ["name", "birthYear", "phone", "commune", "address"],
      });
      return answer;
    });
  });

  http.route(deletePerson, async ({ id, version }, { caller }) => {
    const now = clock.now();
    const doing = { actor: caller.id, now };
    const row = await database.transaction(async (trx) => {
      const asked = await requested(trx, caller, "data.act", id);
      if (asked.state !== "deleting" && !(await decideDeletion(trx, { id, version }, doing)))
        throw new Fault("conflict", "This request was answered or changed meanwhile.");
      return asked;
    });
    await writeDeletion(context, row.person_id, now);
    return database.transaction(async (trx) => {
      await carryOut(trx, row.person_id, doing);
      return answered(context, trx, row);
    });
  });

  http.route(answerDataRequest, async ({ id, version, refusal }, { caller }) => {
    const now = clock.now();
    return database.transaction(async (trx) => {
      const row = await requested(trx, caller, "data.act", id);
      if (row.version !== version || (refusal === null && row.kind !== "see"))
        throw new Fault("conflict", "This request was answered or changed meanwhile.");
      const person = await personOf(context, trx, row.person_id);
      const sealed = refusal === null ? undefined : person?.own.seal(`data_request/${id}/refusal`, refusal);
      await close(trx, caller, now, row, {
        state: refusal === null ? "done" : "refused",
        ...(sealed ? { refusal: sealed } : {}),
      });
      const answer = await answered(context, trx, row);
      await staff.audit(trx, now, {
        actor: caller.id,
        action: refusal === null ? "data.answer" : "data.refuse",
        subject: id,
      });
      return answer;
    });
  });

  http.download(dataAnswerPdf, async ({ id = "" }, { caller }) =>
    database.transaction(async (trx) => {
      const row = await findRequest(trx, caller.scope("data.read"), id);
      const unit = row && (await findUnit(trx, { paths: [row.unit_path] }, row.unit_id));
      if (!row || !unit) return undefined;
      const now = clock.now();
      const above = unit.parent === null ? undefined : await findUnit(trx, EVERYWHERE, unit.parent);
      const person = await personOf(context, trx, row.person_id);
      const tells = person !== undefined && row.state !== "refused";
      if (tells && !opensHeld(row, now)) return undefined;
      const tables = tells ? await heldOf(context, trx, person, now) : [];
      const titles = Object.fromEntries(HOLDINGS.map(({ table, title }) => [table, title]));
      const paper = answerPaper(requestOf(row, person), tables, titles, {
        unitName: unit.name,
        above: above?.name,
        now,
        illustrative: unit.illustrative,
      });
      await noteReadings(context, trx, now, caller, "data.paper", person ? [person.id] : []);
      return { body: officialPdf(paper), name: `tra-loi-${requestNumber(row.id)}.pdf` };
    }),
  );
}
