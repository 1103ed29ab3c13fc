/** What the questions to the database find, and what they leave out. */
import { after, before, test } from "node:test";
import { dayOf } from "@bluezone/protocol/time";
import { closeForeign, FOREIGN, foreignServer } from "./testing/foreign-desk.ts";
import { type Asker, assertAnswers, type Question } from "./testing/questions.ts";
import { questionsAroundCases, questionsOfCases } from "./testing/questions-of-cases.ts";
import { questionsAroundContacts, questionsOfContacts } from "./testing/questions-of-contacts.ts";
import { questionsAroundQuarantine, questionsOfQuarantine } from "./testing/questions-of-quarantine.ts";
import { questionsOfAnswerers, questionsOfCalls, questionsOfSent } from "./testing/questions-of-queues.ts";
import { questionsOfCodes, questionsOfData, questionsOfFiles } from "./testing/questions-of-records.ts";

let asker: Asker;
before(async () => {
  const opened = await FOREIGN.open();
  const [ours, theirs] = [await opened.ours(), await opened.theirs()];
  const { clock, database } = foreignServer();
  const now = clock.now();
  const { path } = await database.db
    .selectFrom("unit")
    .select("path")
    .where("id", "=", ours.unitId)
    .executeTakeFirstOrThrow();
  asker = { ours, theirs, now, today: dayOf(now, "vietnam"), scope: { paths: [path] }, path };
});
after(closeForeign);

const about = (what: string, questions: (of: Asker) => readonly Question[]) =>
  test(`what is asked ${what} is found on its edges, and nothing that differs from it`, async (t) => {
    for (const question of questions(asker))
      await t.test(question.of, () => assertAnswers(foreignServer().database, question));
  });

about("of contacts", questionsOfContacts);
about("around contacts", questionsAroundContacts);
about("of cases", questionsOfCases);
about("around cases", questionsAroundCases);
about("of quarantine", questionsOfQuarantine);
about("around quarantine", questionsAroundQuarantine);
about("of calls", questionsOfCalls);
about("of declarations and advice", questionsOfSent);
about("of who answers", questionsOfAnswerers);
about("of codes of cases", questionsOfCodes);
about("of files, reports and holds", questionsOfFiles);
about("of people's own data", questionsOfData);
