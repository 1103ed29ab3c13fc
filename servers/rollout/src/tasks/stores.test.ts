/** What the stores of tasks leave out: what was handed over, others' parts, other states and days, units that hold no longer or not yet. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { SUCCESSORS } from "@bluezone/policy/successor";
import { dayStart } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { Viewer } from "@bluezone/staff/viewer";
import { at, DAY, day, EVERYWHERE, HOLD, HOLDING, OURS, testRows } from "../testing/rows.ts";
import { waits } from "../testing/waiting.ts";
import { giveOn } from "./cascade-store.ts";
import { handOverJob } from "./hand-over.ts";
import { endedWithWork, handOver, unitsOn } from "./hand-over-store.ts";
import {
  childrenOf,
  deleteEvidence,
  evidenceOf,
  findEvidence,
  findTask,
  findTasks,
  noteSeen,
  partsToChange,
  taskOf,
  unitsBelow,
  updatePart,
} from "./store.ts";
import type { AssignmentRow } from "./tables.ts";
import { EVIDENCE, TASKS_DUE, TASKS_RETURNED, TASKS_TO_ACKNOWLEDGE } from "./waiting-store.ts";

const t = shared(testRows);
const unit = (id: string, path: string, more: object = {}) => ({
  id,
  path,
  name: id,
  search: id,
  type: "office",
  valid_from_day: 1,
  ...more,
});
beforeEach(async () => {
  await t.empty("unit", "assignment", "evidence", "task", "clause", "directive");
  await t.put("unit", unit("u", "a/u/"), unit("w", "a/u/w/", { search: "van hoa" }), unit("v", "b/v/"));
  await t.put("directive", { id: "d1", number: "1" }, { id: "d2", number: "2" });
  await t.put(
    "clause",
    { id: "c1", position: 1, text: "short" },
    { id: "c2", position: 2, text: `${"word ".repeat(31)}12345` },
  );
  await t.put("task", { id: "t1", clause_id: "c1" }, { id: "t2", clause_id: "c2" });
});

const part = (id: string, more: object = {}) => ({
  id,
  task_id: "t1",
  directive_id: "d1",
  unit_id: "u",
  unit_path: "a/u/",
  giver_id: "v",
  giver_path: "b/v/",
  due_day: DAY,
  state: "open",
  version: 1,
  ...more,
});
const ofW = { unit_id: "w", unit_path: "a/u/w/" };
const ofV = { unit_id: "v", unit_path: "b/v/" };

/** Somebody who reads and acts at u, and passes down what u has given. */
const viewer = { scope: () => ({ paths: ["a/u/"] }) } as unknown as Viewer;
const ALL = {
  below: false,
  group: undefined,
  directiveId: undefined,
  unit: "",
  state: undefined,
  limit: 99,
  offset: 0,
};

test("tasks are listed by group, letter, unit and state, of somebody's own unit or of all below it, without what was handed over", async () => {
  // `DAY` is a Friday: its week ends two days later. A unit has a task once: what is left out is in a letter of its own.
  const own: readonly (readonly [string, object])[] = [
    ["late", { due_day: DAY - 1 }],
    ["today", {}],
    ["sunday", { due_day: DAY + 2, state: "started" }],
    ["monday", { due_day: DAY + 3, state: "returned" }],
    ["sent late", { due_day: DAY - 1, state: "submitted" }],
    ["done", { due_day: DAY + 9, state: "accepted" }],
  ];
  for (const [id, more] of own) {
    await t.put("task", { id: `of ${id}`, clause_id: "c1" });
    await t.put("assignment", part(id, { task_id: `of ${id}`, ...more }));
  }
  await t.put(
    "assignment",
    part("handed", { task_id: "t2", handed_to: "x" }),
    part("below", { ...ofW, giver_id: "u", giver_path: "a/u/", state: "submitted", directive_id: "d2" }),
    part("theirs", ofV),
  );
  const ids = async (asked: Partial<Parameters<typeof findTasks>[2]> = {}) => {
    const { tasks, total } = await findTasks(t.db, viewer, { ...ALL, ...asked }, day());
    if (asked.limit === undefined) assert.equal(total, tasks.length);
    return tasks.map(({ id }) => id);
  };
  for (const [asked, found] of [
    [{}, ["late", "today", "sunday", "monday", "sent late", "done"]],
    [{ group: "overdue" }, ["late"]],
    [{ group: "this-week" }, ["today", "sunday"]],
    [{ group: "later" }, ["monday"]],
    [{ group: "done" }, ["sent late", "done"]],
    [{ state: "returned" }, ["monday"]],
    [{ directiveId: "d2" }, []],
    [{ below: true, directiveId: "d2" }, ["below"]],
    [{ below: true, unit: "Văn hóa" }, ["below"]],
    [{ below: true, unit: "văn  khác" }, []],
    [{ limit: 2, offset: 1 }, ["today", "sunday"]],
  ] as const)
    assert.deepEqual(await ids(asked), found, JSON.stringify(asked));
  const { counts, tasks } = await findTasks(t.db, viewer, { ...ALL, below: true }, day());
  assert.deepEqual(counts, { overdue: 1, later: 1, done: 3, "this-week": 2 });
  assert.deepEqual(
    tasks.filter(({ mayDecide }) => mayDecide).map(({ id }) => id),
    ["below"],
    "what was submitted to who may pass down there",
  );
});

test("a row of a list counts what was given on, and an excerpt ends with a word", async () => {
  await t.put(
    "assignment",
    part("1", { task_id: "t2" }),
    part("2", { ...ofW, parent_id: "1", state: "accepted", acknowledged_ms: "1" }),
    part("3", { ...ofV, parent_id: "1", acknowledged_ms: "1" }),
    part("4", { unit_id: "x", parent_id: "1" }),
    part("5", { unit_id: "y", parent_id: "1", state: "accepted", acknowledged_ms: "1", handed_to: "4" }),
    part("6", { unit_id: "z", parent_id: "other" }),
  );
  const { tasks } = await findTasks(t.db, viewer, { ...ALL, unit: "u" }, day());
  const [row] = tasks.filter(({ id }) => id === "1");
  assert.deepEqual([row?.below, row?.belowAcknowledged, row?.belowAccepted], [3, 2, 1]);
  const excerpt = async (text: string) => {
    await t.db.updateTable("clause").set({ text }).where("id", "=", "c2").execute();
    return (await findTasks(t.db, viewer, ALL, day())).tasks.find(({ id }) => id === "1")?.excerpt;
  };
  const whole = `${"word ".repeat(31)}12345`;
  assert.equal(whole.length, 160);
  assert.equal(await excerpt(whole), whole);
  assert.equal(await excerpt(`${whole}6`), `${"word ".repeat(31).trim()} …`);
  assert.equal(await excerpt(`${whole} more`), `${whole} …`);
});

test("a task is seen the first time that it comes onto its own unit's screen, and no other's", async () => {
  await t.put(
    "assignment",
    part("1"),
    part("2", { task_id: "t2", seen_ms: "3" }),
    part("3", { task_id: "t3", handed_to: "x" }),
    part("4", ofW),
  );
  await noteSeen(t.db, viewer, at(7));
  assert.deepEqual(await t.all("assignment", "id", "seen_ms"), [
    ["1", "7"],
    ["2", "3"],
    ["3", null],
    ["4", null],
  ]);
});

test("one task is read within reach, with what was given on and the evidence of it alone", async () => {
  await t.put(
    "assignment",
    part("1"),
    part("2", { task_id: "t2", handed_to: "x" }),
    part("3", ofV),
    part("4", { ...ofW, parent_id: "1" }),
    part("5", { ...ofW, task_id: "t2", parent_id: "1", handed_to: "x" }),
    part("6", { ...ofW, task_id: "t3", parent_id: "2" }),
  );
  const read = async (id: string) => (await findTask(t.db, OURS, id))?.id;
  assert.deepEqual(
    [await read("1"), await read("2"), await read("3"), await read("9")],
    ["1", undefined, undefined, undefined],
  );
  assert.deepEqual(
    (await childrenOf(t.db, "1")).map(({ id }) => id),
    ["4"],
  );
  await t.put(
    "evidence",
    { id: "e1", assignment_id: "1", position: 2 },
    { id: "e2", assignment_id: "1", position: 1 },
    { id: "e3", assignment_id: "3", position: 1 },
  );
  assert.deepEqual(
    (await evidenceOf(t.db, "1")).map(({ id }) => id),
    ["e2", "e1"],
  );
  assert.equal((await findEvidence(t.db, OURS, "e1"))?.assignment_id, "1");
  assert.equal(await findEvidence(t.db, OURS, "e3"), undefined);
  await t.within((trx) => deleteEvidence(trx, "e1"));
  assert.deepEqual(await t.all("evidence", "id"), [["e2"], ["e3"]]);
  assert.equal(await taskOf(t.db, "2"), "t2");
});

test("parts are changed within reach, each alone, and none that was handed over", async () => {
  await t.put(
    "assignment",
    part("1"),
    part("2", ofW),
    part("3", ofV),
    part("4", { task_id: "t2", handed_to: "x" }),
  );
  await t.within(async (trx) => {
    assert.deepEqual(
      (await partsToChange(trx, OURS, ["2", "1", "1", "3", "4"])).map(({ id }) => id),
      ["1", "2"],
    );
    assert.equal(await updatePart(trx, { id: "1", version: 4 }, { state: "started" }), 5);
  });
  assert.deepEqual(await t.all("assignment", "id", "state", "version"), [
    ["1", "started", 5],
    ["2", "open", 1],
    ["3", "open", 1],
    ["4", "open", 1],
  ]);
});

test("units below one are those that hold on a day, at any depth, with the part that each has of the task", async () => {
  for (const [name, days] of Object.entries(HOLDING)) await t.put("unit", unit(name, `a/u/${name}/`, days));
  await t.put("assignment", part("1", ofW), part("2", { ...ofW, task_id: "t2" }), part("3"));
  const below = await unitsBelow(t.db, { taskId: "t1", path: "a/u/", on: day() });
  assert.deepEqual(
    below.map(({ id, part }) => [id, part]),
    [...HOLD.map((name) => [name, null]), ["w", "1"]],
  );
});

test("of the units below one at most two thousand are offered", async () => {
  await t.put("unit", ...Array.from({ length: 2_001 }, (_, i) => unit(`n${i}`, `c/${i}/`)));
  assert.equal((await unitsBelow(t.db, { taskId: "t1", path: "c/", on: day() })).length, 2_000);
});

test("a task is given on to units once, as the giver's", async () => {
  await t.put("assignment", part("1"), part("2", { ...ofW, note: "theirs" }));
  const given = await t.within((trx) =>
    giveOn(trx, part("1") as unknown as AssignmentRow, {
      unitIds: ["w", "v"],
      dueDay: day(1),
      note: "n",
      now: at(5),
    }),
  );
  assert.equal(given, 1);
  const rows = await t.all(
    "assignment",
    "unit_id",
    "giver_id",
    "parent_id",
    "due_day",
    "state",
    "version",
    "note",
    "passed_ms",
  );
  assert.deepEqual(rows, [
    ["u", "v", null, DAY, "open", 1, "", "0"],
    ["v", "u", "1", DAY + 1, "open", 1, "n", "5"],
    ["w", "v", null, DAY, "open", 1, "theirs", "0"],
  ]);
});

test("units that have ended and still have work, have given some or are the desk of a letter hand it over; no others", async () => {
  const ended = { valid_to_day: DAY - 1 };
  const names = ["works", "gave", "desk", "done", "handed", "idle"];
  for (const name of names) await t.put("unit", unit(name, `e/${name}/`, ended));
  await t.put("unit", unit("last day", "e/last/", { valid_to_day: DAY }));
  await t.put(
    "assignment",
    part("1", { unit_id: "works", giver_id: "x" }),
    part("2", { unit_id: "a", giver_id: "gave" }),
    part("3", { unit_id: "done", giver_id: "done", state: "accepted" }),
    part("4", { unit_id: "handed", giver_id: "handed", handed_to: "x" }),
    part("5", { unit_id: "last day", giver_id: "x" }),
  );
  await t.put("directive", { id: "d9", unit_id: "desk" });
  assert.deepEqual(
    (await endedWithWork(t.db, day())).map(({ id }) => id),
    ["desk", "gave", "works"],
  );
});

test("the job hands over what an ended unit leaves to whom the policy names, with an entry; what nobody follows stays", async () => {
  const [{ from, to } = { from: "", to: "" }] = SUCCESSORS;
  const ended = { valid_to_day: DAY - 1 };
  await t.put(
    "unit",
    unit(from, "a/from/", ended),
    unit(to, "a/to/"),
    unit("last of its kind", "a/l/", ended),
  );
  await t.put("assignment", part("1", { unit_id: from, unit_path: "a/from/" }));
  await t.put("assignment", part("2", { unit_id: "last of its kind", unit_path: "a/l/" }));
  const entries: unknown[] = [];
  const audit = async (_: unknown, __: unknown, entry: unknown) => entries.push(entry);
  await handOverJob({
    database: { db: t.db, transaction: t.within },
    staff: { audit },
  } as unknown as Parameters<typeof handOverJob>[0]).run(dayStart(day(), "vietnam"));
  assert.deepEqual(entries, [{ actor: "server", action: "tasks.hand-over", subject: from, fields: [] }]);
  assert.deepEqual(
    (await endedWithWork(t.db, day())).map(({ id }) => id),
    ["last of its kind"],
  );
});

test("an heir is a unit of the day", async () => {
  await t.empty("unit");
  for (const [name, days] of Object.entries(HOLDING)) await t.put("unit", unit(name, `h/${name}/`, days));
  assert.deepEqual((await unitsOn(t.db, day())).map(({ id }) => id).sort(), HOLD);
});

test("what is open at a unit that has ended is another's: parts, evidence, what was given on, letters; what is done or of others stays", async () => {
  await t.put(
    "assignment",
    part("open", { task_id: "t1", reason: "r", submitted_ms: "1", note: "n" }),
    part("sent", { task_id: "t2", state: "submitted" }),
    part("back", { task_id: "t3", state: "returned" }),
    part("begun", { task_id: "t4", state: "started" }),
    part("done", { task_id: "t5", state: "accepted" }),
    part("gone", { task_id: "t6", handed_to: "x" }),
    part("had", { task_id: "t7" }),
    part("heirs own", { task_id: "t7", unit_id: "heir", unit_path: "a/heir/" }),
    part("of w", { ...ofW, task_id: "t1", parent_id: "open", giver_id: "u", giver_path: "a/u/" }),
    part("of done", {
      ...ofW,
      task_id: "t5",
      parent_id: "done",
      giver_id: "u",
      giver_path: "a/u/",
      state: "accepted",
    }),
    part("of w gone", {
      ...ofW,
      task_id: "t6",
      parent_id: "gone",
      giver_id: "u",
      giver_path: "a/u/",
      handed_to: "x",
    }),
    part("of v", { ...ofV, task_id: "t1" }),
  );
  await t.put(
    "evidence",
    { id: "e1", assignment_id: "open" },
    { id: "e2", assignment_id: "done" },
    { id: "e3", assignment_id: "of v" },
  );
  const letter = (id: string, unit_id: string, number: string, issued: number) => ({
    id,
    unit_id,
    unit_path: `a/${unit_id}/`,
    number,
    issued_day: issued,
  });
  await t.put(
    "directive",
    letter("l1", "u", "7", DAY),
    letter("l2", "u", "8", DAY),
    letter("l3", "heir", "8", DAY),
    letter("l4", "heir", "7", DAY - 1),
    letter("l5", "v", "9", DAY),
  );
  assert.equal(await t.within((trx) => handOver(trx, "u", { id: "heir", path: "a/heir/" }, at(9))), true);
  const rows = await t.all(
    "assignment",
    "task_id",
    "unit_id",
    "state",
    "taken_over_from",
    "id",
    "handed_to",
    "giver_id",
    "parent_id",
  );
  const heirs = new Map(rows.filter(([, of]) => of === "heir").map((row) => [row[0], row]));
  assert.deepEqual(
    [...heirs.values()].map(([task, , state, from]) => [task, state, from]),
    [
      ["t1", "open", "u"],
      ["t2", "submitted", "u"],
      ["t3", "returned", "u"],
      ["t4", "open", "u"],
      ["t7", "open", null],
    ],
  );
  const idOf = (task: string) => heirs.get(task)?.[4];
  const by = new Map(rows.map((row) => [row[4], row]));
  assert.deepEqual(
    ["open", "sent", "back", "begun"].map((id) => by.get(id)?.[5]),
    ["t1", "t2", "t3", "t4"].map(idOf),
  );
  assert.deepEqual([by.get("done")?.[5], by.get("gone")?.[5], by.get("of v")?.[5]], [null, "x", null]);
  assert.deepEqual(by.get("of w")?.slice(6), ["heir", idOf("t1")]);
  assert.deepEqual(
    by.get("of done")?.slice(6),
    ["heir", "done"],
    "the giver of what is done is told anew as well",
  );
  assert.deepEqual(by.get("of w gone")?.slice(6), ["u", "gone"]);
  assert.deepEqual(by.get("of v")?.slice(6), ["v", null]);
  assert.deepEqual(await t.all("evidence", "id", "assignment_id"), [
    ["e1", idOf("t1")],
    ["e2", "done"],
    ["e3", "of v"],
  ]);
  assert.deepEqual(
    (await t.all("directive", "id", "unit_id"))
      .filter(([id]) => String(id).startsWith("l"))
      .map(([, of]) => of),
    ["heir", "u", "heir", "heir", "v"],
  );
  const again = await t.within((trx) => handOver(trx, "nobody", { id: "heir", path: "a/heir/" }, at(9)));
  assert.equal(again, false);
  assert.equal(
    (await findTasks(t.db, { scope: () => EVERYWHERE } as unknown as Viewer, { ...ALL, below: true }, day()))
      .total > 0,
    true,
  );
});

test("a task waits at its own unit by its state, begun ones from the week in which they are due; evidence waits at the giver", async () => {
  // 4 December 2020 is a Friday: the week ends two days later.
  await t.put("task", ...[3, 4, 5, 6].map((n) => ({ id: `t${n}`, clause_id: "c1" })));
  await t.put(
    "assignment",
    part("open", { passed_ms: "1" }),
    part("returned", { task_id: "t2", state: "returned", passed_ms: "1", decided_ms: "7" }),
    part("begun", { task_id: "t3", state: "started", due_day: DAY + 2, passed_ms: "2" }),
    part("noted", { task_id: "t4", state: "acknowledged", due_day: DAY - 9, passed_ms: "3" }),
    part("next week", { task_id: "t5", state: "started", due_day: DAY + 3 }),
    part("handed", { task_id: "t6", handed_to: "x" }),
    part("below", { ...ofW, giver_path: "a/u/", state: "submitted", passed_ms: "1", submitted_ms: "9" }),
    part("below, open", { task_id: "t3", ...ofW, giver_path: "a/u/" }),
    part("given by others", { task_id: "t4", ...ofW, state: "submitted" }),
  );
  const rows = (waiting: typeof EVIDENCE, paths: readonly string[] = ["a/u/"]) =>
    waits(t.db, waiting, { paths }, { today: day(), now: at(0) });
  const found = async (...asked: Parameters<typeof rows>) =>
    (await rows(...asked)).map(({ subject, since, unitPath }) => [subject, since, unitPath]).sort();
  assert.deepEqual(await found(TASKS_TO_ACKNOWLEDGE), [["open", 1, "a/u/"]]);
  assert.deepEqual(await found(TASKS_RETURNED), [["returned", 7, "a/u/"]]);
  assert.deepEqual(await found(TASKS_DUE), [
    ["begun", 2, "a/u/"],
    ["noted", 3, "a/u/"],
  ]);
  assert.deepEqual(await found(EVIDENCE), [["below", 9, "a/u/"]]);
  assert.deepEqual(await found(TASKS_TO_ACKNOWLEDGE, ["a/"]), [], "not that of the units above");
  assert.deepEqual((await found(TASKS_TO_ACKNOWLEDGE, [""])).length, 2);
  const [open] = await rows(TASKS_TO_ACKNOWLEDGE);
  assert.equal(open?.due, dayStart(day(1), "vietnam"), "until its day is over");
  assert.equal(open?.label, "1, : short");
  await t.db
    .updateTable("clause")
    .set({ text: `${"word ".repeat(15)}12345` })
    .where("id", "=", "c1")
    .execute();
  assert.equal((await rows(EVIDENCE))[0]?.label, `w · 1, : ${"word ".repeat(15)}12345`, "of 80 characters");
  await t.db
    .updateTable("clause")
    .set({ text: `${"word ".repeat(15)}123456` })
    .where("id", "=", "c1")
    .execute();
  assert.equal((await rows(EVIDENCE))[0]?.label, `w · 1, : ${"word ".repeat(15).trim()} …`);
});
