import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault } from "@bluezone/contract/fault";
import {
  fileDirective,
  readDirective,
  registerDirective,
  registerLetter1313,
} from "@bluezone/contract/rollout/directives";
import {
  changeTask,
  passDown,
  planAll,
  planTask,
  readProgress,
  removeTask,
} from "@bluezone/contract/rollout/planned-tasks";
import {
  acknowledgeTasks,
  addEvidence,
  addPhoto,
  cascadeTask,
  decideTask,
  listCascade,
  listTasks,
  readTask,
  removeEvidence,
  startTask,
  submitTask,
} from "@bluezone/contract/rollout/tasks";
import { Minutes } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { TELLTALES, tellingPhoto } from "../files/testing/pictures.ts";
import { testRollout } from "../testing/rollout.ts";

let officer: SignedIn;
let education: SignedIn;
const rollout = shared(async () => {
  const rollout = await testRollout({ ROLLOUT_IDLE: "12h" });
  officer = await rollout.as("rollout-officer", "89-province-committee");
  education = await rollout.as("unit-officer", "89-education-department");
  return rollout;
});

let serial = 0;
/** Passes a task of a new letter to units of a type; says the letter and the task. */
async function passed(
  types: readonly string[],
  dueOn = "2020-12-31",
  text = "1. Cài đặt Bluezone. <b>*Ngay*</b> #import",
): Promise<{ directiveId: string; taskId: string }> {
  serial += 1;
  const { id } = await officer.post(registerDirective, {
    number: `${serial}/CV`,
    issuedOn: "2020-12-27",
    issuer: "Sở",
    subject: "V/v",
    text,
  });
  const { clauses } = await officer.post(readDirective, { id });
  const task = await officer.post(planTask, {
    directiveId: id,
    clauseId: clauses.at(-1)!.id,
    duties: [],
    instructions: "Làm trong tuần",
    dueOn,
    types: [...types],
  });
  const { directive } = await officer.post(readDirective, { id });
  await officer.post(fileDirective, { id, version: directive.version });
  await officer.post(passDown, { directiveId: id });
  return { directiveId: id, taskId: task.id };
}
/** The one task of a letter that somebody has. */
async function mine(person: SignedIn, directiveId: string) {
  const { tasks } = await person.post(listTasks, { directiveId });
  assert.equal(tasks.length, 1);
  return tasks[0]!;
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

test("a task is taken on, proven and given on, and every action at it is in the audit log", async (walk) => {
  await walk.test(
    "a task of a part of a clause says the clause that it is a part of, and no other",
    async () => {
      const letter = "I. Chung\n1. Một việc\n10. Dán áp phích ở:\n10.2. Xe\na) Xe buýt ở cửa lên.";
      const { directiveId } = await passed(["education-department"], "2020-12-31", letter);
      const { task } = await education.post(readTask, { id: (await mine(education, directiveId)).id });
      assert.deepEqual(
        [task.mark, task.above.map(({ text }) => text), task.text],
        ["I.10.2a", ["Chung", "Dán áp phích ở:", "Xe"], "Xe buýt ở cửa lên."],
      );
    },
  );
  await walk.test("a task is acknowledged once: the first time stays, whoever does it again", async () => {
    const { directiveId } = await passed(["education-department"]);
    const { id } = await mine(education, directiveId);
    const first = await education.post(acknowledgeTasks, { ids: [id] });
    rollout.clock.advance(Minutes(5));
    assert.equal((await education.post(acknowledgeTasks, { ids: [id, id] })).acknowledged, 0);
    assert.equal((await education.post(readTask, { id })).task.acknowledgedAt, first.at);
  });
  await walk.test(
    "a task that was begun is acknowledged with it, and a second to change it in an old version is told",
    async () => {
      const { directiveId } = await passed(["education-department"]);
      const { id, version } = await mine(education, directiveId);
      const begun = await education.post(startTask, { id, version });
      assert.equal(begun.state, "started");
      const { task } = await education.post(readTask, { id });
      assert.deepEqual([task.acknowledgedAt, task.startedAt !== null], [task.startedAt, true]);
      assert.equal(await refusal(education.post(startTask, { id, version })), "conflict");
      assert.equal(await refusal(education.post(startTask, { id, version: begun.version })), "conflict");
    },
  );
  await walk.test(
    "evidence is text, an https address or a photo without what the camera wrote; it is submitted, returned, mended, accepted",
    async () => {
      const { directiveId } = await passed(["education-department"]);
      const { id, version } = await mine(education, directiveId);
      assert.equal(await refusal(education.post(submitTask, { id, version })), "no_evidence");
      await education.post(addEvidence, {
        id,
        evidence: { kind: "text", text: "Đã họp. <script>#sys.inputs</script>" },
      });
      await education.post(addEvidence, {
        id,
        evidence: { kind: "link", text: "https://angiang.edu.vn/tin/1" },
      });
      for (const [text, code] of [
        ["Bà Nguyễn Thị Hoa không chịu cài.", "has_person"],
        ["Đã gọi 0912345678.", "has_phone"],
      ] as const)
        assert.equal(
          await refusal(education.post(addEvidence, { id, evidence: { kind: "text", text } })),
          code,
          text,
        );
      for (const text of ["http://a.vn", "javascript:alert(1)", "https://", "ftp://a.vn/x"])
        assert.equal(
          await refusal(education.post(addEvidence, { id, evidence: { kind: "link", text } })),
          "bad_request",
          text,
        );
      const photo = await education.upload(
        addPhoto,
        { id, caption: "Áp phích ở sân trường" },
        tellingPhoto(6),
        "image/jpeg",
      );
      const answer = await education.get(`/api/rollout/tasks/evidence/${photo.id}/photo`);
      const bytes = Buffer.from(await answer.arrayBuffer());
      for (const words of TELLTALES) assert.equal(bytes.includes(Buffer.from(words, "latin1")), false, words);
      assert.match(answer.headers.get("content-disposition") ?? "", /^attachment/);
      const submitted = await education.post(submitTask, { id, version });
      assert.equal(
        await refusal(education.post(addEvidence, { id, evidence: { kind: "text", text: "thêm" } })),
        "conflict",
      );
      assert.equal(await refusal(education.post(removeEvidence, { evidenceId: photo.id })), "conflict");
      assert.equal(
        await refusal(education.post(decideTask, { id, version: submitted.version, accept: true })),
        "not_allowed",
      );
      assert.equal(
        await refusal(officer.post(decideTask, { id, version: submitted.version, accept: false })),
        "reason_missing",
      );
      const returned = await officer.post(decideTask, {
        id,
        version: submitted.version,
        accept: false,
        reason: "Thiếu số trường",
      });
      assert.equal((await education.post(readTask, { id })).task.reason, "Thiếu số trường");
      assert.equal(await refusal(officer.post(removeEvidence, { evidenceId: photo.id })), "not_allowed");
      await education.post(removeEvidence, { evidenceId: photo.id });
      const helped = { kind: "text" as const, text: "Sở đã gọi, trường xác nhận." };
      const { id: own } = await officer.post(addEvidence, { id, evidence: helped });
      assert.equal(await refusal(officer.post(submitTask, { id, version: returned.version })), "not_allowed");
      const submittedAgain = await education.post(submitTask, { id, version: returned.version });
      assert.equal((await officer.post(readTask, { id })).task.reason, "Thiếu số trường", "asked once more");
      assert.equal(
        await refusal(officer.post(decideTask, { id, version: submittedAgain.version, accept: true })),
        "same_person",
      );
      const back = { id, version: submittedAgain.version, accept: false, reason: "bỏ phần của tỉnh" };
      const returnedAgain = await officer.post(decideTask, back);
      await officer.post(removeEvidence, { evidenceId: own });
      const again = await education.post(submitTask, { id, version: returnedAgain.version });
      const accepted = await officer.post(decideTask, { id, version: again.version, accept: true });
      assert.equal(accepted.state, "accepted");
      const { task } = await education.post(readTask, { id });
      assert.deepEqual(
        task.evidence.map(({ kind, text }) => [kind, text]),
        [
          ["text", "Đã họp. <script>#sys.inputs</script>"],
          ["link", "https://angiang.edu.vn/tin/1"],
        ],
      );
      assert.equal(await refusal(education.post(startTask, { id, version: accepted.version })), "conflict");
    },
  );
  await walk.test(
    "[D27] the education department gives its task on to every school, each once, by a day of its own, and sees who has taken note",
    async () => {
      const { directiveId } = await passed(["education-department"]);
      const { id } = await mine(education, directiveId);
      const { units, dueOn } = await education.post(listCascade, { id });
      const schools = units.filter(({ type }) => type === "school").map(({ id }) => id);
      assert.deepEqual([schools.length, dueOn], [11, "2020-12-31"]);
      const give = (unitIds: string[], day: string) =>
        education.post(cascadeTask, { id, unitIds, dueOn: day, note: "Báo trước thứ Tư" });
      assert.equal(await refusal(give(schools, "2021-01-01")), "due_late");
      assert.equal(await refusal(give(schools, "2020-12-26")), "due_past");
      assert.equal(await refusal(give([rollout.unit("883-hotel")], "2020-12-30")), "unknown_receiver");
      assert.deepEqual(await give(schools.slice(0, 3), "2020-12-30"), { fresh: 3, already: 0 });
      assert.deepEqual(await give(schools, "2020-12-30"), { fresh: 8, already: 3 });
      const school = await rollout.as("unit-officer", "883-school");
      const theirs = await mine(school, directiveId);
      assert.equal(theirs.dueOn, "2020-12-30");
      const { task } = await school.post(readTask, { id: theirs.id });
      assert.deepEqual(
        [task.passedBy.name, task.note, task.instructions],
        ["Sở Giáo dục và Đào tạo An Giang", "Báo trước thứ Tư", "Làm trong tuần"],
      );
      assert.equal(task.mayDecide, false);
      await school.post(acknowledgeTasks, { ids: [theirs.id] });
      const row = await mine(education, directiveId);
      assert.deepEqual([row.below, row.belowAcknowledged], [11, 1]);
      await school.post(addEvidence, {
        id: theirs.id,
        evidence: { kind: "text", text: "Đã gửi giấy cho phụ huynh." },
      });
      const { version } = (await school.post(readTask, { id: theirs.id })).task;
      const submitted = await school.post(submitTask, { id: theirs.id, version });
      assert.equal(
        (await education.post(decideTask, { id: theirs.id, version: submitted.version, accept: true })).state,
        "accepted",
      );
      const progress = await officer.post(readProgress, { id: directiveId });
      assert.deepEqual(
        [progress.all.couldCascade, progress.all.cascaded, progress.all.assignments],
        [1, 1, 12],
      );
      assert.equal(progress.silentTotal, 11);
      assert.deepEqual(progress.silent.filter(({ unit }) => unit.type === "school").length, 10);
    },
  );
  await walk.test(
    "an officer who moves the day moves it for those who have no earlier one, and a task that units have stays",
    async () => {
      const { directiveId, taskId } = await passed(["education-department"]);
      const { id } = await mine(education, directiveId);
      const school = rollout.unit("884-school");
      await education.post(cascadeTask, { id, unitIds: [school], dueOn: "2020-12-29" });
      const change = { duties: [], instructions: "", types: ["education-department"] };
      const later = await officer.post(changeTask, {
        id: taskId,
        version: 1,
        ...change,
        dueOn: "2021-01-05",
      });
      const days = async () =>
        (await officer.post(listTasks, { directiveId, below: true })).tasks.map(({ dueOn }) => dueOn);
      assert.deepEqual(await days(), ["2020-12-29", "2021-01-05"]);
      await officer.post(changeTask, { id: taskId, version: later.version, ...change, dueOn: "2020-12-28" });
      assert.deepEqual(await days(), ["2020-12-28", "2020-12-28"]);
      assert.equal(await refusal(officer.post(removeTask, { id: taskId, version: 3 })), "conflict");
    },
  );
  await walk.test("every action at a task is in the audit log, without a word of the evidence", async () => {
    const rows = await rollout.database.db.selectFrom("staff_audit").selectAll().execute();
    const actions = new Set(rows.map(({ action }) => action));
    for (const action of [
      "pass",
      "acknowledge",
      "start",
      "evidence",
      "submit",
      "return",
      "accept",
      "cascade",
      "change",
    ])
      assert.ok(actions.has(`tasks.${action}`), action);
    assert.equal(/Đã họp|angiang.edu|Thiếu/.test(JSON.stringify(rows)), false);
  });
});

test("tasks below are found by a unit's name without accents and by state, and say which wait for the viewer", async () => {
  const { directiveId } = await passed(["education-department", "health-department"]);
  const { id, version } = await mine(education, directiveId);
  await education.post(addEvidence, { id, evidence: { kind: "text", text: "Đã họp." } });
  await education.post(submitTask, { id, version });
  const found = async (asked: { unit?: string; state?: "open" | "submitted" }, who = officer) => {
    const { tasks, total, counts } = await who.post(listTasks, { below: true, directiveId, ...asked });
    assert.equal(
      Object.values(counts).reduce((sum, n) => sum + n, 0),
      total,
    );
    return tasks.map(({ unit, mayDecide }) => [unit.type, mayDecide]);
  };
  assert.equal((await found({})).length, 2);
  assert.deepEqual(await found({ unit: "GIÁO  dục" }), [["education-department", true]]);
  assert.deepEqual(await found({ unit: "so giao duc" }), [["education-department", true]]);
  assert.deepEqual(await found({ state: "submitted" }), [["education-department", true]]);
  assert.deepEqual(await found({ state: "open", unit: "giao duc" }), []);
  assert.deepEqual(await found({ unit: "%" }), await found({}), "signs are no words");
  assert.deepEqual(await found({}, education), [["education-department", false]]);
});

test("a photo of 20 MB, of another kind or without a task is refused with its reason, and nothing is kept of it", async () => {
  const { directiveId } = await passed(["education-department"]);
  const { id } = await mine(education, directiveId);
  const before = (await rollout.blobs.list("photo/")).length;
  const upload = (bytes: Uint8Array, type: string, to = id) =>
    refusal(education.upload(addPhoto, { id: to }, bytes, type));
  const big = Buffer.concat([tellingPhoto(), Buffer.alloc(20_000_000)]);
  assert.equal(await upload(big, "image/jpeg"), "file_too_large");
  assert.equal(await upload(Buffer.from("<svg/>"), "image/png"), "file_kind");
  assert.equal(await upload(tellingPhoto(), "image/svg+xml"), "bad_request");
  assert.equal(await upload(tellingPhoto(), "image/jpeg", "0".repeat(24)), "not_found");
  assert.equal((await rollout.blobs.list("photo/")).length, before);
  assert.equal((await education.post(readTask, { id })).task.evidence.length, 0);
});

test("a task takes twenty pieces of evidence, and says so at the next", async () => {
  const { directiveId } = await passed(["education-department"]);
  const { id } = await mine(education, directiveId);
  for (let i = 0; i < 20; i += 1)
    await education.post(addEvidence, { id, evidence: { kind: "text", text: `Lớp ${i}` } });
  assert.equal(
    await refusal(education.post(addEvidence, { id, evidence: { kind: "text", text: "nữa" } })),
    "too_much_evidence",
  );
});

test("[D42] a district sees its own units and nobody else's, and decides on what it gave", async () => {
  const { directiveId } = await passed(["district-committee"]);
  const anPhu = await rollout.as("rollout-officer", "886-district-committee");
  const { id } = await mine(anPhu, directiveId);
  const { units } = await anPhu.post(listCascade, { id });
  const communes = units.filter(({ type }) => type === "commune-committee").map(({ id }) => id);
  assert.equal(communes.length, 14);
  await anPhu.post(cascadeTask, { id, unitIds: communes, dueOn: "2020-12-30" });
  const seen = await anPhu.post(readProgress, { id: directiveId });
  assert.deepEqual([seen.all.units, seen.byDistrict.map(({ district }) => district)], [15, ["886"]]);
  assert.equal((await officer.post(readProgress, { id: directiveId })).all.units, 25);
  const triTon = await rollout.as("rollout-officer", "891-district-committee");
  assert.equal((await triTon.post(readProgress, { id: directiveId })).all.units, 1);
  const { tasks } = await anPhu.post(listTasks, { directiveId, below: true });
  const theirs = tasks.find(({ unit }) => unit.type === "commune-committee")!;
  assert.equal(await refusal(triTon.post(readTask, { id: theirs.id })), "not_found");
  assert.equal(await refusal(triTon.post(acknowledgeTasks, { ids: [theirs.id] })), "not_found");
  const observer = await rollout.as("observer", "886-district-committee");
  assert.equal((await observer.post(readTask, { id: theirs.id })).task.mayAct, false);
  assert.equal(await refusal(observer.post(acknowledgeTasks, { ids: [theirs.id] })), "not_allowed");

  await anPhu.post(acknowledgeTasks, { ids: [id] });
  const { byDistrict, byType } = await officer.post(readProgress, { id: directiveId });
  const of = (name: string) => byDistrict.find(({ district }) => district === name)?.medianHours;
  assert.deepEqual([typeof of("886"), of("891")], ["number", null], "who took how long, by district");
  const committees = byType.find(({ type }) => type === "district-committee");
  assert.equal(typeof committees?.medianHours, "number");
});

test("tasks beside duties that are not built say which, and a station's operator sees them too", async () => {
  const { id } = await officer.post(registerLetter1313, {});
  await officer.post(planAll, { directiveId: id, dueOn: "2021-01-03" });
  const { directive } = await officer.post(readDirective, { id });
  await officer.post(fileDirective, { id, version: directive.version });
  await officer.post(passDown, { directiveId: id });
  const culture = await rollout.as("unit-officer", "886-culture-office");
  const listed = await culture.post(listTasks, { directiveId: id });
  assert.deepEqual(
    listed.notBuilt.map(({ duty, mark }) => `${mark} ${duty}`),
    ["7.1 D44", "7.1 D45", "7.1 D46", "7.1 D47"],
  );
  assert.deepEqual(
    listed.tasks.map(({ duties }) => duties.join()),
    ["D43,D48"],
  );
  const station = await rollout.as("station-operator", "886-district-station");
  const airs = await station.post(listTasks, { directiveId: id });
  assert.deepEqual(
    airs.tasks.map(({ mark }) => mark),
    ["7.2a", "7.2b", "7.2c", "kết"],
  );
  assert.deepEqual(
    airs.notBuilt.map(({ duty }) => duty),
    ["D57"],
  );
  const { task: own } = await station.post(readTask, { id: airs.tasks[0]!.id });
  assert.deepEqual([own.mayAct, own.mayCascade], [true, false], "who acts does not pass down for that");
  const inland = await rollout.as("station-operator", "883-district-station");
  const theirs = await inland.post(listTasks, { directiveId: id });
  assert.deepEqual(
    theirs.tasks.map(({ mark }) => mark),
    ["7.2a", "7.2b", "kết"],
  );
});
