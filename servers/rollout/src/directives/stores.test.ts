/** What the stores of directives leave out: other letters, others' tasks, what was handed over, units that hold no longer or not yet. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { shared } from "@bluezone/server-kit/testing/shared";
import { at, DAY, day, EVERYWHERE, HOLDING, OURS, testRows } from "../testing/rows.ts";
import { distributionOf, progressOf } from "./plan/progress-store.ts";
import {
  deleteTask,
  directiveOfTask,
  dutiesOfClause,
  giveTasks,
  plannedTasksOf,
  putReceivers,
  reachOf,
  tasksForNobody,
  taskToChange,
  unitsWithin,
  unitsWithTask,
  updateTask,
} from "./plan/store.ts";
import {
  childrenOf,
  clauseCount,
  clausesOf,
  directiveNumbered,
  findDirective,
  findDirectives,
  insertClauses,
  insertDirective,
  lockDirective,
  nextArchiveNumber,
  numberOf,
  removeClauses,
  unitOf,
  updateClause,
  updateDirective,
  versionOf,
  versionsOf,
} from "./store.ts";
import type { DirectiveRow, TaskRow } from "./tables.ts";

const t = shared(testRows);
beforeEach(() =>
  t.empty("unit", "assignment", "task_type", "task_unit", "task", "clause", "directive_version", "directive"),
);

const letter = (id: string, more: object = {}) => ({
  id,
  unit_id: "u",
  unit_path: "a/u/",
  number: id,
  issued_day: DAY,
  search: `${id} mang`,
  version: 1,
  ...more,
});
const unit = (id: string, path: string, more: object = {}) => ({
  id,
  path,
  name: id,
  type: "office",
  valid_from_day: 1,
  ...more,
});
const part = (id: string, more: object = {}) => ({
  id,
  task_id: "t1",
  directive_id: "d1",
  unit_id: id,
  unit_path: `a/${id}/`,
  due_day: DAY,
  state: "open",
  version: 1,
  ...more,
});

test("a letter is read by its own unit and by who has a task of it, found by words, and counted by the viewer's reach", async () => {
  await t.put(
    "directive",
    letter("d1"),
    letter("d2", { unit_path: "b/v/", unit_id: "v", issued_day: DAY + 1 }),
    letter("d3", { unit_path: "b/v/", unit_id: "v" }),
    letter("d4", { search: "d4 bluetooth", issued_day: DAY - 1 }),
  );
  await t.put(
    "assignment",
    part("1", { directive_id: "d2", acknowledged_ms: "1", due_day: DAY - 1 }),
    part("2", { directive_id: "d2", state: "accepted", task_id: "t2", due_day: DAY - 1 }),
    part("3", { directive_id: "d2", handed_to: "x", state: "accepted" }),
    part("4", { directive_id: "d2", unit_path: "b/v/", state: "accepted" }),
    part("5", { directive_id: "d3", unit_path: "b/v/" }),
    part("6", { directive_id: "d1" }),
  );
  const read = async (id: string) => (await findDirective(t.db, OURS, id))?.id;
  assert.deepEqual(
    [await read("d1"), await read("d2"), await read("d3"), await read("d9")],
    ["d1", "d2", undefined, undefined],
  );
  const list = async (asked: Partial<Parameters<typeof findDirectives>[2]> = {}) =>
    findDirectives(t.db, OURS, { today: day(), limit: 9, offset: 0, ...asked });
  const ids = async (asked: object) => (await list(asked)).directives.map(({ id }) => id);
  assert.deepEqual(await ids({}), ["d2", "d1", "d4"]);
  assert.deepEqual(await ids({ words: "Mạng  d1" }), ["d1"]);
  assert.deepEqual(await ids({ limit: 1, offset: 1 }), ["d1"]);
  assert.equal((await list({ limit: 1 })).total, 3);
  const { directives, total } = await list();
  assert.equal(total, 3);
  const { tasks, units, assignments, acknowledged, accepted, overdue } = directives[0]!;
  assert.deepEqual([tasks, units, assignments, acknowledged, accepted, overdue], [2, 2, 2, 1, 1, 1]);
  const { tasks: none, ...others } = directives[2]!;
  assert.deepEqual(
    [none, others.units, others.assignments, others.acknowledged, others.accepted, others.overdue],
    [0, 0, 0, 0, 0, 0],
  );
  assert.deepEqual(await list({ words: "none" }), { total: 0, directives: [] });
});

test("each thing of a letter is found by its own id alone", async () => {
  await t.put("unit", unit("u", "a/u/"), unit("v", "b/v/"));
  await t.put(
    "directive",
    letter("d1", { archive_number: 4 }),
    letter("d2", { number: "d1", issued_day: DAY + 1 }),
    letter("d3", { number: "d1", unit_id: "v" }),
    letter("d4", { parent_id: "d1", issued_day: DAY + 3 }),
    letter("d5", { parent_id: "d1" }),
    letter("d6", { parent_id: "d1", unit_path: "b/v/" }),
  );
  assert.deepEqual(await numberOf(t.db, "d3"), { id: "d3", number: "d1" });
  assert.deepEqual(await unitOf(t.db, "v"), { id: "v", name: "v" });
  assert.equal((await directiveNumbered(t.db, "u", "d1", day()))?.id, "d1");
  assert.equal((await directiveNumbered(t.db, "u", "d1", day(1)))?.id, "d2");
  assert.equal((await directiveNumbered(t.db, "v", "d1", day()))?.id, "d3");
  assert.equal(await directiveNumbered(t.db, "u", "d9", day()), undefined);
  assert.deepEqual(
    (await childrenOf(t.db, OURS, "d1")).map(({ id }) => id),
    ["d5", "d4"],
  );
  for (const [directive_id, number] of [
    ["d1", 2],
    ["d1", 1],
    ["d2", 1],
  ] as const)
    await t.put("directive_version", { directive_id, number });
  assert.deepEqual(
    (await versionsOf(t.db, "d1")).map(({ number }) => number),
    [1, 2],
  );
  assert.deepEqual((await versionOf(t.db, "d1", 2))?.number, 2);
  assert.equal(await versionOf(t.db, "d2", 2), undefined);
  await t.within(async (trx) => {
    assert.equal((await lockDirective(trx, "d2")).id, "d2");
    assert.equal(await nextArchiveNumber(trx), 5);
    assert.equal(await updateDirective(trx, { id: "d2", version: 6 }, { subject: "new" }), 7);
    const { id: _, ...row } = letter("d1");
    const taken = {
      ...row,
      issuer: "",
      subject: "",
      text: "",
      changed: false,
      created_by: "",
      created_ms: "0",
    };
    assert.equal(await insertDirective(trx, { ...taken, id: "d8" } as DirectiveRow), false);
    assert.equal(await insertDirective(trx, { ...taken, id: "d9", number: "9" } as DirectiveRow), true);
  });
  assert.deepEqual(
    (await t.all("directive", "id", "subject", "version")).filter(([, subject]) => subject !== ""),
    [["d2", "new", 7]],
  );
  await t.empty("directive");
  assert.equal(await t.within(nextArchiveNumber), 1);
});

test("clauses are a letter's own, in their places, each with its tasks, and change alone", async () => {
  const clause = (id: string, position: number, more: object = {}) => ({
    id,
    directive_id: "d1",
    position,
    mark: id,
    text: "",
    duties: "D01",
    ...more,
  });
  await t.put(
    "clause",
    clause("c2", 2),
    clause("c1", 1, { duties: "D02,D03" }),
    clause("c3", 1, { directive_id: "d2" }),
  );
  await t.put(
    "task",
    { id: "t1", clause_id: "c2", directive_id: "d1" },
    { id: "t2", clause_id: "c2" },
    { id: "t3", clause_id: "c3" },
  );
  assert.deepEqual(
    (await clausesOf(t.db, "d1")).map(({ id, tasks }) => [id, tasks]),
    [
      ["c1", 0],
      ["c2", 2],
    ],
  );
  assert.equal(await clauseCount(t.db, "d1"), 2);
  assert.deepEqual(await dutiesOfClause(t.db, "c1"), ["D02", "D03"]);
  assert.equal(await directiveOfTask(t.db, "t1"), "d1");
  assert.equal(await directiveOfTask(t.db, "t9"), undefined);
  await t.within(async (trx) => {
    await updateClause(trx, clause("c1", 1, { text: "new" }));
    await removeClauses(trx, []);
    await removeClauses(trx, ["c3"]);
    await insertClauses(trx, []);
    await insertClauses(trx, [clause("c4", 4)]);
    assert.equal((await taskToChange(trx, "t2"))?.id, "t2");
    await deleteTask(trx, "t2");
  });
  assert.deepEqual(await t.all("clause", "id", "text"), [
    ["c1", "new"],
    ["c2", ""],
    ["c4", ""],
  ]);
  assert.deepEqual(await t.all("task", "id"), [["t1"], ["t3"]]);
});

test("a letter's tasks are told with their own receivers, and with how many units of the viewer's have them", async () => {
  await t.put("unit", unit("u", "a/u/"), unit("v", "b/v/"));
  await t.put("clause", { id: "c1", position: 2 }, { id: "c2", position: 1 });
  await t.put(
    "task",
    { id: "t1", clause_id: "c1", directive_id: "d1" },
    { id: "t2", clause_id: "c2", directive_id: "d1" },
    { id: "t3", clause_id: "c1", directive_id: "d2" },
  );
  await t.put("task_type", { task_id: "t1", type: "shop" }, { task_id: "t2", type: "hotel" });
  await t.put("task_unit", { task_id: "t1", unit_id: "v" }, { task_id: "t2", unit_id: "u" });
  await t.put(
    "assignment",
    part("u"),
    part("w"),
    part("x", { handed_to: "w" }),
    part("v", { unit_path: "b/v/" }),
    part("y", { task_id: "t9" }),
  );
  const tasks = await plannedTasksOf(t.db, OURS, "d1");
  assert.deepEqual(
    tasks.map(({ id, types, chosen, units }) => [
      id,
      types.join(),
      chosen.map((one) => one.id).join(),
      units,
    ]),
    [
      ["t2", "hotel", "u", 0],
      ["t1", "shop", "v", 2],
    ],
  );
  assert.deepEqual(await plannedTasksOf(t.db, OURS, "d9"), []);
  await t.within((trx) => putReceivers(trx, "t1", { types: ["bank", "bank"], unitIds: ["u", "u"] }));
  assert.deepEqual(await t.all("task_type", "task_id", "type"), [
    ["t1", "bank"],
    ["t2", "hotel"],
  ]);
  assert.deepEqual(await t.all("task_unit", "task_id", "unit_id"), [
    ["t1", "u"],
    ["t2", "u"],
  ]);
  await t.within((trx) => putReceivers(trx, "t1", { types: [], unitIds: [] }));
  assert.deepEqual(await t.all("task_type", "task_id"), [["t2"]]);
  assert.equal(await unitsWithin(t.db, OURS, ["u", "v", "none"]), 1);
  assert.equal(await unitsWithTask(t.db, "t1"), 4);
});

test("a task that changes its day changes it for its units, but not for one that gave it on by an earlier day", async () => {
  const task = (id: string, due_day: number) => ({
    id,
    directive_id: "d1",
    clause_id: "c1",
    due_day,
    version: 3,
  });
  await t.put("task", task("t1", DAY), task("t2", DAY));
  await t.put(
    "assignment",
    part("top"),
    part("before", { parent_id: "top", due_day: DAY - 3 }),
    part("same", { parent_id: "top", due_day: DAY - 2 }),
    part("after", { parent_id: "top", due_day: DAY - 1 }),
    part("handed", { handed_to: "top" }),
    part("other", { task_id: "t2" }),
  );
  const change = (due_day: number) =>
    t.within((trx) =>
      updateTask(trx, task("t1", DAY) as unknown as TaskRow, {
        duties: "",
        instructions: "i",
        due_day,
        border_only: false,
      }),
    );
  assert.equal(await change(DAY), 4);
  assert.ok(
    (await t.all("assignment", "version")).every(([version]) => version === 1),
    "the same day",
  );
  assert.equal(await change(DAY - 2), 4);
  assert.deepEqual(await t.all("assignment", "id", "due_day", "version"), [
    ["after", DAY - 2, 2],
    ["before", DAY - 3, 1],
    ["handed", DAY, 1],
    ["other", DAY, 1],
    ["same", DAY - 2, 1],
    ["top", DAY - 2, 2],
  ]);
  assert.deepEqual(await t.all("task", "id", "due_day", "version", "instructions"), [
    ["t1", DAY - 2, 4, "i"],
    ["t2", DAY, 3, ""],
  ]);
});

test("a task goes to units of its types and to those named, within reach, that hold on the day; border tasks by type to border units alone", async () => {
  const office = { type: "office" };
  for (const [name, days] of Object.entries(HOLDING))
    await t.put("unit", unit(name, `a/${name}/`, { ...office, ...days }));
  await t.put(
    "unit",
    unit("border", "a/border/", { ...office, border: true }),
    unit("shop", "a/shop/", { type: "shop" }),
    unit("theirs", "b/v/", office),
    unit("by name", "a/named/", { type: "other" }),
  );
  const task = (id: string, more: object = {}) => ({
    id,
    directive_id: "d1",
    clause_id: "c1",
    due_day: DAY + 5,
    ...more,
  });
  await t.put(
    "task",
    task("t1"),
    task("t2", { border_only: true }),
    task("t3"),
    task("t4", { directive_id: "d2" }),
  );
  await t.put(
    "task_type",
    { task_id: "t1", type: "office" },
    { task_id: "t2", type: "office" },
    { task_id: "t3", type: "nothing" },
    { task_id: "t4", type: "shop" },
  );
  await t.put("task_unit", { task_id: "t2", unit_id: "by name" }, { task_id: "t2", unit_id: "border" });
  await t.put("assignment", part("holds"), part("border", { task_id: "t9" }));
  const passed = (taskIds?: readonly string[]) => ({ directiveId: "d1", taskIds });
  assert.deepEqual(await reachOf(t.db, OURS, passed(), day()), {
    tasks: 2,
    units: 5,
    fresh: 5,
    already: 1,
    byType: [
      { type: "office", units: 4 },
      { type: "other", units: 1 },
    ],
  });
  const { tasks, units, fresh } = await reachOf(t.db, OURS, passed(["t2", "t4"]), day());
  assert.deepEqual([tasks, units, fresh], [1, 2, 2]);
  assert.deepEqual((await reachOf(t.db, OURS, passed([]), day())).tasks, 0);
  assert.deepEqual(await tasksForNobody(t.db, OURS, passed(), day()), ["t3"]);
  assert.deepEqual(await tasksForNobody(t.db, OURS, passed(["t1", "t4"]), day()), []);
  assert.deepEqual(await tasksForNobody(t.db, { paths: ["b/"] }, passed(["t2"]), day()), ["t2"]);
  const given = await t.within((trx) =>
    giveTasks(trx, OURS, passed(), { giver: { id: "g", path: "g/" }, on: day(), now: at(5) }),
  );
  assert.equal(given, 5);
  const rows = await t.all("assignment", "task_id", "unit_id", "giver_id", "due_day", "state", "version");
  assert.deepEqual(
    rows.filter(([, , giver]) => giver === "g"),
    [
      ["t1", "border"],
      ["t1", "first"],
      ["t1", "last"],
      ["t2", "border"],
      ["t2", "by name"],
    ].map(([task, of]) => [task, of, "g", DAY + 5, "open", 1]),
  );
});

test("how a letter gets on is told of the viewer's units, with who could give on and who did, and how long they took", async () => {
  const district = (of: string) => ({ district: of });
  await t.put(
    "unit",
    unit("u", "a/u/", district("883")),
    unit("w", "a/w/", { ...district("884"), type: "shop" }),
    unit("x", "a/x/", district("883")),
    unit("v", "b/v/", district("883")),
    unit("u1", "a/u/1/", { parent: "u", valid_from_day: DAY, valid_to_day: DAY }),
    unit("w1", "a/w/1/", { parent: "w", valid_to_day: DAY - 1 }),
    unit("x1", "a/x/1/", { parent: "x", valid_from_day: DAY + 1 }),
  );
  const HOUR = 3_600_000;
  await t.put(
    "assignment",
    part("u", { passed_ms: "0", acknowledged_ms: String(2 * HOUR), seen_ms: "1" }),
    part("u2", {
      unit_id: "u",
      unit_path: "a/u/",
      task_id: "t2",
      state: "accepted",
      acknowledged_ms: String(4 * HOUR),
      submitted_ms: "1",
      due_day: DAY - 1,
    }),
    part("w", { due_day: DAY - 1 }),
    part("x", { started_ms: "1" }),
    part("x handed", { unit_id: "x", unit_path: "a/x/", task_id: "t2", handed_to: "x" }),
    part("v", { unit_path: "b/v/" }),
    part("other letter", { unit_id: "x", unit_path: "a/x/", directive_id: "d2", task_id: "t8" }),
    part("given", { unit_id: "u1", unit_path: "c/", parent_id: "u" }),
    part("given elsewhere", {
      unit_id: "u1",
      unit_path: "c/",
      parent_id: "w",
      directive_id: "d2",
      task_id: "t8",
    }),
  );
  const asked = { scope: OURS, directiveId: "d1", today: day() };
  const { all, byDistrict, silent } = await progressOf(t.db, asked, 9);
  assert.deepEqual(
    [
      all.units,
      all.assignments,
      all.acknowledged,
      all.started,
      all.accepted,
      all.overdue,
      all.couldCascade,
      all.cascaded,
    ],
    [3, 4, 2, 1, 1, 1, 2, 1],
  );
  assert.equal(all.medianHours, 3);
  assert.equal(byDistrict.find((one) => one.district === "883")?.medianHours, 3);
  assert.equal(byDistrict.find((one) => one.district === "884")?.medianHours, null);
  assert.ok(silent.every(({ unit: { id } }) => id !== "v"));
  const { total, units } = await distributionOf(t.db, asked, { limit: 9, offset: 0 });
  assert.equal(total, 3);
  assert.deepEqual(
    units.map((one) => [one.unit.id, one.tasks, one.accepted, one.overdue, one.acknowledgedAt !== null]),
    [
      ["u", 2, 1, 0, true],
      ["w", 1, 0, 1, false],
      ["x", 1, 0, 0, false],
    ],
  );
  const second = await distributionOf(t.db, asked, { limit: 1, offset: 1 });
  assert.deepEqual([second.total, second.units.map((one) => one.unit.id)], [3, ["w"]]);
  assert.deepEqual(
    await distributionOf(t.db, { ...asked, scope: EVERYWHERE, directiveId: "d9" }, { limit: 9, offset: 0 }),
    { total: 0, units: [] },
  );
});
