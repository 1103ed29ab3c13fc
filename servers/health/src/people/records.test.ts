/** A search finds the same records in the same order, whether its page fills at the top of the list or is looked for in all of it. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Transaction } from "../tables.ts";
import { insert, loose, passing } from "../testing/copied.ts";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { addCaseOf } from "../testing/somebody.ts";
import { searchRecords } from "./records-store.ts";

let at: TestHealth;
let caseId: string;
before(async () => {
  at = await testHealth();
  await at.as("health-officer", "889-medical-centre");
  ({ id: caseId } = await addCaseOf(at, at.clock.now(), { commune: "30478" }));
});
after(() => at.close());

/** Contacts of forty people: mark 2 has every second, 3 every third, 7 every seventh; some elsewhere, two entered at once. */
const PEOPLE = Array.from({ length: 40 }, (_, n) => ({
  id: `c${String(n).padStart(2, "0")}`,
  marks: [2, 3, 7].filter((every) => n % every === 0).map(String),
  commune: n % 4 === 1 ? "30463" : "30478",
  path: n % 5 === 4 ? "y/" : "x/",
  place: String(100 + Math.floor(n / 2)),
  class: n % 2 === 0 ? "F1" : "F2",
}));

async function enter(trx: Transaction): Promise<void> {
  const person = await loose(trx).selectFrom("person").selectAll().limit(1).executeTakeFirstOrThrow();
  const { unit_id = "" } = person;
  for (const one of PEOPLE) {
    await insert(trx, "person", { ...person, id: one.id, marks: one.marks, commune: one.commune });
    await insert(trx, "contact", {
      ...{
        id: one.id,
        person_id: one.id,
        unit_id,
        unit_path: one.path,
        case_id: caseId,
        source: "interview",
      },
      ...{ masked: "no", touched: false, carer: false, class: one.class, version: 1, made_by: "x" },
      ...{ changed_by: "x", made_ms: one.place, changed_ms: "7" },
    });
  }
}

/** The same by reading them all. */
const expected = (
  marks: readonly string[],
  most: number,
  ...conditions: ((one: (typeof PEOPLE)[0]) => boolean)[]
) =>
  PEOPLE.filter((one) => one.path === "x/" && marks.every((mark) => one.marks.includes(mark)))
    .filter((one) => conditions.every((is) => is(one)))
    .map(({ id }) => id)
    .reverse()
    .slice(0, most);

test("a search finds the same at whatever depth its page fills", () =>
  passing(at.database, async (trx) => {
    await enter(trx);
    const scope = { paths: ["x/"] };
    const classed = trx.selectFrom("contact").select("contact.id").where("class", "=", "F1");
    for (const top of [1, 6, 25, 10_000])
      for (const most of [1, 4, 100])
        for (const marks of [["2"], ["7"], ["2", "3"], ["2", "3", "7"], ["11"]]) {
          const said = `${marks} ${most} ${top}`;
          const search = (of: object, among: typeof classed | undefined) =>
            searchRecords(trx, "contact", { scope, ...of }, { marks, among, most, top });
          assert.deepEqual(await search({}, undefined), expected(marks, most), said);
          assert.deepEqual(
            await search({ commune: "30478" }, undefined),
            expected(marks, most, ({ commune }) => commune === "30478"),
            said,
          );
          assert.deepEqual(
            await search({ after: { place: "112", id: "c25" } }, classed),
            expected(
              marks,
              most,
              ({ id }) => id < "c25",
              (one) => one.class === "F1",
            ),
            said,
          );
        }
    assert.deepEqual(
      await searchRecords(trx, "contact", { scope }, { marks: [], among: undefined, most: 9 }),
      [],
    );
  }));
