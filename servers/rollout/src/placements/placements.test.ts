/** Placements over real HTTP: planned, printed, hung, checked, renamed. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import {
  changePlacement,
  checkPlacements,
  countPlacements,
  importPlacements,
  listPlacements,
  PLACE_COLUMNS,
  PLACE_HEADINGS,
  readPlacement,
} from "@bluezone/contract/rollout/placements";
import { Hours, Minutes, minus } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { testRollout } from "../testing/rollout.ts";

const desk = shared(() => testRollout());

const HEADING = PLACE_COLUMNS.join(",");
const transport = () => desk.as("rollout-officer", "89-transport-department");

/** Plans one vehicle sheet in a bus of Châu Phú's made-up line. */
async function planned(spot = "Cửa lên, bên phải"): Promise<string> {
  const officer = await transport();
  const { codes } = await officer.post(importPlacements, {
    id: randomUUID(),
    kind: "vehicle-sheet",
    csv: `${HEADING}\n889-vehicle-1,,Long Xuyên – Châu Đốc,,"${spot}",`,
  });
  return codes[0] ?? "";
}

test("places come in from a spreadsheet; bad rows come back with a reason, good ones stay, twice plans nothing more", async (context) => {
  await desk.alone(context);
  const officer = await transport();
  const told = {
    id: randomUUID(),
    kind: "ferry-landing" as const,
    csv: [
      HEADING,
      "889-ferry-landing,Phà minh họa A,,Bến phía Châu Phú,Cổng vào,2",
      "889-ferry-landing,,,,,0",
      "889-school,,,,,",
      'nowhere,"=HYPERLINK(""http://x"")",,,,',
      `889-ferry-landing,${"x".repeat(81)},,,,`,
      "889-ferry-landing,Tên \u202egnoud,,,,",
    ].join("\n"),
  };
  const outcome = await officer.post(importPlacements, told);
  assert.equal(outcome.planned, 2);
  assert.deepEqual(
    outcome.faults.map(({ row, column, code }) => `${row} ${column} ${code}`),
    [
      "3 copies cell_invalid",
      "4 unit unit_unknown",
      "5 unit unit_unknown",
      "6 name cell_invalid",
      "7 name cell_invalid",
    ],
  );
  assert.match(outcome.errors, /"'=HYPERLINK/);
  assert.deepEqual(await officer.post(importPlacements, told), outcome);
  const { placements, total } = await officer.post(listPlacements, { words: "pha minh hoa a" });
  assert.equal(total, 2);
  assert.deepEqual(
    placements.map(({ state, terminal, district, illustrative }) => [
      state,
      terminal,
      district,
      illustrative,
    ]),
    Array(2).fill(["planned", "Bến phía Châu Phú", "889", true]),
  );
  // The same in the words of a Vietnamese table, and from a spreadsheet that cuts at semicolons.
  const vietnamese = [
    PLACE_COLUMNS.map((column) => PLACE_HEADINGS[column][0]).join(";"),
    "889-ferry-landing;Bến thử hai;;;Cổng ra;3",
  ].join("\r\n");
  const also = await officer.post(importPlacements, { ...told, id: randomUUID(), csv: vietnamese });
  assert.deepEqual([also.planned, also.faults], [3, []]);
  assert.equal(
    (await officer.tries(importPlacements, { ...told, id: randomUUID(), csv: "a,b\n1,2" })).code,
    "csv_unreadable",
  );
});

test("a spreadsheet asks for two thousand placements at the most, all its rows together", async () => {
  const officer = await transport();
  const row = (copies: number) => `889-vehicle-1,,Long Xuyên – Châu Đốc,,"Cửa",${copies}`;
  const csv = [HEADING, ...[500, 500, 500, 500, 1].map(row)].join("\n");
  const asked = { id: randomUUID(), kind: "vehicle-sheet" as const, csv };
  assert.equal((await officer.tries(importPlacements, asked)).code, "csv_unreadable");
});

test("a department sees its own placements and nobody else's; one out of reach looks like one that is not there", async () => {
  const code = await planned();
  const school = await desk.as("rollout-officer", "89-education-department");
  assert.equal((await school.post(listPlacements, {})).total, 0);
  for (const asked of [code, "ZZZZZZZZ"]) {
    assert.equal((await school.tries(readPlacement, { code: asked })).code, "not_found");
    const change = { code: asked, version: 1, name: "x", route: "", terminal: "", spot: "" };
    assert.equal((await school.tries(changePlacement, change)).code, "not_found");
  }
  const { results } = await school.post(checkPlacements, {
    actions: [{ id: randomUUID(), code, action: "removed", at: desk.clock.now() }],
  });
  assert.deepEqual(
    results.map(({ result, state }) => [result, state]),
    [["not_found", null]],
  );
  const { placement } = await (await transport()).post(readPlacement, { code });
  assert.equal(placement.state, "planned");
});

test("who only reads changes nothing", async () => {
  const code = await planned();
  const observer = await desk.as("observer", "89-transport-department");
  assert.equal((await observer.post(readPlacement, { code })).placement.code, code);
  const action = { id: randomUUID(), code, action: "in-place", at: desk.clock.now() };
  assert.equal((await observer.tries(checkPlacements, { actions: [action] })).code, "not_allowed");
  const change = { code, version: 1, name: "x", route: "", terminal: "", spot: "" };
  assert.equal((await observer.tries(changePlacement, change)).code, "not_allowed");
});

test("actions that a phone kept while it had no network count once each, by the phone's own time, and say that they came late", async () => {
  const code = await planned();
  const other = await planned("Sau ghế tài xế");
  const officer = await desk.as("unit-officer", "889-transport-operator");
  const now = desk.clock.now();
  const actions = [
    { id: randomUUID(), code, action: "replace" as const, at: minus(now, Minutes(10)) },
    { id: randomUUID(), code, action: "in-place" as const, at: minus(now, Hours(3)) },
    { id: randomUUID(), code: other, action: "not-found" as const, at: now + 3_600_000 },
    { id: randomUUID(), code: "ZZZZZZZZ", action: "removed" as const, at: now },
  ];
  const first = await officer.post(checkPlacements, { actions });
  assert.deepEqual(
    first.results.map(({ result, state }) => `${result} ${state}`),
    ["kept replace", "kept replace", "kept not-found", "not_found null"],
  );
  const again = await officer.post(checkPlacements, { actions: actions.slice(0, 3) });
  assert.deepEqual(
    again.results.map(({ result }) => result),
    ["already", "already", "already"],
  );
  const read = await officer.post(readPlacement, { code });
  assert.deepEqual(
    read.actions.map(({ action, late }) => [action, late]),
    [
      ["replace", false],
      ["in-place", true],
    ],
  );
  const ahead = await officer.post(readPlacement, { code: other });
  assert.equal(Date.parse(ahead.actions[0]?.at ?? ""), now);
});

test("of two who rename one placement the second is told, and nothing of the first is lost", async () => {
  const code = await planned();
  const officer = await transport();
  const { placement } = await officer.post(readPlacement, { code });
  const words = { name: "Xe minh họa", route: "Tuyến 1", terminal: "", spot: "<b>cửa</b>" };
  const { placement: changed } = await officer.post(changePlacement, {
    code,
    version: placement.version,
    ...words,
  });
  assert.equal(changed.spot, "<b>cửa</b>");
  const second = await officer.tries(changePlacement, {
    code,
    version: placement.version,
    ...words,
    name: "Khác",
  });
  assert.equal(second.code, "conflict");
  assert.equal((await officer.post(readPlacement, { code })).placement.name, "Xe minh họa");
});

test("districts are counted: what hangs, what is due, what was not found", async () => {
  const officer = await transport();
  await planned();
  const before = (await officer.post(countPlacements, {})).districts.find(
    ({ district }) => district === "889",
  );
  const codes = [await planned(), await planned(), await planned()];
  const actions = (["in-place", "not-found", "replace"] as const).map((action, i) => ({
    id: randomUUID(),
    code: codes[i] ?? "",
    action,
    at: desk.clock.now(),
  }));
  await officer.post(checkPlacements, { actions });
  const { districts } = await officer.post(countPlacements, {});
  const after = districts.find(({ district }) => district === "889");
  assert.ok(before && after);
  assert.deepEqual(
    [
      after.all - before.all,
      after.inPlace - before.inPlace,
      after.due - before.due,
      after.notFound - before.notFound,
    ],
    [3, 1, 2, 1],
  );
  const due = await officer.post(listPlacements, { due: true, district: "889" });
  assert.ok(codes.slice(1).every((code) => due.placements.some((one) => one.code === code)));
  assert.ok(!due.placements.some((one) => one.code === codes[0]));
});
