/** The endpoints of answers to the questions of a disease. */
import { Fault } from "@bluezone/contract/fault";
import {
  answerQuestionnaire,
  dropQuestionnaire,
  readQuestionnaire,
} from "@bluezone/contract/health/questionnaire";
import { changed, type Desk } from "@bluezone/desk/change";
import { questionnaireOn } from "@bluezone/policy/questionnaire";
import { dayOf } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import { personOfCase } from "../cases/change-case.ts";
import { actorNames } from "../cases/names-store.ts";
import { type CaseRow, findCase, staysCase } from "../cases/store.ts";
import { shownAt } from "../cases/view.ts";
import { findContact, noContact } from "../contacts/store.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { noteReadings } from "../people/readings.ts";
import { readPeople } from "../people/store.ts";
import { drawId } from "../record-id.ts";
import { ms, type Sql, type Tables } from "../tables.ts";
import { checkAnswers, openAnswers, sealedAnswers } from "./answers.ts";
import { answersOf, deleteAnswers, insertAnswers, lockAnswers, type Of, putAnswers } from "./store.ts";

const MEANWHILE = "Somebody has answered meanwhile.";

/** Whose answers, within reach; `caseOf` looks the case up. Throws Fault `not_found`; `conflict` for a case that goes on in another record. */
async function personIdOf<S extends Sql>(
  sql: S,
  scope: Scope,
  of: Of,
  caseOf: (sql: S, scope: Scope, id: string) => Promise<CaseRow | undefined>,
): Promise<string> {
  if ("contactId" in of) {
    const contact = await findContact(sql, scope, of.contactId);
    if (!contact) throw noContact();
    return contact.person_id;
  }
  const row = await caseOf(sql, scope, of.caseId);
  if (!row) throw new Fault("not_found", "There is no such case within reach.");
  if (row.merged_into !== null) throw new Fault("conflict", "This case goes on in another record.");
  return row.person_id;
}

const entry = (verb: "answer" | "drop", of: Of) => ({
  action: `questionnaire.${verb}`,
  subject: "caseId" in of ? of.caseId : of.contactId,
  fields: ["caseId" in of ? "case" : "contact"],
});

/** Adds the endpoints. */
export function addQuestionnaire(desk: Desk<Tables>, context: Context): void {
  const { clock, database, random } = context;
  const { disease } = context.config;

  desk.read(readQuestionnaire, ({ of }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      await personIdOf(trx, caller.scope("contacts.read"), of, findCase);
      const edition = questionnaireOn(disease, dayOf(now, "vietnam"))?.edition ?? null;
      const row = await answersOf(trx, of);
      if (!row) return { edition, answered: null };
      const keys = await openPeopleKeys(context, trx);
      const person = (await readPeople(trx, keys, random, [row.person_id])).get(row.person_id);
      if (!person) throw new Fault("not_found", "This person's data was deleted.");
      const names = await actorNames(trx, [row.changed_by]);
      await noteReadings(context, trx, now, caller, "questionnaire", [person.id]);
      return {
        edition,
        answered: {
          edition: row.edition,
          answers: openAnswers(row, person) as never,
          version: row.version,
          changed: shownAt(row.changed_ms),
          by: names.get(row.changed_by) ?? "",
        },
      };
    }),
  );

  desk.change(answerQuestionnaire, async ({ of, version, edition, answers }, { trx, caller, now, scope }) => {
    const personId = await personIdOf(trx, scope, of, staysCase);
    const own = await lockAnswers(trx, scope, of);
    // Those of a record that was merged into this one are shown here, and answered anew they are this one's own.
    const shown = own ?? (await answersOf(trx, of));
    if ((shown?.version ?? 0) !== version) throw new Fault("conflict", MEANWHILE);
    const as = "caseId" in of ? "case" : "contact";
    checkAnswers(disease, { edition, answers }, as, {
      before: shown?.edition,
      today: dayOf(now, "vietnam"),
    });
    const person = await personOfCase(context, trx, { person_id: personId });
    const id = own?.id ?? drawId(random);
    const columns = {
      edition,
      body: sealedAnswers(id, person, answers),
      version: version + 1,
      changed_ms: ms(now),
      changed_by: caller.id,
    };
    if (own) await putAnswers(trx, id, columns);
    else {
      const of_ =
        "caseId" in of
          ? { case_id: of.caseId, contact_id: null }
          : { case_id: null, contact_id: of.contactId };
      const row = { id, person_id: personId, ...of_, ...columns, made_ms: ms(now), made_by: caller.id };
      if (!(await insertAnswers(trx, row))) throw new Fault("conflict", MEANWHILE);
    }
    return changed({ version: version + 1 }, entry("answer", of));
  });

  desk.change(dropQuestionnaire, async ({ of, version }, { trx, scope }) => {
    await personIdOf(trx, scope, of, staysCase);
    const own = await lockAnswers(trx, scope, of);
    if (!own) throw new Fault("not_found", "Nobody has answered yet.");
    if (own.version !== version) throw new Fault("conflict", MEANWHILE);
    await deleteAnswers(trx, own.id);
    return changed({}, entry("drop", of));
  });
}
