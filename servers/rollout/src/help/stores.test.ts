/** What the stores of helping leave out: what is folded, of other days, of others' units, gone, not approved, of another version. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { addDays, dayStart } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { at, DAY, day, EVERYWHERE, HOLD, HOLDING, OURS, testRows } from "../testing/rows.ts";
import { waits } from "../testing/waiting.ts";
import { keepChecklist, newestChecklists } from "./checklists/store.ts";
import { foldTallies } from "./tallies/fold.ts";
import {
  countUnfoldedTallies,
  helpedBetween,
  knownTallies,
  type SumKey,
  sumByUnit,
  sumTallies,
} from "./tallies/store.ts";
import {
  committeeWithin,
  countVenues,
  findVenue,
  findVenues,
  insertVenue,
  isTaken,
  publicVenues,
  updateVenue,
} from "./venues/store.ts";
import { findVisits, insertVisit, lockVisit, nearUnits, updateVisit } from "./visits/store.ts";
import { VENUES, VISITS } from "./waiting-store.ts";

const t = shared(testRows);
beforeEach(() => t.empty("unit", "help_tally", "checklist", "visit", "venue"));

const tally = (id: string, more: object = {}) => ({
  id,
  unit: "u",
  unit_path: "a/u/",
  district: "883",
  commune: "1",
  day: DAY,
  place: "counter",
  phone: "android",
  problem: "other",
  ...more,
});

test("sums of help are of some days and of units within reach; what is folded counts by district alone", async () => {
  await t.put("unit", { id: "u", path: "a/u/", name: "ours" }, { id: "v", path: "b/v/", name: "theirs" });
  await t.put(
    "help_tally",
    tally("before", { day: DAY - 1, count: 100 }),
    tally("from", { count: 1 }),
    tally("to", { day: DAY + 6, count: 2, commune: "2" }),
    tally("after", { day: DAY + 7, count: 100 }),
    tally("theirs", { unit: "v", unit_path: "b/v/", district: "884", count: 8 }),
    tally("week", { day: DAY + 6, place: "", phone: "", problem: "", count: 4 }),
  );
  const days = [day(), day(6)] as const;
  for (const [by, found] of [
    ["place", [["counter", 3]]],
    ["phone", [["android", 3]]],
    ["problem", [["other", 3]]],
    [
      "day",
      [
        [DAY, 1],
        [DAY + 6, 2],
      ],
    ],
    ["district", [["883", 7]]],
  ] as const satisfies readonly (readonly [SumKey, unknown])[])
    assert.deepEqual(
      (await sumTallies(t.db, OURS, days, by)).map(({ key, count }) => [key, count]),
      found,
      by,
    );
  assert.deepEqual(
    (await sumByUnit(t.db, OURS, days)).map(({ name, count }) => [name, count]),
    [["ours", 7]],
  );
  assert.deepEqual(
    (await sumByUnit(t.db, EVERYWHERE, days)).map(({ name, count }) => [name, count]),
    [
      ["theirs", 8],
      ["ours", 7],
    ],
  );
  assert.deepEqual((await helpedBetween(t.db, ...days)).map((one) => Object.values(one)).sort(), [
    ["883", "1", 5],
    ["883", "2", 2],
    ["884", "1", 8],
  ]);
  assert.deepEqual([...(await knownTallies(t.db, ["from", "none"]))], ["from"]);
  assert.deepEqual([...(await knownTallies(t.db, []))], []);
});

test("tallies up to a Sunday are folded into one a unit and week, added to what is folded already; later ones stay", async () => {
  // `DAY` is a Friday.
  const sunday = day(-5);
  await t.put(
    "help_tally",
    tally("1", { day: sunday - 6, count: 1 }),
    tally("2", { day: sunday, count: 2 }),
    tally("3", { day: sunday - 7, count: 4 }),
    tally("4", { day: sunday, unit: "v", count: 8 }),
    tally("5", { day: sunday + 1, count: 16 }),
  );
  assert.equal(await t.within((trx) => countUnfoldedTallies(trx, sunday)), 4);
  const folded = [
    [sunday - 7, "u", 4, ""],
    [sunday, "u", 3, ""],
    [sunday, "v", 8, ""],
    [sunday + 1, "u", 16, "counter"],
  ];
  const rows = () => t.all("help_tally", "day", "unit", "count", "place");
  assert.equal(await t.within((trx) => foldTallies(trx, sunday)), 4);
  assert.deepEqual(await rows(), folded);
  assert.equal(await t.within((trx) => countUnfoldedTallies(trx, sunday)), 0);
  assert.equal(await t.within((trx) => foldTallies(trx, sunday)), 0);
  assert.deepEqual(await rows(), folded);
  await t.put("help_tally", tally("6", { day: sunday - 1, count: 32 }));
  assert.equal(await t.within((trx) => foldTallies(trx, sunday)), 1);
  assert.deepEqual((await rows())[1], [sunday, "u", 35, ""], "one that came late");
});

test("a place's newest list is that of its last day, and of that day the last one; of one kind when it is named", async () => {
  await t.put("unit", { id: "u", path: "a/u/" }, { id: "w", path: "a/w/" }, { id: "v", path: "b/v/" });
  const list = (id: string, more: object = {}) => ({
    id,
    unit: "u",
    unit_path: "a/u/",
    kind: "shop",
    day: DAY,
    answers: "{}",
    at_ms: "1",
    ...more,
  });
  await t.put(
    "checklist",
    list("first"),
    list("second", { at_ms: "2" }),
    list("older", { day: DAY - 1, at_ms: "9" }),
    list("school", { kind: "school" }),
    list("other", { unit: "w", unit_path: "a/w/", day: DAY + 1 }),
    list("theirs", { unit: "v", unit_path: "b/v/" }),
  );
  const found = async (kind?: string, limit = 9) =>
    (await newestChecklists(t.db, OURS, kind, limit)).map(({ id }) => id);
  assert.deepEqual((await found()).sort(), ["other", "school", "second"]);
  assert.equal((await found())[0], "other");
  assert.deepEqual(await found("shop"), ["other", "second"]);
  assert.deepEqual(await found("shop", 1), ["other"]);
  const again = { ...list("first"), unit: "w" };
  assert.equal(await t.within((trx) => keepChecklist(trx, again)), false);
  assert.equal(await t.within((trx) => keepChecklist(trx, { ...again, id: "new" })), true);
});

test("a visit is seen by who plans it and who receives it, and changed by who plans it", async () => {
  await t.put("unit", { id: "u", path: "a/u/" }, { id: "v", path: "b/v/" });
  const visit = (id: string, [from, host]: readonly [string, string], more: object = {}) => ({
    id,
    unit: from,
    unit_path: from === "u" ? "a/u/" : "b/v/",
    host,
    host_path: host === "u" ? "a/u/" : "b/v/",
    kind: "shop",
    day: DAY,
    together: "[]",
    state: "planned",
    answers: "{}",
    advice: "",
    changed_ms: "1",
    version: 1,
    ...more,
  });
  await t.put(
    "visit",
    visit("1", ["u", "v"]),
    visit("2", ["v", "u"], { day: DAY - 1 }),
    visit("3", ["v", "v"]),
    visit("4", ["u", "u"], { day: DAY + 1, state: "done" }),
  );
  const ids = async (asked: { state?: string; from?: ReturnType<typeof day>; limit?: number }) =>
    (await findVisits(t.db, OURS, { state: undefined, from: undefined, limit: 9, ...asked })).map(
      ({ id }) => id,
    );
  assert.deepEqual(await ids({}), ["2", "1", "4"]);
  assert.deepEqual(await ids({ state: "planned" }), ["2", "1"]);
  assert.deepEqual(await ids({ from: day() }), ["1", "4"]);
  assert.deepEqual(await ids({ limit: 2 }), ["2", "1"]);
  await t.within(async (trx) => {
    assert.equal((await lockVisit(trx, OURS, "1"))?.id, "1");
    assert.equal(await lockVisit(trx, OURS, "2"), undefined);
    await updateVisit(trx, "1", { advice: "soap" });
    assert.equal(await insertVisit(trx, visit("2", ["u", "u"])), false);
  });
  assert.deepEqual(await t.all("visit", "id", "advice"), [
    ["1", "soap"],
    ["2", ""],
    ["3", ""],
    ["4", ""],
  ]);
});

test("units near another are those below it or in its district that hold on a day, without itself", async () => {
  const unit = (id: string, path: string, district: string | null, more: object = {}) => ({
    id,
    path,
    name: id,
    type: "shop",
    district,
    valid_from_day: 1,
    ...more,
  });
  for (const [name, days] of Object.entries(HOLDING))
    await t.put("unit", unit(name, `a/u/${name}/`, "884", days));
  await t.put(
    "unit",
    unit("u", "a/u/", "883"),
    unit("x beside", "c/x/", "883"),
    unit("y elsewhere", "c/y/", "884"),
    unit("z nowhere", "c/z/", null),
  );
  const near = async (district: string | null) =>
    (await nearUnits(t.db, { id: "u", path: "a/u/", district }, day())).map(({ id }) => id);
  assert.deepEqual(await near("883"), [...HOLD, "x beside"]);
  assert.deepEqual(await near(null), HOLD);
  const crowd = Array.from({ length: 2_001 }, (_, i) => unit(`n${i}`, `c/${i}/`, "885"));
  await t.put("unit", ...crowd);
  assert.equal((await nearUnits(t.db, { id: "x", path: "x/", district: "885" }, day())).length, 2_000);
});

const venue = (id: string, more: object = {}) => ({
  id,
  unit: "u",
  unit_path: "a/u/",
  key: `key ${id}`,
  search: `${id} cho`,
  name: id,
  kind: "shop",
  district: "883",
  place: "",
  cashless: "[]",
  online: null,
  order_phone: null,
  delivery: "[]",
  valid_from_day: 1,
  valid_to_day: null,
  gone: false,
  illustrative: false,
  changed_ms: "1",
  version: 1,
  hands: "[]",
  approved_by: "somebody",
  ...more,
});
const SELLING = {
  cashless: { cashless: '["qr"]' },
  online: { online: "https://a.vn" },
  phone: { order_phone: "1" },
  delivery: { delivery: '["x"]' },
} as const;

test("the desk finds venues within reach that are not gone, by district, by how they sell, by words; what waits comes first", async () => {
  await t.put(
    "venue",
    venue("b plain"),
    venue("a plain", { district: "884" }),
    venue("waits", { approved_by: null }),
    venue("gone", { gone: true }),
    venue("theirs", { unit_path: "b/v/" }),
    ...Object.entries(SELLING).map(([name, more]) => venue(`sells ${name}`, more)),
  );
  const names = async (asked: Partial<Parameters<typeof findVenues>[2]> = {}) => {
    const { rows, total } = await findVenues(t.db, OURS, { limit: 99, ...asked });
    assert.equal(total, asked.limit === 2 ? 7 : rows.length);
    return rows.map(({ name }) => name);
  };
  const sells = Object.keys(SELLING)
    .map((name) => `sells ${name}`)
    .sort();
  assert.deepEqual(await names(), ["waits", "a plain", "b plain", ...sells]);
  assert.deepEqual(await names({ district: "884" }), ["a plain"]);
  assert.deepEqual(await names({ words: " CHỢ  plain " }), ["a plain", "b plain"]);
  assert.deepEqual(await names({ limit: 2 }), ["waits", "a plain"]);
  assert.deepEqual(await names({ district: "999" }), []);
  for (const filter of ["cashless", "online", "phone", "delivery"] as const)
    assert.deepEqual(await names({ filter }), [`sells ${filter}`]);
  assert.equal((await findVenue(t.db, OURS, "waits"))?.id, "waits");
  for (const id of ["gone", "theirs", "none"]) assert.equal(await findVenue(t.db, OURS, id), undefined, id);
});

test("everybody sees venues that are approved, not gone, and hold on the day; counts are of these", async () => {
  for (const [name, days] of Object.entries(HOLDING))
    await t.put("venue", venue(name, { ...days, ...SELLING.online }));
  await t.put(
    "venue",
    venue("gone", { gone: true }),
    venue("waits", { approved_by: null }),
    venue("elsewhere", {
      district: "884",
      unit_path: "b/v/",
      ...SELLING.cashless,
      ...SELLING.phone,
      ...SELLING.delivery,
    }),
  );
  const names = async (district?: string, filter?: "online" | "cashless") =>
    (await publicVenues(t.db, day(), district, filter)).map(({ name }) => name);
  assert.deepEqual(await names(), ["elsewhere", ...HOLD]);
  assert.deepEqual(await names("883"), HOLD);
  assert.deepEqual(await names(undefined, "cashless"), ["elsewhere"]);
  const ours = { district: "883", all: 3, cashless: 0, online: 3, phone: 0, delivery: 0 };
  assert.deepEqual(await countVenues(t.db, day(), OURS), [ours]);
  assert.deepEqual(await countVenues(t.db, day()), [
    ours,
    { district: "884", all: 1, cashless: 1, online: 0, phone: 1, delivery: 1 },
  ]);
});

test("a venue's key is taken as long as it is listed; one that is gone gives it up, and comes back as its next version", async () => {
  await t.put(
    "venue",
    venue("1"),
    venue("2", { gone: true, version: 4 }),
    venue("3", { gone: true, version: 7 }),
  );
  assert.equal(await isTaken(t.db, "key 1", "9"), true);
  assert.equal(await isTaken(t.db, "key 1", "1"), false);
  assert.equal(await isTaken(t.db, "key 9", "9"), false);
  const insert = (id: string, key: string) =>
    t.within((trx) => {
      const { version: _, ...row } = venue(id, { key });
      return insertVenue(trx, row);
    });
  assert.equal(await insert("9", "key 1"), undefined, "listed under another id");
  assert.equal(await insert("9", "key 2"), 1, "the other is gone");
  assert.equal(await insert("3", "key 3"), 8, "comes back");
  assert.equal(await insert("1", "key 8"), undefined, "an id that is listed");
  assert.deepEqual(await t.all("venue", "id", "key", "gone", "version"), [
    ["1", "key 1", false, 1],
    ["2", "2", true, 4],
    ["3", "key 3", false, 8],
    ["9", "key 2", false, 1],
  ]);
  const update = (id: string, version: number) =>
    t.within((trx) => updateVenue(trx, { id, version }, { name: "new" }));
  assert.equal(await update("3", 7), false);
  assert.equal(await update("3", 8), true);
  assert.deepEqual(await t.all("venue", "id", "name", "version"), [
    ["1", "1", 1],
    ["2", "2", 4],
    ["3", "new", 9],
    ["9", "9", 1],
  ]);
});

test("a district's committee is within reach when it lies there, no other unit of the district and no other's committee", async () => {
  await t.put(
    "unit",
    { id: "1", path: "a/1/", type: "district-committee", district: "883" },
    { id: "2", path: "b/2/", type: "district-committee", district: "884" },
    { id: "3", path: "a/3/", type: "shop", district: "885" },
  );
  for (const [district, within] of [
    ["883", true],
    ["884", false],
    ["885", false],
  ] as const)
    assert.equal(await committeeWithin(t.db, OURS, district), within, district);
});

test("venues wait for a second person within reach, and a unit's own visits from their day on", async () => {
  await t.put("unit", { id: "u", path: "a/u/", name: "U" });
  await t.put(
    "venue",
    venue("listed"),
    venue("waits", { approved_by: null, hands: '["x"]', changed_ms: "7" }),
    venue("gone", { approved_by: null, gone: true }),
    venue("theirs", { approved_by: null, unit_path: "b/v/" }),
  );
  const asked = { today: day(), now: at(0) };
  assert.deepEqual(await waits(t.db, VENUES, OURS, asked), [
    { subject: "waits", unitPath: "a/u/", label: "waits", since: 7, barred: ["x"] },
  ]);
  const visit = (id: string, more: object) => ({
    ...{ id, unit: "u", unit_path: "a/u/", host: "u", host_path: "a/u/", together: "[]", answers: "{}" },
    ...{ state: "planned", changed_ms: "3", ...more },
  });
  await t.put(
    "visit",
    visit("today", { day: DAY }),
    visit("missed", { day: DAY - 9 }),
    visit("tomorrow", { day: DAY + 1 }),
    visit("done", { day: DAY, state: "done" }),
    visit("above", { day: DAY, unit_path: "a/" }),
  );
  const own = { paths: ["a/u/"] };
  const rows = (await waits(t.db, VISITS, own, asked)).toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
  const dayOver = (on: number) => dayStart(addDays(day(on), 1), "vietnam");
  assert.deepEqual(
    rows.map(({ subject, label, since, due }) => [subject, label, since, due]),
    [
      ["missed", "U", 3, dayOver(-9)],
      ["today", "U", 3, dayOver(0)],
    ],
  );
});
