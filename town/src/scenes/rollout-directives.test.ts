import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault } from "@bluezone/contract/fault";
import {
  changeDirective,
  fileDirective,
  listDirectives,
  readDirective,
  readFiled,
} from "@bluezone/contract/rollout/directives";
import { readDistribution, readProgress } from "@bluezone/contract/rollout/planned-tasks";
import { acknowledgeTasks, decideTask, listTasks, readTask } from "@bluezone/contract/rollout/tasks";
import { AN_GIANG_2025 } from "@bluezone/policy/an-giang-2025";
import { Hours } from "@bluezone/protocol/time";
import { type TestRollout, testRollout } from "@bluezone/rollout/testing/rollout";
import { type SignedIn, signIn } from "@bluezone/staff/testing/sign-in";
import { enterRegister } from "@bluezone/units/enter-register";
import { goTo } from "../actors/bulletin-desk.ts";
import {
  acceptTask,
  acknowledgeAll,
  begin,
  giveOn,
  passLetter1313,
  show,
  taskOf,
} from "../actors/letter-desk.ts";

/** A server with the province's desk; ended with the scene. */
async function scene(play: (t: TestRollout, officer: SignedIn) => Promise<void>): Promise<void> {
  const t = await testRollout({ ROLLOUT_IDLE: "12h" });
  try {
    await play(t, await t.as("rollout-officer", "89-province-committee"));
  } finally {
    await t.close();
  }
}
async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Fault) return error.code;
    throw error;
  }
  return "done";
}

test("[D01] [D02] [D03] [D17] [D31] [D58] letter 1313 goes from the register to the units: taken note of, begun, given on, shown done, accepted, and the department sees each step", async () => {
  await scene(async (t, officer) => {
    const letter = await passLetter1313(officer, "2021-01-03");
    assert.equal(letter.tasks, 21);
    const { directive } = await officer.post(readDirective, { id: letter.id });
    assert.deepEqual([directive.archiveNumber, directive.parent?.number], [1, "1366/UBND-KGVX"]);
    const filed = await officer.post(readFiled, { id: letter.id, number: 1 });
    assert.deepEqual([filed.whole, filed.letter.clauses.length], [true, 25]);
    const list = await officer.post(readDistribution, { id: letter.id, limit: 2_000 });
    assert.equal(list.total, letter.units);
    for (const code of [
      "89-portal",
      "89-newspaper",
      "89-health-department",
      "886-district-committee",
      "886-district-station",
    ])
      assert.ok(
        list.units.some(({ unit }) => unit.id === t.unit(code)),
        `${code} is on the distribution list`,
      );

    const health = await t.as("unit-officer", "89-health-department");
    await goTo(t, "2020-12-27 20:30", health, officer);
    assert.ok((await acknowledgeAll(health, letter.id)) > 1);
    const task = await taskOf(health, letter.id, "6.5");
    await begin(health, task);
    assert.equal(await giveOn(health, task, "medical-centre", "2020-12-31"), 11);
    assert.equal(await giveOn(health, task, "pharmacy", "2020-12-30"), 11);

    const centre = await t.as("unit-officer", "889-medical-centre");
    await goTo(t, "2020-12-28 08:05", centre, health, officer);
    await acknowledgeAll(centre, letter.id);
    const theirs = await taskOf(centre, letter.id, "6.5");
    assert.equal(await giveOn(centre, theirs, "health-station", "2020-12-30"), 13);
    await show(centre, theirs, "Đã giao 13 trạm y tế, mỗi trạm có áp phích ở quầy.");
    await acceptTask(health, theirs);
    await show(health, task, "11 trung tâm, 11 nhà thuốc đã nhận; Châu Phú đã xong.");
    await acceptTask(officer, task);

    const seen = await officer.post(readTask, { id: task });
    const at = (iso: string | null) => iso?.slice(0, 16);
    assert.deepEqual(
      [seen.task.state, at(seen.task.acknowledgedAt), at(seen.task.startedAt)],
      ["accepted", "2020-12-27T13:30", "2020-12-27T13:30"],
    );
    assert.equal(seen.task.passedBy.id, t.unit("89-province-committee"));
    const given = await centre.post(readTask, { id: theirs });
    assert.equal(given.task.passedBy.id, t.unit("89-health-department"));
    const { byType } = await officer.post(readProgress, { id: letter.id });
    const of = (type: string) => byType.find((one) => one.type === type);
    assert.deepEqual(
      [
        of("health-department")?.medianHours,
        of("health-department")?.accepted,
        of("health-department")?.cascaded,
      ],
      [6, 1, 1],
    );
    assert.deepEqual([of("medical-centre")?.units, of("health-station")?.units], [11, 13]);
    const after = await officer.post(readDistribution, { id: letter.id, limit: 2_000 });
    const row = after.units.find(({ unit }) => unit.id === t.unit("89-health-department"));
    assert.deepEqual(
      [at(row?.seenAt ?? null), at(row?.acknowledgedAt ?? null)],
      ["2020-12-27T13:30", "2020-12-27T13:30"],
    );
  });
});

test("[D35] [D42] the economic zone's board reaches its firms and a district its communes, and each sees its own alone", async () => {
  await scene(async (t, officer) => {
    const { id } = await passLetter1313(officer, "2021-01-03");
    const board = await t.as("unit-officer", "89-economic-zone-board");
    const task = await taskOf(board, id, "6.7");
    assert.equal(await giveOn(board, task, "factory", "2020-12-31"), 11);
    const factory = await t.as("unit-officer", "893-factory");
    const theirs = await taskOf(factory, id, "6.7");
    await acknowledgeAll(factory, id);
    await show(factory, theirs, "Đã dán áp phích ở nhà ăn; 120 công nhân được hướng dẫn.");
    await acceptTask(board, theirs);
    const seen = await board.post(readTask, { id: task });
    assert.deepEqual([seen.task.below, seen.task.belowAcknowledged, seen.task.belowAccepted], [11, 1, 1]);
    assert.equal(
      (await board.post(readProgress, { id })).byType.find(({ type }) => type === "factory")?.accepted,
      1,
    );

    const anPhu = await t.as("rollout-officer", "886-district-committee");
    const own = await taskOf(anPhu, id, "7");
    assert.equal(await giveOn(anPhu, own, "commune-committee", "2020-12-31"), 14);
    const progress = await anPhu.post(readProgress, { id });
    assert.deepEqual(
      progress.byDistrict.map(({ district }) => district),
      ["886"],
    );
    assert.equal(await refusal(anPhu.post(readTask, { id: theirs })), "not_found");
    assert.equal(await refusal(anPhu.post(decideTask, { id: own, version: 1, accept: true })), "not_allowed");
  });
});

test("a unit that never acknowledges stands first on the list of whom to ring, and from the day after on the list of who is late, until it does", async () => {
  await scene(async (t, officer) => {
    const { id, units } = await passLetter1313(officer, "2020-12-30");
    const mute = t.unit("891-culture-office");
    const others = await Promise.all(
      ["883", "884"].map((code) => t.as("unit-officer", `${code}-culture-office`)),
    );
    await goTo(t, "2020-12-29 09:00", officer, ...others);
    for (const one of others) await acknowledgeAll(one, id);
    const monday = await officer.post(readProgress, { id, most: 500 });
    assert.equal(monday.silentTotal, units - 2);
    assert.ok(monday.silent.some(({ unit, seen }) => unit.id === mute && !seen));
    assert.equal(monday.lateTotal, 0);
    await goTo(t, "2020-12-31 08:00", officer);
    const late = await officer.post(readProgress, { id, most: 500 });
    assert.ok(late.late.some(({ unit, dueOn }) => unit.id === mute && dueOn === "2020-12-30"));
    const [listed] = (await officer.post(listDirectives, {})).directives;
    assert.equal(listed?.overdue, late.all.overdue);

    const triTon = await t.as("unit-officer", "891-culture-office");
    const { tasks } = await triTon.post(listTasks, {});
    assert.deepEqual(
      tasks.map(({ group }) => group),
      ["overdue"],
    );
    const looked = await officer.post(readProgress, { id, most: 500 });
    assert.ok(
      looked.silent.some(({ unit, seen }) => unit.id === mute && seen),
      "it was opened and not acknowledged",
    );
    await acknowledgeAll(triTon, id);
    const after = await officer.post(readProgress, { id, most: 500 });
    assert.equal(
      after.silent.some(({ unit }) => unit.id === mute),
      false,
    );
    assert.ok(
      after.late.some(({ unit }) => unit.id === mute),
      "late it stays until it shows what it did",
    );
  });
});

test("two officers work on one letter: who saves second is told, looks at what the first saved, and both changes stand", async () => {
  await scene(async (t, officer) => {
    const { id } = await passLetter1313(officer, "2021-01-03");
    const colleague = await t.as("administrator", "89-province-committee");
    const head = {
      number: "1313/STTTT-KHTC",
      issuedOn: "2020-12-27",
      issuer: "Sở Thông tin và Truyền thông An Giang",
    };
    const [mine, theirs] = await Promise.all(
      [officer, colleague].map((one) => one.post(readDirective, { id })),
    );
    await colleague.post(changeDirective, {
      id,
      version: theirs!.directive.version,
      ...head,
      subject: "V/v Bluezone",
    });
    assert.equal(
      await refusal(
        officer.post(changeDirective, {
          id,
          version: mine!.directive.version,
          ...head,
          issuer: "Sở TT&TT",
          subject: "x",
        }),
      ),
      "conflict",
    );
    const now = (await officer.post(readDirective, { id })).directive;
    await officer.post(changeDirective, {
      id,
      version: now.version,
      ...head,
      issuer: "Sở TT&TT An Giang",
      subject: now.subject,
    });
    const { directive } = await colleague.post(readDirective, { id });
    assert.deepEqual(
      [directive.subject, directive.issuer, directive.changed],
      ["V/v Bluezone", "Sở TT&TT An Giang", true],
    );
    await colleague.post(fileDirective, { id, version: directive.version });
    assert.equal(
      (await officer.post(readFiled, { id, number: 1 })).letter.issuer,
      head.issuer,
      "what was filed stays",
    );
  });
});

test("over 1 July 2025 the open work of units that end goes to those that follow, by a labelled made-up mapping, with its evidence and its day; what is done stays where it was", async () => {
  await scene(async (t, officer) => {
    await t.database.transaction((trx) => enterRegister(trx, AN_GIANG_2025));
    await goTo(t, "2025-06-20 08:00", officer);
    const letter = await passLetter1313(officer, "2025-07-10");
    const station = await t.as("station-operator", "883-district-station");
    await acknowledgeAll(station, letter.id);
    const task = await taskOf(station, letter.id, "7.2b");
    await begin(station, task);
    const done = await taskOf(station, letter.id, "7.2a");
    await show(station, done, "Đã phát 10 tin.");
    await acceptTask(officer, done);
    const ward = await t.as("unit-officer", "30307-commune-committee");
    const open = await taskOf(ward, letter.id, "4");
    await show(ward, open, "Đã dán 12 áp phích.");

    await goTo(t, "2025-07-01 00:30");
    await t.rollout.runJobs(t.clock.now());
    const there = (code: string, role: string) =>
      signIn({
        staff: t.rollout.staff,
        url: t.url,
        name: `${role} ${code}`,
        role,
        unitId: `${code}@2025-07-01`,
      });
    const heir = await there("30307-loudspeaker-station", "station-operator");
    const { tasks } = await heir.post(listTasks, { directiveId: letter.id });
    assert.deepEqual(tasks.map(({ mark, state, dueOn }) => `${mark} ${state} ${dueOn}`).sort(), [
      "7.2b open 2025-07-10",
      "kết open 2025-07-10",
    ]);
    const taken = await heir.post(readTask, { id: await taskOf(heir, letter.id, "7.2b") });
    assert.equal(taken.task.takenOverFrom?.id, "883-district-station@2019-10-06");
    assert.ok(taken.task.startedAt, "when the work was begun is kept");
    assert.equal(taken.task.acknowledgedAt, null, "the new unit takes note itself");
    assert.equal(taken.task.unit.illustrative, true, "the mapping is made up, and says so");
    await heir.post(acknowledgeTasks, { ids: [taken.task.id] });

    const newWard = await there("30307-commune-committee", "unit-officer");
    const submitted = await newWard.post(readTask, { id: await taskOf(newWard, letter.id, "4") });
    assert.deepEqual(
      [submitted.task.state, submitted.task.evidence.map(({ text }) => text)],
      ["submitted", ["Đã dán 12 áp phích."]],
    );
    const province = await there("91-province-committee", "rollout-officer");
    await acceptTask(province, submitted.task.id);
    const { directive } = await province.post(readDirective, { id: letter.id });
    assert.deepEqual([directive.unit.id, directive.mine], ["91-province-committee@2025-07-01", true]);
    const before = await province.post(readProgress, { id: letter.id });
    const entries = async () =>
      (
        await t.database.db
          .selectFrom("staff_audit")
          .select("n")
          .where("action", "=", "tasks.hand-over")
          .execute()
      ).length;
    const noted = await entries();
    assert.ok(noted > 0);
    t.clock.advance(Hours(1));
    await t.rollout.runJobs(t.clock.now());
    assert.equal(await entries(), noted);
    assert.deepEqual(
      (await province.post(readProgress, { id: letter.id })).all,
      before.all,
      "handing over twice hands over once",
    );
  });
});
