/** The endpoints that answer a request: the person is corrected or deleted, told or refused, and given a paper. */
import { Fault } from "@bluezone/contract/fault";
import {
  answerDataRequest,
  correctPerson,
  dataAnswerPdf,
  deletePerson,
  requestNumber,
} from "@bluezone/contract/health/data";
import { type ChangeContext, changed, type Desk, unchanged } from "@bluezone/desk/change";
import { pdfOf } from "@bluezone/paper/printer";
import { dayOf } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Scope } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import { findUnit } from "@bluezone/units/store";
import type { Context } from "../context.ts";
import type { Holding } from "../people/holding.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { noteReadings } from "../people/readings.ts";
import { changePerson, EVERYWHERE } from "../people/store.ts";
import { typedPerson } from "../people/typed.ts";
import { ms, type Tables, type Transaction } from "../tables.ts";
import { carryOut, writeDeletion } from "./delete.ts";
import { markDeleting } from "./delete-store.ts";
import { heldOf } from "./held.ts";
import { answerPaper } from "./paper.ts";
import { answered, NO_REQUEST, personOf, requested } from "./request.ts";
import { closeRequest, findRequest, opensHeld, requestOf, type StoredRequest } from "./store.ts";

const TOO_LATE = "This request was answered or changed meanwhile.";

/** Closes a request in a transaction. Throws Fault `conflict` when somebody was faster. */
async function close(
  { trx, now, caller }: Pick<ChangeContext<Tables>, "trx" | "now" | "caller">,
  row: Pick<StoredRequest, "id" | "version">,
  how: { readonly state: "done" | "refused"; readonly refusal?: Uint8Array },
): Promise<void> {
  const closed = await closeRequest(trx, row, {
    state: how.state,
    refusal: how.refusal ?? null,
    answered_ms: ms(now),
    answered_by: caller.id,
  });
  if (!closed) throw new Fault("conflict", TOO_LATE);
}

/** Adds them. */
export function addDataAnswers(
  http: Http<Viewer>,
  desk: Desk<Tables>,
  context: Context,
  holdings: readonly Holding[],
): void {
  const { clock, database } = context;

  desk.change(correctPerson, async ({ id, version, person: typed }, { trx, now, caller, scope }) => {
    const row = await requested(trx, scope, id);
    const person = await personOf(context, trx, row.person_id);
    if (!person || row.kind !== "correct") throw new Fault("conflict", "There is nothing to correct.");
    const fields = typedPerson(context.config.province, typed, dayOf(now, "vietnam"), person);
    const keys = await openPeopleKeys(context, trx);
    if (person.version !== version || !(await changePerson(trx, { keys, now }, person, fields)))
      throw new Fault("conflict", "Somebody else changed this person meanwhile.");
    await close({ trx, now, caller }, row, { state: "done" });
    return changed(await answered(context, trx, row), {
      action: "data.correct",
      subject: id,
      fields: ["name", "birthYear", "phone", "commune", "address", "about"],
    });
  });

  desk.changes(deletePerson, async ({ id, version }, { change }) => {
    const { answer: decided } = await change(async ({ trx, now, caller, scope }) => {
      const row = await requested(trx, scope, id);
      if (row.state === "deleting") return unchanged({ row, now });
      if (row.version !== version || !(await markDeleting(trx, row, caller.id)))
        throw new Fault("conflict", TOO_LATE);
      return changed({ row, now }, { action: "data.delete", subject: id });
    });
    await writeDeletion(context, decided.row.person_id, decided.now);
    return change(async ({ trx, now }) => {
      const erased = await carryOut(trx, holdings, decided.row.person_id, now);
      const answer = await answered(context, trx, decided.row);
      return erased ? changed(answer, erased) : unchanged(answer);
    });
  });

  desk.changeOf(
    answerDataRequest,
    {
      // Closing compares the version once more, so that no lock is needed.
      lock: (trx: Transaction, scope: Scope, { id }) => findRequest(trx, scope, id),
      missing: NO_REQUEST,
      conflict: TOO_LATE,
      still: ({ kind }, { refusal }) => refusal !== null || kind === "see",
    },
    async ({ id, refusal }, { trx, now, caller, row }) => {
      const person = await personOf(context, trx, row.person_id);
      const sealed = refusal === null ? undefined : person?.own.seal(`data_request/${id}/refusal`, refusal);
      await close({ trx, now, caller }, row, {
        state: refusal === null ? "done" : "refused",
        ...(sealed ? { refusal: sealed } : {}),
      });
      const action = refusal === null ? "data.answer" : "data.refuse";
      return changed(await answered(context, trx, row), { action, subject: id });
    },
  );

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
      const tables = tells ? await heldOf(context, trx, holdings, person, now) : [];
      const titles = Object.fromEntries(holdings.map(({ table, title }) => [table, title]));
      const paper = answerPaper(requestOf(row, person), tables, titles, {
        unitName: unit.name,
        above: above?.name,
        province: context.config.province,
        now,
        illustrative: unit.illustrative,
      });
      await noteReadings(context, trx, now, caller, "data.paper", person ? [person.id] : []);
      return { body: await pdfOf(paper), name: `tra-loi-${requestNumber(row.id)}.pdf` };
    }),
  );
}
