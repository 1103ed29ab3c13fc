/** What the stores of numbers leave out: other weeks, other districts, what came later, what no longer holds or not yet. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { cutOffOf, Week } from "@bluezone/contract/rollout/week";
import { ALERT_ANSWERS, areasOf } from "@bluezone/contract/rollout/weekly-figure";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { on } from "@bluezone/policy/dated";
import { isoDay, parseDay } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { at, DAY, day, EVERYWHERE, HOLD, HOLDING, OURS, testRows } from "../testing/rows.ts";
import { activeCounts, alertCounts, countReport } from "./active-store.ts";
import { putSmartphones, putTarget, smartphonesOn, targetsOn } from "./basis-store.ts";
import { downloadsOf, putDownloads } from "./downloads-store.ts";
import { askedUnits, counted, listMissing, listSent } from "./lists-store.ts";
import { communesOn, districtPath, provinceOn } from "./places-store.ts";
import { scans } from "./scans-store.ts";
import { addSending, numbersOf, sendings, weeksOf } from "./store.ts";
import { sums } from "./sums-store.ts";

const WEEK = Week.parse("2020-12-27");
const [BEFORE, AFTER] = [Week.parse("2020-12-20"), Week.parse("2021-01-03")];
const sunday = parseDay(WEEK);

const t = shared(testRows);
beforeEach(() =>
  t.empty(
    "unit",
    "unit_numbers",
    "downloads",
    "smartphone_count",
    "target",
    "active_answer",
    "placement",
    "placement_scan",
  ),
);

test("a count of smartphones and a target hold on their days, and another takes their place from its first day on", async () => {
  for (const [name, days] of Object.entries(HOLDING)) {
    await t.put("smartphone_count", { district: name, ...days });
    await t.put("target", { id: name, source: name, ...days });
  }
  assert.deepEqual((await smartphonesOn(t.db, day())).map(({ district }) => district).sort(), HOLD);
  assert.deepEqual(
    (await targetsOn(t.db, day())).map(({ id }) => id),
    HOLD,
  );
  await t.empty("smartphone_count", "target");
  const row = (name: string, from: number, to: number | null) => ({
    district: name,
    valid_from_day: from,
    valid_to_day: to,
    count: 1,
    source: "s",
  });
  await t.put(
    "smartphone_count",
    row("883", DAY - 20, DAY - 11),
    row("883", DAY - 10, DAY),
    row("883", DAY, null),
    row("883", DAY + 7, null),
    row("889", DAY - 10, null),
  );
  await t.within((trx) => putSmartphones(trx, { ...row("883", DAY, null), count: 7 }));
  assert.deepEqual(await t.all("smartphone_count", "district", "valid_from_day", "valid_to_day", "count"), [
    ["883", DAY - 20, DAY - 11, 1],
    ["883", DAY - 10, DAY - 1, 1],
    ["883", DAY, null, 7],
    ["883", DAY + 7, null, 1],
    ["889", DAY - 10, null, 1],
  ]);
  await t.within((trx) => putSmartphones(trx, row("889", DAY, null)));
  assert.deepEqual((await t.all("smartphone_count", "district", "valid_to_day")).slice(-2), [
    ["889", DAY - 1],
    ["889", null],
  ]);
  const target = (id: string, source: string, per: string, from: number, to: number | null) => ({
    id,
    source,
    per,
    share: 60,
    basis: "b",
    valid_from_day: from,
    valid_to_day: to,
  });
  await t.put(
    "target",
    target("1", "A", "district", DAY - 20, DAY - 11),
    target("2", "A", "district", DAY - 10, DAY),
    target("3", "A", "province", DAY - 10, null),
    target("4", "B", "district", DAY - 10, null),
    target("5", "A", "district", DAY + 7, null),
  );
  await t.within((trx) => putTarget(trx, target("6", "A", "district", DAY, null)));
  assert.deepEqual(await t.all("target", "id", "valid_to_day"), [
    ["1", DAY - 11],
    ["2", DAY - 1],
    ["3", null],
    ["4", null],
    ["5", null],
    ["6", null],
  ]);
  const kept = await t.within((trx) =>
    putTarget(trx, { ...target("7", "A", "district", DAY, null), share: 70 }),
  );
  assert.deepEqual([kept.id, kept.share], ["6", 70], "of the same day: in its place");
});

test("downloads of some weeks are the newest of each district that were there at an instant, and change only when they differ", async () => {
  const row = (district: string, week: string, version: number, at_ms: number) => ({
    district,
    week_day: parseDay(week),
    version,
    at_ms: String(at_ms),
    count: version,
  });
  await t.put(
    "downloads",
    row("883", WEEK, 1, 5),
    row("883", WEEK, 2, 10),
    row("883", WEEK, 3, 11),
    row("883", BEFORE, 1, 1),
    row("889", WEEK, 1, 10),
    row("889", AFTER, 1, 10),
  );
  const found = async (...weeks: (typeof WEEK)[]) =>
    (await downloadsOf(t.db, weeks, at(10))).map(({ district, week_day, count }) => [
      district,
      isoDay(day(week_day - DAY)),
      count,
    ]);
  assert.deepEqual(await found(WEEK), [
    ["883", WEEK, 2],
    ["889", WEEK, 1],
  ]);
  assert.deepEqual(await found(BEFORE, AFTER), [
    ["883", BEFORE, 1],
    ["889", AFTER, 1],
  ]);
  const given = { district: "883", week: WEEK, count: 3, source: "", illustrative: false };
  const put = (more: Partial<typeof given>) =>
    t.within((trx) => putDownloads(trx, { ...given, ...more }, "somebody", at(20)));
  assert.equal(await put({}), "unchanged");
  assert.equal(await put({ count: 4 }), "changed");
  assert.equal(await put({ count: 4, source: "other" }), "changed");
  assert.equal(await put({ count: 4, source: "other", illustrative: true }), "changed");
  assert.equal(await put({ count: 4, source: "other", illustrative: true }), "unchanged");
  assert.equal(await put({ district: "884" }), "added");
  assert.equal(await put({ week: BEFORE, count: 1 }), "unchanged");
  assert.deepEqual(
    (await t.all("downloads", "district", "week_day", "version"))
      .filter(([of]) => of !== "889")
      .map(([, , n]) => n),
    [1, 1, 2, 3, 4, 5, 6, 1],
  );
});

test("answers of phones are counted one by one, a week and its areas apart", async () => {
  for (const answer of ["883", "883", "889"])
    await countReport(areasOf(AN_GIANG), t.db, WEEK, { district: answer, hours: "0" });
  await countReport(areasOf(AN_GIANG), t.db, BEFORE, { district: "883", hours: "0" });
  await t.put("active_answer", {
    week_day: sunday,
    areas: "of another time",
    question: "district",
    answer: "883",
    n: 50,
  });
  const { district, hours } = await activeCounts(areasOf(AN_GIANG), t.db, WEEK);
  assert.deepEqual(
    district.filter((n) => n > 0),
    [2, 1],
  );
  assert.equal(
    district.reduce((sum, n) => sum + n),
    3,
  );
  assert.ok(hours.every((n) => n === 0 || n === 3));
});

test("what came of alerts is counted over weeks, of the reports that say it, and no other answer moves", async () => {
  const areas = areasOf(AN_GIANG);
  const before = await activeCounts(areas, t.db, WEEK);
  for (const alert of ["none", "none", "high-positive"])
    await countReport(areas, t.db, WEEK, { district: "884", hours: "0-6", alert });
  await countReport(areas, t.db, BEFORE, { district: "884", hours: "0-6", alert: "low-opened-day" });
  await countReport(areas, t.db, WEEK, { district: "884", hours: "0-6" });
  const both = await alertCounts(areas, t.db, { from: BEFORE, to: WEEK });
  const counted = (counts: readonly number[]) =>
    Object.fromEntries(ALERT_ANSWERS.flatMap((answer, i) => (counts[i] ? [[answer, counts[i]]] : [])));
  assert.deepEqual(counted(both), { none: 2, "low-opened-day": 1, "high-positive": 1 });
  const one = await alertCounts(areas, t.db, { from: WEEK, to: WEEK });
  assert.deepEqual(counted(one), { none: 2, "high-positive": 1 });
  const { district } = await activeCounts(areas, t.db, WEEK);
  const moved = district.map((n, i) => n - (before.district[i] ?? 0)).filter((n) => n !== 0);
  assert.deepEqual(moved, [4], "one district alone");
});

/** Units by whether they are asked for a week: of a type that is, on its Sunday, within reach. */
async function putUnits(): Promise<void> {
  for (const [name, days] of Object.entries(HOLDING))
    await t.put("unit", {
      id: name,
      name,
      type: "school",
      path: `a/${name}/`,
      district: name === "first" ? "884" : "883",
      commune: "1",
      ...days,
      valid_from_day: days.valid_from_day - DAY + sunday,
      valid_to_day: days.valid_to_day === null ? null : days.valid_to_day - DAY + sunday,
    });
  await t.put("unit", {
    id: "shop",
    name: "shop",
    type: "hotel",
    path: "a/shop/",
    district: "883",
    valid_from_day: 1,
  });
  await t.put("unit", {
    id: "never",
    name: "never",
    type: "province-committee",
    path: "a/never/",
    valid_from_day: 1,
  });
  await t.put("unit", {
    id: "other",
    name: "other",
    type: "school",
    path: "b/",
    district: "883",
    valid_from_day: 1,
  });
}
const sent = (unit: string, version: number, more: object = {}) => ({
  unit_id: unit,
  unit_path: unit === "other" ? "b/" : `a/${unit}/`,
  district: unit === "first" ? "884" : "883",
  commune: unit === "last" ? "2" : "1",
  week_day: sunday,
  version,
  client_id: `${unit} ${version} ${JSON.stringify(more)}`,
  staff: version,
  at_ms: String(version),
  ...more,
});

test("units that are asked for a week are of an asked type, within reach, and hold on its Sunday; sent is what came by an instant", async () => {
  await putUnits();
  await t.put(
    "unit_numbers",
    sent("holds", 1),
    sent("holds", 2),
    sent("holds", 3),
    sent("first", 3),
    sent("last", 1, { week_day: sunday - 7 }),
    sent("other", 1),
  );
  const all = { limit: 100, offset: 0 };
  const missing = await listMissing(t.db, OURS, WEEK, at(2), all);
  const ids = missing.units.map(({ id }) => id);
  assert.ok(
    !ids.includes("ended") && !ids.includes("later") && !ids.includes("other") && !ids.includes("holds"),
  );
  assert.deepEqual(
    ids.filter((id) => ["first", "last"].includes(id)),
    ["first", "last"],
  );
  assert.equal(missing.total, ids.length);
  const without = async (until: number) =>
    (await listMissing(t.db, OURS, WEEK, at(until), all)).units.map(({ id }) => id);
  assert.ok(!(await without(3)).includes("first"), "what came at that instant has come");
  const narrow = async (more: object) =>
    (await listMissing(t.db, OURS, WEEK, at(2), { ...all, ...more })).units.map(({ id }) => id);
  assert.deepEqual(await narrow({ type: "school", district: "883" }), ["last"]);
  const one = { ...all, type: "school", limit: 1 };
  assert.equal((await listMissing(t.db, OURS, WEEK, at(2), one)).total, 2);
  assert.deepEqual(await narrow({ type: "school", limit: 1, offset: 1 }), ["last"]);
  assert.deepEqual(await listMissing(t.db, OURS, WEEK, at(2), { ...all, district: "999" }), {
    units: [],
    total: 0,
  });
  assert.deepEqual(await counted(t.db, OURS, WEEK, at(2)), { expected: ids.length + 1, reported: 1 });
  const asked = await askedUnits(t.db, OURS, WEEK, at(2));
  assert.equal(asked.length, ids.length + 1);
  assert.deepEqual(
    asked.filter((one) => one.sent).map((one) => [one.id, one.sent?.staff]),
    [["holds", 2]],
  );
  const list = async (more: object = {}, until = 3) => {
    const { rows, total } = await listSent(t.db, OURS, WEEK, at(until), { ...all, ...more });
    return [rows.map(({ unit_id, version }) => `${unit_id} ${version}`).join(), total];
  };
  assert.deepEqual(await list(), ["first 3,holds 3", 2]);
  assert.deepEqual(await list({}, 2), ["holds 2", 1]);
  assert.deepEqual(await list({ district: "884" }), ["first 3", 1]);
  assert.deepEqual(await list({ type: "hotel" }), ["", 0]);
  assert.deepEqual(await list({ limit: 1, offset: 1 }), ["holds 3", 2]);
});

test("sums of a week are of the newest sendings within reach, by place, and of one district when it is named", async () => {
  await putUnits();
  await t.put(
    "unit_numbers",
    sent("holds", 1),
    sent("holds", 2),
    sent("last", 4),
    sent("first", 8),
    sent("other", 16),
    sent("holds", 9, { week_day: sunday - 7, client_id: "x" }),
  );
  const of = async (...given: [by: "district" | "commune", district?: string]) =>
    (await sums(t.db, OURS, [WEEK], at(8), ...given))
      .map(({ place, totals, reported }) => [place, totals.staff, reported])
      .sort();
  assert.deepEqual(await of("district"), [
    ["883", 6, 2],
    ["884", 8, 1],
  ]);
  assert.deepEqual(await of("commune", "883"), [
    ["1", 2, 1],
    ["2", 4, 1],
  ]);
});

test("a unit's sendings are its own, of one week, the newest first; one that is there already is not added", async () => {
  await t.put(
    "unit_numbers",
    sent("holds", 1),
    sent("holds", 2),
    sent("last", 5),
    sent("holds", 7, { week_day: sunday - 7 }),
  );
  assert.deepEqual(
    (await sendings(t.db, "holds", WEEK)).map(({ version }) => version),
    [2, 1],
  );
  assert.deepEqual(
    (await weeksOf(t.db, "holds", [WEEK, AFTER])).map(({ version }) => version),
    [2],
  );
  assert.deepEqual(
    (await weeksOf(t.db, "holds", [WEEK, BEFORE])).map(({ version }) => version),
    [2, 7],
  );
  const sending = {
    unit: { id: "holds", path: "a/holds/", district: null, commune: null },
    week: WEEK,
    version: 3,
    totals: { staff: 1, smartphones: 1, installed: 1, helped: 1, posters: 1 },
    difficulties: "",
    proposals: "",
    clientId: "mine",
    by: "somebody",
    at: at(9),
  };
  const [newest] = await sendings(t.db, "holds", WEEK);
  assert.ok(newest);
  const isLate = (after: number) =>
    numbersOf(WEEK, { ...newest, at_ms: String(cutOffOf(WEEK) + after) }).late;
  assert.deepEqual([isLate(0), isLate(1)], [false, true], "up to the cut-off it is in time");
  assert.equal(await addSending(t.db, sending), true);
  assert.equal(await addSending(t.db, { ...sending, version: 4 }), false, "the same client id");
  assert.equal(await addSending(t.db, { ...sending, clientId: "other" }), false, "the same version");
});

test("places are the committees that hold on a day: communes, of one district when it is named, the district's, the province", async () => {
  for (const [name, days] of Object.entries(HOLDING)) {
    const own = { name: `Xã ${name}`, ...days };
    await t.put(
      "unit",
      {
        id: `c ${name}`,
        type: "commune-committee",
        path: `c/${name}/`,
        commune: name,
        district: "883",
        ...own,
      },
      { id: `d ${name}`, type: "district-committee", path: `d/${name}/`, district: name, ...own },
    );
  }
  await t.put("unit", {
    id: "no code",
    type: "commune-committee",
    path: "c/x/",
    district: "883",
    valid_from_day: 1,
  });
  await t.put("unit", {
    id: "c 2",
    type: "commune-committee",
    path: "c/2/",
    commune: "2",
    district: "884",
    valid_from_day: 1,
  });
  await t.put("unit", {
    id: "s",
    type: "school",
    path: "c/s/",
    commune: "3",
    district: "883",
    valid_from_day: 1,
  });
  const codes = async (district?: string) =>
    (await communesOn(t.db, day(), district)).map(({ code }) => code);
  assert.deepEqual(await codes(), ["2", ...HOLD]);
  assert.deepEqual(await codes("883"), HOLD);
  for (const name of Object.keys(HOLDING))
    assert.equal(
      await districtPath(t.db, day(), name),
      (HOLD as readonly string[]).includes(name) ? `d/${name}/` : undefined,
      name,
    );
  assert.equal(await provinceOn(AN_GIANG, t.db, day()), undefined);
  const province = { level: "province", name: "An Giang", valid_from_day: 1 };
  await t.put(
    "unit",
    { id: "p1", code: "88-x", path: "p1/", ...province, valid_to_day: DAY - 1 },
    { id: "p2", code: "88-x", path: "p2/", ...province, valid_from_day: DAY + 1 },
    { id: "p3", code: "90-x", path: "p3/", ...province, parent: "p4" },
    { id: "p4", code: "89-x", path: "p4/", ...province, valid_from_day: DAY, valid_to_day: DAY },
    { id: "p0", code: "87-x", path: "p0/", ...province, level: "district" },
  );
  const found = await provinceOn(AN_GIANG, t.db, day());
  assert.deepEqual([found?.path, found?.place.code], ["p4/", "89"]);
  const people = on(AN_GIANG.districts, day()).reduce((sum, { population }) => sum + (population ?? 0), 0);
  assert.equal(found?.place.population, people);
  const merged = parseDay("2025-07-01");
  await t.put("unit", { id: "p5", code: "91-x", path: "p5/", ...province, valid_from_day: merged });
  assert.equal(
    (await provinceOn(AN_GIANG, t.db, merged))?.place.population,
    null,
    "it has no districts any more",
  );
});

test("scans of a week are those of its seven days, of placements within reach", async () => {
  await t.put("unit", { id: "u", path: "a/u/", district: "883" }, { id: "v", path: "b/v/", district: "884" });
  await t.put(
    "placement",
    { code: "OURS", unit: "u", unit_path: "a/u/" },
    { code: "THEIRS", unit: "v", unit_path: "b/v/" },
  );
  for (const [back, n] of [
    [7, 100],
    [6, 1],
    [0, 2],
    [-1, 100],
  ] as const)
    await t.put("placement_scan", { code: "OURS", day: sunday - back, scans: n });
  await t.put("placement_scan", { code: "THEIRS", day: sunday, scans: 50 });
  assert.deepEqual(await scans(t.db, OURS, WEEK), [{ district: "883", scans: 3 }]);
  assert.equal((await scans(t.db, EVERYWHERE, WEEK)).length, 2);
});
