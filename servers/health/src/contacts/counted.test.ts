/** What the database counts of each case's contacts is what is there, whatever happens to them. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import type { Transaction } from "../tables.ts";
import { passing } from "../testing/copied.ts";
import { addCounted, type CountedContact, drawContacts, keptCounts } from "../testing/counted-contacts.ts";
import { type TestHealth, testHealth } from "../testing/health.ts";

let at: TestHealth;
before(async () => {
  at = await testHealth();
  // Units are there once somebody works in one.
  await at.as("health-officer", "889-medical-centre");
});
after(() => at.close());

const add = (trx: Transaction, id: string, contact: CountedContact) =>
  addCounted(trx, id, at.unit("889-medical-centre"), contact);

test("contacts that are entered, classed, moved to another case, loosed from it or destroyed are counted with their case", () =>
  passing(at.database, async (trx) => {
    await add(trx, "a", { case_id: "first", source: "interview", class: null });
    await add(trx, "b", { case_id: "first", source: "app", class: "F2" });
    await add(trx, "c", { case_id: null, source: "file", class: "F1" });
    await keptCounts(trx);
    await trx.updateTable("contact").set({ class: "F1" }).where("id", "=", "a").execute();
    await trx.updateTable("contact").set({ source: "app" }).where("id", "=", "a").execute();
    await keptCounts(trx);
    await trx.updateTable("contact").set({ case_id: "second" }).where("id", "in", ["b", "c"]).execute();
    assert.deepEqual(
      (await keptCounts(trx)).map(({ case_id, app, file }) => [case_id, app, file]),
      [
        ["first", 1, 0],
        ["second", 1, 1],
      ],
    );
    await trx.updateTable("contact").set({ case_id: null }).where("case_id", "=", "second").execute();
    await trx.deleteFrom("contact").where("id", "=", "a").execute();
    assert.deepEqual(await keptCounts(trx), [], "nothing is left of a case without contacts");
  }));

test("whatever changes in whatever order, many at once too: counts are those of the rows", () =>
  passing(at.database, async (trx) => {
    const draw = drawContacts(seededRandom("contacts of cases"));
    for (let n = 0; n < 120; n++) {
      await add(trx, `contact ${n}`, draw.contact());
      const some = trx.updateTable("contact").where("case_id", "=", draw.case());
      if (n % 4 === 0) await some.set({ case_id: draw.case() }).execute();
      if (n % 4 === 1) await some.where("source", "=", draw.source()).set(draw.contact()).execute();
      if (n % 4 === 3) await some.set({ class: draw.class() }).execute();
      if (n % 4 === 2)
        await trx
          .deleteFrom("contact")
          .where("source", "=", draw.source())
          .where("case_id", "=", draw.case())
          .execute();
      await keptCounts(trx);
    }
    assert.ok((await keptCounts(trx)).length > 0, "and some are there at the end");
  }));
