/** What the questions to the database find, and what they leave out. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { dayOf } from "@bluezone/protocol/time";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { careRequests } from "./care/list.ts";
import { listCases } from "./cases/list-store.ts";
import type { Context } from "./context.ts";
import { countTo } from "./count-to.ts";
import { type Columns, copy, crowd, passing } from "./testing/copied.ts";
import { closeForeign, FOREIGN, foreignServer } from "./testing/foreign-desk.ts";
import { lists } from "./testing/most.ts";
import { type Asker, assertAnswers, just, type Question } from "./testing/questions.ts";
import { questionsAroundCases, questionsOfCases } from "./testing/questions-of-cases.ts";
import { questionsOfClusters } from "./testing/questions-of-clusters.ts";
import { questionsAroundContacts, questionsOfContacts } from "./testing/questions-of-contacts.ts";
import { questionsAroundQuarantine, questionsOfQuarantine } from "./testing/questions-of-quarantine.ts";
import { questionsOfAnswerers, questionsOfCalls, questionsOfSent } from "./testing/questions-of-queues.ts";
import { questionsOfCodes, questionsOfData, questionsOfFiles } from "./testing/questions-of-records.ts";
import { createVault } from "./vault.ts";

let asker: Asker;
before(async () => {
  const opened = await FOREIGN.open();
  const [ours, theirs] = [await opened.ours(), await opened.theirs()];
  const { clock, config, database } = foreignServer();
  const now = clock.now();
  const { path } = await database.db
    .selectFrom("unit")
    .select("path")
    .where("id", "=", ours.unitId)
    .executeTakeFirstOrThrow();
  const today = dayOf(now, "vietnam");
  asker = { ours, theirs, now, today, scope: { paths: [path] }, path, context: { config } as Context };
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
about("of clusters", questionsOfClusters);
about("of quarantine", questionsOfQuarantine);
about("around quarantine", questionsAroundQuarantine);
about("of calls", questionsOfCalls);
about("of declarations and advice", questionsOfSent);
about("of who answers", questionsOfAnswerers);
about("of codes of cases", questionsOfCodes);
about("of files, reports and holds", questionsOfFiles);
about("of people's own data", questionsOfData);

test("a list ends, however many there are", async (t) => {
  for (const { of, most, table, row, unique, ask } of lists(asker))
    await t.test(`${of}: ${most}`, () =>
      passing(foreignServer().database, async (trx) => {
        await copy(trx, table, row);
        await crowd(trx, table, most, unique);
        assert.equal((await ask(trx)).length, most);
      }),
    );
});

test("rows are counted up to a limit, and beyond it only that there are more", () =>
  passing(foreignServer().database, async (trx) => {
    await copy(trx, "cluster", { made_by: "mine" });
    await crowd(trx, "cluster", 4);
    const count = (most: number) =>
      countTo(trx, trx.selectFrom("cluster").where("made_by", "=", "mine"), most);
    assert.deepEqual(
      [await count(4), await count(5), await count(6)],
      [
        { total: 4, more: true },
        { total: 5, more: false },
        { total: 5, more: false },
      ],
    );
  }));

test("a search is counted to the page that is asked for and one row on, and its page is cut out of it", () =>
  passing(foreignServer().database, async (trx) => {
    const { scope, path, ours } = asker;
    const open = { merged_into: null, closed_ms: null };
    await copy(trx, "case_record", { person_id: ours.personId, unit_path: path, ...open });
    await crowd(trx, "case_record", 6);
    const found = async (limit: number, offset: number) => {
      const asked = { state: "all", words: "x", limit, offset } as const;
      const anybody = { number: undefined, marks: undefined };
      const { rows, total, more } = await listCases(trx, scope, asked, anybody);
      return { numbers: rows.map(({ number }) => number), total, more };
    };
    const all = await found(100, 0);
    assert.deepEqual([all.numbers.length, all.more], [all.total, false]);
    assert.deepEqual(await found(2, 1), { numbers: all.numbers.slice(1, 3), total: 4, more: true });
    const { total } = all;
    assert.deepEqual(await found(1, total - 1), { numbers: all.numbers.slice(-1), total, more: false });
    assert.deepEqual(await found(1, total), { numbers: [], total, more: false });
  }));

test("somebody whom a unit asks for is named to it while they are shown, and to who looks after them", async () => {
  const { database, config } = foreignServer();
  const random = seededRandom("care");
  const context = { config, random, vault: createVault(config.secrets, random) };
  const { theirs, scope, path, now } = asker;
  /** Whether the person of a request of ours is named; `kept` is where they are looked after. */
  const named = (more: Columns, kept = "x/") =>
    passing(database, async (trx) => {
      await trx.updateTable("person").set({ unit_path: kept }).where("id", "=", theirs.personId).execute();
      const request = {
        of_person: theirs.personId,
        asker_unit_path: path,
        other_unit_path: "x/",
        answered_ms: just(now),
      };
      await copy(trx, "care_request", { ...request, answer: "shown", until_ms: just(now, 1), ...more });
      const { requests, people } = await careRequests(context, trx, { scope, now });
      const shown = requests.find(({ id }) => id === "new");
      assert.equal(people.includes(theirs.personId), shown?.person !== null);
      return [shown?.person !== null, shown?.side];
    });
  assert.deepEqual(await named({}), [true, "theirs"]);
  assert.deepEqual(await named({ until_ms: just(now) }), [false, "theirs"]);
  assert.deepEqual(await named({ until_ms: null }), [false, "theirs"]);
  assert.deepEqual(await named({ answer: "declined" }), [false, "theirs"]);
  assert.deepEqual(await named({ asker_unit_path: "x/", other_unit_path: path }), [false, "mine"]);
  assert.deepEqual(await named({ answer: "declined" }, path), [true, "theirs"]);
});
