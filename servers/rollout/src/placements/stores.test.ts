/** What the stores of placements leave out: of others' units, of other days, states and runs, printed later, taken already. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { shared } from "@bluezone/server-kit/testing/shared";
import { at, DAY, day, EVERYWHERE, OURS, testRows } from "../testing/rows.ts";
import { actionsOf, holdPlacements, keepActions, settle } from "./actions-store.ts";
import { publicPlacement } from "./install/store.ts";
import { findPhoto, keepPhoto } from "./photo-store.ts";
import {
  advanceRun,
  countOldRuns,
  findRun,
  findRuns,
  forgetRuns,
  holdRun,
  keepRun,
  keepSheets,
  markPrinted,
  placementsOfSheets,
  printable,
  runOf,
  unitNameOf,
  waitingRuns,
} from "./prints/store.ts";
import { reprintDay } from "./reprint.ts";
import { addScans, countUnfoldedScans, scansOf, takeUnfolded } from "./scans/store.ts";
import {
  countByDistrict,
  enterPlacements,
  findImport,
  findPlacement,
  findPlacements,
  keepImport,
  renamePlacement,
  unitsWithin,
} from "./store.ts";

const t = shared(testRows);
beforeEach(async () => {
  await t.empty(
    "unit",
    "placement",
    "placement_scan",
    "placement_action",
    "placement_import",
    "print_run",
    "print_sheet",
  );
  await t.put(
    "unit",
    { id: "u", path: "a/u/", name: "Unit u", district: "883" },
    { id: "w", path: "a/w/", name: "Unit w", district: "884" },
    { id: "v", path: "b/v/", name: "Unit v", district: "883" },
  );
});

const placement = (code: string, more: object = {}) => ({
  code,
  kind: "counter-stand",
  unit: "u",
  unit_path: "a/u/",
  state: "in-place",
  version: 1,
  search: code.toLowerCase(),
  ...more,
});

test("placements are found within reach by each thing that narrows them, and by all of these together", async () => {
  await t.put(
    "placement",
    placement("A"),
    placement("B", { unit: "w", unit_path: "a/w/", route: "r1" }),
    placement("C", { kind: "poster", route: "r2" }),
    placement("D", { state: "planned", terminal: "t1" }),
    placement("E", { search: "cho 50% cu" }),
    placement("F", { reprint_day: DAY }),
    placement("G", { reprint_day: DAY + 1 }),
    placement("H", { state: "replace" }),
    placement("I", { state: "not-found" }),
    placement("Z", { unit: "v", unit_path: "b/v/", state: "replace", route: "r1" }),
  );
  // The last seven days: the eighth before and tomorrow are not among them.
  await t.put(
    "placement_scan",
    { code: "A", day: DAY - 7, scans: 100, elsewhere: 100 },
    { code: "A", day: DAY + 1, scans: 100, elsewhere: 100 },
    { code: "B", day: DAY - 6, scans: 1, elsewhere: 0 },
    { code: "B", day: DAY, scans: 1, elsewhere: 0 },
    { code: "C", day: DAY, scans: 0, elsewhere: 1 },
    { code: "D", day: DAY, scans: 0, elsewhere: 0 },
  );
  const codes = async (
    filter: Partial<Parameters<typeof findPlacements>[2]> = {},
    scope = OURS as { paths: readonly string[] },
  ) => {
    const { placements, total } = await findPlacements(t.db, scope, {
      today: day(),
      limit: 99,
      offset: 0,
      ...filter,
    });
    if (filter.limit === undefined) assert.equal(total, placements.length);
    return placements
      .map(({ code }) => code)
      .sort()
      .join("");
  };
  for (const [filter, found] of [
    [{}, "ABCDEFGHI"],
    [{ district: "884" }, "B"],
    [{ unit: "w" }, "B"],
    [{ kind: "poster" }, "C"],
    [{ state: "planned" }, "D"],
    [{ route: "r1" }, "B"],
    [{ route: "r2" }, "C"],
    [{ terminal: "t1" }, "D"],
    [{ words: "CHỢ  cũ" }, "E"],
    [{ words: "50%" }, "E"],
    [{ words: "%" }, "ABCDEFGHI"],
    [{ words: "_" }, "ABCDEFGHI"],
    [{ due: true }, "FHI"],
    [{ elsewhere: true }, "C"],
    [{ silent: true }, "ACEFG"],
    [{ silent: true, kind: "poster" }, "C"],
    [{ limit: 1, offset: 1 }, "E"],
  ] as const)
    assert.equal(await codes(filter), found, JSON.stringify(filter));
  assert.equal(await codes({ route: "r1" }, EVERYWHERE), "BZ");
  const one = await findPlacement(t.db, OURS, "B", day());
  assert.deepEqual([one?.code, one?.scans7, one?.elsewhere7, one?.district], ["B", 2, 0, "884"]);
  const silent = await findPlacement(t.db, OURS, "A", day());
  assert.deepEqual([silent?.scans7, silent?.elsewhere7], [0, 0]);
  assert.equal(await findPlacement(t.db, OURS, "Z", day()), undefined);
  assert.deepEqual(await countByDistrict(t.db, OURS, day()), [
    {
      district: "883",
      all: 8,
      inPlace: 5,
      due: 3,
      notFound: 1,
      scans7: 0,
      elsewhere7: 1,
      illustrative: false,
    },
    {
      district: "884",
      all: 1,
      inPlace: 1,
      due: 0,
      notFound: 0,
      scans7: 2,
      elsewhere7: 0,
      illustrative: false,
    },
  ]);
  await t.put("placement", placement("J", { unit: "w", unit_path: "a/w/", illustrative: true }));
  assert.deepEqual(
    (await countByDistrict(t.db, OURS, day())).map(({ illustrative }) => illustrative),
    [false, true],
  );
  await t.db.deleteFrom("placement_scan").execute();
  assert.deepEqual(
    (await countByDistrict(t.db, OURS, day())).map(({ scans7, elsewhere7 }) => [scans7, elsewhere7]),
    [
      [0, 0],
      [0, 0],
    ],
  );
  assert.equal((await publicPlacement(t.db, "Z"))?.code, "Z");
  assert.equal(await publicPlacement(t.db, "none"), undefined);
});

test("a placement is entered once and renamed in the version that was seen, and no other with it", async () => {
  await t.put("placement", placement("A"), placement("B"));
  const fresh = (code: string) => ({
    code,
    kind: "poster",
    unit: { id: "u", path: "a/u/", name: "Unit u" },
    illustrative: false,
    name: "Quầy",
    route: "",
    terminal: "",
    spot: "",
  });
  const entered = await t.within((trx) => enterPlacements(trx, [fresh("A"), fresh("N")], at(1)));
  assert.deepEqual([...entered], ["N"]);
  assert.equal((await t.within((trx) => enterPlacements(trx, [], at(1)))).size, 0);
  const place = { name: "Cửa", route: "", terminal: "", spot: "" };
  const rename = (code: string, version: number) =>
    t.within((trx) =>
      renamePlacement(trx, { code, version, unit: { id: "u", name: "Unit u", type: "" } }, place),
    );
  assert.equal(await rename("A", 2), false);
  assert.equal(await rename("A", 1), true);
  assert.deepEqual(await t.all("placement", "code", "name", "version", "search"), [
    ["A", "Cửa", 2, "a cua unit u"],
    ["B", "", 1, "b"],
    ["N", "Quầy", 1, "n quay unit u"],
  ]);
  assert.deepEqual([...(await unitsWithin(t.db, OURS, ["u", "u", "v"])).keys()], ["u"]);
  assert.equal((await unitsWithin(t.db, OURS, [])).size, 0);
});

test("what a file's import was answered is found by its id within reach, and kept once", async () => {
  const row = (id: string, path: string) => ({ id, unit_path: path, answer: `of ${id}` });
  await t.put("placement_import", row("1", "a/u/"), row("2", "b/v/"));
  assert.equal(await findImport(t.db, OURS, "1"), "of 1");
  assert.equal(await findImport(t.db, OURS, "2"), undefined);
  assert.equal(await t.within((trx) => keepImport(trx, row("2", "a/u/"))), false);
  assert.equal(await t.within((trx) => keepImport(trx, row("3", "a/u/"))), true);
});

test("actions are kept once, at placements within reach, and settle the placements that they are of alone", async () => {
  await t.put(
    "placement",
    placement("A", { state: "planned" }),
    placement("B", { state: "planned", unit: "w", unit_path: "a/w/" }),
    placement("Z", { unit: "v", unit_path: "b/v/", state: "planned" }),
  );
  await t.within(async (trx) => {
    assert.deepEqual([...(await holdPlacements(trx, OURS, ["A", "A", "Z", "none"]))], ["A"]);
    const action = (id: string, code: string, ms: number) => ({
      id,
      code,
      action: "in-place" as const,
      at: at(DAY * 86_400_000 + ms),
      received: at(1),
      by: "x",
    });
    assert.deepEqual(
      [...(await keepActions(trx, [action("1", "A", 1), action("2", "A", 2), action("3", "B", 1)]))].sort(),
      ["1", "2", "3"],
    );
    assert.equal((await keepActions(trx, [action("1", "B", 9)])).size, 0);
    assert.equal((await keepActions(trx, [])).size, 0);
    assert.deepEqual(
      (await actionsOf(trx, ["A"])).map(({ id }) => id),
      ["2", "1"],
    );
    assert.deepEqual([...(await settle(trx, ["A"]))], [["A", "in-place"]]);
    assert.equal((await settle(trx, [])).size, 0);
  });
  const states = () => t.all("placement", "code", "state", "hung_day");
  assert.deepEqual(await states(), [
    ["A", "in-place", DAY],
    ["B", "planned", null],
    ["Z", "planned", null],
  ]);
  await t.within((trx) => settle(trx, ["A", "B"]));
  assert.deepEqual(
    (await states()).map(([, state]) => state),
    ["in-place", "in-place", "planned"],
  );
  // Right but for the day since when it hangs: that is put right too.
  const rightDay = {
    kind: "vehicle-sheet",
    state: "in-place",
    hung_day: DAY - 5,
    reprint_day: reprintDay("vehicle-sheet", day()) ?? null,
  };
  await t.db.updateTable("placement").set(rightDay).where("code", "=", "A").execute();
  await t.within((trx) => settle(trx, ["A"]));
  assert.equal((await states())[0]?.[2], DAY);
});

test("a photo is of one action within reach, which takes one and no more", async () => {
  await t.put("placement", placement("A"), placement("Z", { unit: "v", unit_path: "b/v/" }));
  const photo = (name: string) => ({ photo: name, photo_sha256: `sum ${name}`, photo_type: "image/jpeg" });
  await t.put(
    "placement_action",
    { id: "1", code: "A" },
    { id: "2", code: "A", ...photo("p2") },
    { id: "3", code: "Z", ...photo("p3") },
    { id: "4", code: "A" },
  );
  const found = async (id: string) => {
    const one = await findPhoto(t.db, OURS, id);
    return typeof one === "object" ? one.blob : one;
  };
  assert.deepEqual(
    [await found("1"), await found("2"), await found("3"), await found("5")],
    ["none", "p2", undefined, undefined],
  );
  const file = { blob: "new", sha256: "s", mediaType: "image/png" };
  assert.equal(await keepPhoto(t.db, "2", file), false);
  assert.equal(await keepPhoto(t.db, "1", file), true);
  assert.deepEqual(await t.all("placement_action", "id", "photo"), [
    ["1", "new"],
    ["2", "p2"],
    ["3", "p3"],
    ["4", null],
  ]);
});

test("scans are added a placement and day, elsewhere up to ninety-nine, and read from a day on", async () => {
  await addScans(t.db, [
    { code: "A", day: day(), scans: 2, elsewhere: 60 },
    { code: "A", day: day(1), scans: 3, elsewhere: 200 },
    { code: "B", day: day(), scans: 5, elsewhere: 0 },
  ]);
  await addScans(t.db, [{ code: "A", day: day(), scans: 1, elsewhere: 60 }]);
  const rows = async (from: number) => (await scansOf(t.db, "A", day(from))).map((row) => Object.values(row));
  assert.deepEqual(await rows(0), [
    [DAY, 3, 99],
    [DAY + 1, 3, 99],
  ]);
  assert.deepEqual(await rows(1), [[DAY + 1, 3, 99]]);
});

test("single days of scans are those up to a day that are no Sunday", async () => {
  // `DAY` is a Friday.
  for (const after of [-6, -5, 0, 1, 2, 3])
    await t.put("placement_scan", { code: "A", day: DAY + after, scans: 1 });
  assert.equal(await t.within((trx) => countUnfoldedScans(trx, day(2))), 3);
  const gone = await t.within((trx) => takeUnfolded(trx, day(2)));
  assert.deepEqual(
    gone.map((row) => row.day - DAY).sort((a, b) => a - b),
    [-6, 0, 1],
  );
  assert.deepEqual(
    (await t.all("placement_scan", "day")).map(([of]) => Number(of) - DAY),
    [-5, 2, 3],
  );
});

const run = (id: string, more: object = {}) => ({
  id,
  unit: "u",
  unit_path: "a/u/",
  by: "x",
  kind: "counter-stand",
  languages: "vi",
  places: "[]",
  again: false,
  sheets: 5,
  piece: 2,
  illustrative: false,
  created_ms: "5",
  ...more,
});

test("print runs are found within reach, the newest first; those being made wait, the oldest first", async () => {
  await t.put(
    "print_run",
    run("1", { state: "making" }),
    run("2", { created_ms: "6", state: "ready" }),
    run("3", { created_ms: "4", state: "making" }),
    run("4", { unit_path: "b/v/", created_ms: "9", state: "failed" }),
  );
  assert.deepEqual(
    (await findRuns(t.db, OURS, 9)).map(({ id }) => id),
    ["2", "1", "3"],
  );
  assert.deepEqual(
    (await findRuns(t.db, OURS, 1)).map(({ id }) => id),
    ["2"],
  );
  assert.equal((await findRun(t.db, OURS, "1"))?.id, "1");
  assert.equal(await findRun(t.db, OURS, "4"), undefined);
  assert.deepEqual(await waitingRuns(t.db), ["3", "1"]);
  assert.equal(await unitNameOf(t.db, "w"), "Unit w");
  await t.within(async (trx) => {
    assert.equal((await holdRun(trx, "3")).id, "3");
    assert.equal(await keepRun(trx, run("4")), false);
    assert.equal(await keepRun(trx, run("5")), true);
  });
  await advanceRun(t.db, "1", { placed: 4, set: 2 });
  assert.deepEqual(await t.all("print_run", "id", "placed", "set", "state"), [
    ["1", 4, 2, "making"],
    ["2", 0, 0, "ready"],
    ["3", 0, 0, "making"],
    ["4", 0, 0, "failed"],
    ["5", 0, 0, "making"],
  ]);
});

test("a run's files are its pieces that are set, and the last has what is left", () => {
  const pieces = (set: number) =>
    runOf({ ...run("1"), placed: 5, set, state: "making", fault: null }).pieces.map(
      ({ piece, first, last }) => [piece, first, last],
    );
  assert.deepEqual(pieces(0), []);
  assert.deepEqual(pieces(2), [[1, 1, 2]]);
  assert.deepEqual(pieces(5), [
    [1, 1, 2],
    [2, 3, 4],
    [3, 5, 5],
  ]);
});

test("runs that are old and no longer made are forgotten with their sheets, and no others", async () => {
  await t.put(
    "print_run",
    run("1", { state: "ready" }),
    run("2", { state: "failed", created_ms: "4" }),
    run("3", { state: "making", created_ms: "1" }),
    run("4", { state: "ready", created_ms: "6" }),
  );
  for (const id of ["1", "2", "3", "4"]) await t.put("print_sheet", { run: id, sheet: 0, code: "A" });
  assert.equal(await t.within((trx) => countOldRuns(trx, at(5))), 2);
  assert.equal(await t.within((trx) => forgetRuns(trx, at(5))), 2);
  assert.deepEqual(await t.all("print_run", "id"), [["3"], ["4"]]);
  assert.deepEqual(await t.all("print_sheet", "run"), [["3"], ["4"]]);
  assert.equal(await t.within((trx) => countOldRuns(trx, at(5))), 0);
});

test("sheets of a run are tied in order to their placements, which are marked as printed unless they were later", async () => {
  await t.put(
    "placement",
    placement("A"),
    placement("B", { printed_ms: "9" }),
    placement("C", { printed_ms: "4" }),
    placement("D", { printed_ms: "1" }),
    placement("Z", { unit: "v", unit_path: "b/v/" }),
  );
  await t.within(async (trx) => {
    await keepSheets(trx, "1", 0, ["C", "A"]);
    await keepSheets(trx, "1", 2, ["B", "D"]);
    await keepSheets(trx, "2", 1, ["D"]);
    await markPrinted(trx, ["A", "B", "C"], at(5));
  });
  const sheets = async (from: number, count: number) =>
    (await placementsOfSheets(t.db, "1", from, count)).map(({ code }) => code).join("");
  assert.deepEqual([await sheets(0, 9), await sheets(1, 2), await sheets(3, 1)], ["CABD", "AB", "D"]);
  assert.deepEqual(await t.all("placement", "code", "printed_ms"), [
    ["A", "5"],
    ["B", "9"],
    ["C", "5"],
    ["D", "1"],
    ["Z", null],
  ]);
  assert.deepEqual(
    (await printable(t.db, OURS, ["A", "Z"])).map(({ code }) => code),
    ["A"],
  );
  assert.deepEqual(await printable(t.db, OURS, []), []);
});
