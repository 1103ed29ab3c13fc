/** The register's queries over a few units: what each leaves out, and each at its edge. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Day, parseDay } from "@bluezone/protocol/time";
import type { Transaction } from "@bluezone/server-kit/sql/database";
import { testSchema } from "@bluezone/server-kit/testing/schema";
import { shared } from "@bluezone/server-kit/testing/shared";
import { fold } from "@bluezone/vietnamese/fold";
import { units } from "./migration.ts";
import { movePaths } from "./move.ts";
import { mustReachProvince, reachesProvince } from "./province.ts";
import type { UnitRow, UnitTables } from "./rows.ts";
import {
  around,
  findUnit,
  findUnits,
  goesOnAs,
  idOn,
  isPlaceKnown,
  pathOf,
  putUnit,
  unitOf,
  unitsOfCode,
} from "./store.ts";

const TODAY = parseDay("2020-12-27");
const unit = (id: string, above: string, more: Partial<UnitRow> = {}): UnitRow => ({
  id,
  code: id.split("@")[0] ?? "",
  type: "school",
  level: "site",
  name: `Trường ${id}`,
  search: fold(`Trường ${id}`),
  parent: above.split("/").at(-2) ?? null,
  path: `${above}${id}/`,
  district: null,
  commune: null,
  population: null,
  border: false,
  valid_from_day: TODAY - 100,
  valid_to_day: null,
  illustrative: false,
  ...more,
});
const TOP = unit("top@1", "", { type: "province-committee", level: "province" });
const HEALTH = unit("dep@1", TOP.path, { type: "health-department", level: "province" });
const WEST = unit("west@1", TOP.path, { type: "district-committee", level: "district", district: "1" });
/** Its type says department; it stands below a district, where no department stands. */
const FALSE = unit("false@1", WEST.path, { type: "health-department", level: "province", district: "1" });
const SCHOOL = unit("s@1", WEST.path, { district: "1", commune: "11", search: fold("Trường Vĩnh Hanh") });
const EAST = unit("east@1", TOP.path, { type: "district-committee", level: "district", district: "2" });
const OLD = unit("old@1", EAST.path, { district: "2", valid_to_day: TODAY - 1 });
const LAST = unit("last@1", EAST.path, { district: "2", valid_to_day: TODAY });
const FIRST = unit("first@1", EAST.path, { district: "2", valid_from_day: TODAY });
const NEXT = unit("next@1", EAST.path, { district: "2", valid_from_day: TODAY + 1 });
const ALL = [TOP, HEALTH, WEST, FALSE, SCHOOL, EAST, OLD, LAST, FIRST, NEXT];
const PROVINCE = { paths: [TOP.path] };

const database = shared(async () => {
  const database = await testSchema<UnitTables>({ schema: "x", migrations: { units } });
  await database.db.insertInto("unit").values(ALL).execute();
  return database;
});

/** Runs a test's changes in a transaction that is undone at its end. */
async function undone(work: (trx: Transaction<UnitTables>) => Promise<void>): Promise<void> {
  const end = new Error("undone");
  await assert.rejects(
    database.transaction(async (trx) => {
      await work(trx);
      throw end;
    }),
    (error) => error === end,
  );
}

const found = async (more: object = {}, scope: { paths: readonly string[] } = PROVINCE) =>
  findUnits(database.db, scope, { on: TODAY, limit: 100, offset: 0, ...more });
const ids = async (...given: Parameters<typeof found>) => (await found(...given)).units.map(({ id }) => id);

test("a list holds whoever holds on the day: from the first day to the last", async () => {
  assert.deepEqual(await ids({ parent: EAST.id }), [FIRST.id, LAST.id]);
  assert.deepEqual(await ids({ parent: EAST.id, on: Day(TODAY - 1) }), [LAST.id, OLD.id]);
  assert.deepEqual(await ids({ parent: EAST.id, on: Day(TODAY + 1) }), [FIRST.id, NEXT.id]);
});

test("a list keeps to its scope, its filters, its pages, and counts all", async () => {
  assert.deepEqual(await ids({}, { paths: [WEST.path] }), [WEST.id, FALSE.id, SCHOOL.id]);
  assert.deepEqual(await ids({}, { paths: [] }), []);
  assert.deepEqual(await ids({ level: "district" }), [EAST.id, WEST.id]);
  assert.deepEqual(await ids({ type: "province-committee" }), [TOP.id]);
  assert.deepEqual(await ids({ words: "HANH trường" }), [SCHOOL.id]);
  assert.deepEqual(await ids({ words: "hanh nowhere" }), []);
  const page = await found({ limit: 2, offset: 1 });
  assert.deepEqual([page.units.map(({ id }) => id), page.total], [[HEALTH.id, EAST.id], 8]);
  assert.equal((await found({ words: "nowhere" })).total, 0);
});

test("a unit is read within reach only, with those above it from the top and how many lie right below", async () => {
  assert.equal(await findUnit(database.db, { paths: [EAST.path] }, SCHOOL.id), undefined);
  const school = await findUnit(database.db, { paths: [WEST.path] }, SCHOOL.id);
  assert.deepEqual(school, unitOf(SCHOOL));
  assert.ok(school);
  const { above, below } = await around(database.db, school);
  assert.deepEqual([above.map(({ id }) => id), below], [[TOP.id, WEST.id], 0]);
  assert.deepEqual(await around(database.db, unitOf(TOP)), { above: [], below: 3 });
  assert.equal(unitOf(LAST).validTo, "2020-12-27");
  assert.equal(unitOf(SCHOOL).validTo, null);
});

test("a code is the unit's that holds on the day; its namesakes are found in capitals too", async () => {
  assert.equal(await idOn(database.db, "last", TODAY), LAST.id);
  assert.equal(await idOn(database.db, "last", Day(TODAY + 1)), undefined);
  assert.equal(await idOn(database.db, "next", TODAY), undefined);
  assert.equal(await idOn(database.db, "first", TODAY), FIRST.id);
  assert.equal(await idOn(database.db, "elsewhere", TODAY), undefined);
  assert.deepEqual(
    (await unitsOfCode(database.db, "EAST")).map(({ id }) => id),
    [EAST.id],
  );
  assert.equal(await pathOf(database.db, SCHOOL.id), SCHOOL.path);
  assert.equal(await pathOf(database.db, "nowhere"), undefined);
});

test("a place is known when a unit lies in this district and this commune", async () => {
  const known = (district: string | null, commune: string | null) =>
    isPlaceKnown(database.db, { district, commune });
  assert.equal(await known("1", "11"), true);
  assert.equal(await known("1", "12"), false);
  assert.equal(await known("2", "11"), false);
  assert.equal(await known(null, null), true);
  assert.equal(await known(null, "11"), false);
});

test("the province is reached by who reaches a unit that acts for it, on its days, at its place", async () => {
  const reaches = (path: string, on = TODAY) => reachesProvince(database.db, { paths: [path] }, on);
  assert.equal(await reaches(TOP.path), true);
  assert.equal(await reaches(HEALTH.path), true);
  assert.equal(await reaches(""), true, "the operator");
  for (const { path } of [WEST, FALSE, SCHOOL]) assert.equal(await reaches(path), false, path);
  assert.equal(await reachesProvince(database.db, { paths: [] }, TODAY), false);
  assert.equal(await reachesProvince(database.db, PROVINCE, TODAY, ["information-department"]), false);
  const first = Day(HEALTH.valid_from_day);
  assert.deepEqual(
    [await reaches(HEALTH.path, first), await reaches(HEALTH.path, Day(first - 1))],
    [true, false],
  );
  await undone(async (trx) => {
    await trx.updateTable("unit").set({ valid_to_day: TODAY }).where("id", "=", HEALTH.id).execute();
    const reached = (on: Day) => reachesProvince(trx, { paths: [HEALTH.path] }, on);
    assert.deepEqual([await reached(TODAY), await reached(Day(TODAY + 1))], [true, false]);
  });
  await assert.rejects(mustReachProvince(database.db, { paths: [WEST.path] }, TODAY), /whole province/);
  await mustReachProvince(database.db, PROVINCE, TODAY);
});

test("a unit that moves takes along what lies below it, and nobody beside it", () =>
  undone(async (trx) => {
    const beside = unit("west@12", TOP.path, { level: "district", district: "3" });
    await putUnit(trx, undefined, beside);
    const to = `${EAST.path}${WEST.id}/`;
    await putUnit(trx, WEST, { ...WEST, parent: EAST.id, path: to });
    assert.equal(await pathOf(trx, SCHOOL.id), `${to}${SCHOOL.id}/`);
    assert.equal(await pathOf(trx, WEST.id), to);
    assert.equal(await pathOf(trx, beside.id), beside.path);
    await movePaths(trx, [{ from: to, to: WEST.path }]);
    assert.equal(await pathOf(trx, SCHOOL.id), SCHOOL.path);
    await movePaths(trx, []);
  }));

test("a unit that ended goes on as what bears its code from the day after, one after another; one that holds, or that nothing follows, does not", async () => {
  const below = (id: string, from: number, to: number | null) =>
    unit(id, EAST.path, { code: "k", district: "2", valid_from_day: from, valid_to_day: to });
  await undone(async (trx) => {
    await trx
      .insertInto("unit")
      .values([
        below("k@1", TODAY - 9, TODAY - 6),
        below("k@2", TODAY - 5, TODAY - 1),
        below("k@3", TODAY, null),
        unit("gap@1", EAST.path, { code: "gap", district: "2", valid_to_day: TODAY - 3 }),
        unit("gap@2", EAST.path, { code: "gap", district: "2", valid_from_day: TODAY - 1 }),
      ])
      .execute();
    const heir = async (id: string, on: number) => (await goesOnAs(trx, id, Day(on)))?.unitId;
    assert.equal(await heir("k@1", TODAY), "k@3");
    assert.equal(await heir("k@1", TODAY - 1), "k@2", "on a day of its own");
    assert.equal(await heir("k@1", TODAY - 6), undefined, "on its last day it still holds");
    assert.equal(await heir("k@3", TODAY), undefined);
    assert.equal(await heir("gap@1", TODAY), undefined, "a day between is no hand-over");
    assert.equal(await heir(OLD.id, TODAY), undefined);
    assert.equal(await heir("nobody", TODAY), undefined);
  });
});
