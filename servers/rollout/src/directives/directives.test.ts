import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault } from "@bluezone/contract/fault";
import {
  attachLetter,
  changeDirective,
  fileDirective,
  listDirectives,
  readDirective,
  readFiled,
  registerDirective,
  registerLetter1313,
  saveClauses,
  splitLetter,
} from "@bluezone/contract/rollout/directives";
import { passDown, planAll, planTask, readDistribution } from "@bluezone/contract/rollout/planned-tasks";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { docxLetter, pdfLetter } from "../files/testing/letters.ts";
import { testRollout } from "../testing/rollout.ts";

let officer: SignedIn;
const rollout = shared(async () => {
  const rollout = await testRollout();
  officer = await rollout.as("rollout-officer", "89-province-committee");
  return rollout;
});

const HEAD = {
  number: "1366/UBND-KGVX",
  issuedOn: "2020-12-26",
  issuer: "Ủy ban nhân dân tỉnh An Giang",
  subject: "Tăng cường công tác phòng chống dịch Covid-19",
};
let serial = 0;
/** A new letter with clauses. */
const letter = async (text = "1. Một việc.\n2. Hai việc.") => {
  serial += 1;
  return officer.post(registerDirective, { ...HEAD, number: `${serial}/CV`, text });
};
/** The code with which a call is refused. */
async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Fault) return error.code;
    throw error;
  }
  return "done";
}

test("a letter is entered, corrected and filed, and every change of it is in the audit log", async (walk) => {
  await walk.test(
    "[D01] a letter stands in the register with the letter that it follows, and each task of it is traced to its clause",
    async () => {
      const parent = await officer.post(registerDirective, {
        ...HEAD,
        text: "1. Sở Thông tin và Truyền thông tuyên truyền.",
      });
      const child = await officer.post(registerDirective, {
        ...HEAD,
        number: "1313/STTTT",
        issuedOn: "2020-12-27",
        parentId: parent.id,
        text: "1. Đẩy mạnh tuyên truyền.",
      });
      const read = await officer.post(readDirective, { id: child.id });
      assert.deepEqual(read.directive.parent, { id: parent.id, number: "1366/UBND-KGVX" });
      const above = await officer.post(readDirective, { id: parent.id });
      assert.deepEqual(
        above.children.map(({ id }) => id),
        [child.id],
      );
      const task = await officer.post(planTask, {
        directiveId: child.id,
        clauseId: read.clauses[0]!.id,
        duties: [],
        dueOn: "2020-12-31",
        types: ["district-committee"],
      });
      const { tasks, clauses } = await officer.post(readDirective, { id: child.id });
      assert.deepEqual(
        tasks.map(({ id, clauseId }) => [id, clauseId]),
        [[task.id, clauses[0]?.id]],
      );
      assert.equal(clauses[0]?.tasks, 1);
    },
  );
  await walk.test(
    "an officer corrects the clauses: mends one, adds one, takes one out, and keeps their ids",
    async () => {
      const { id } = await letter();
      const { clauses, directive } = await officer.post(readDirective, { id });
      const [first] = clauses;
      const saved = await officer.post(saveClauses, {
        id,
        version: directive.version,
        clauses: [
          { mark: "0", text: "Mở đầu" },
          { id: first!.id, mark: "1", text: "Một việc đã sửa.", duties: ["D17"] },
        ],
      });
      assert.deepEqual(
        saved.clauses.map(({ mark, text, duties }) => [mark, text, duties.join()]),
        [
          ["0", "Mở đầu", ""],
          ["1", "Một việc đã sửa.", "D17"],
        ],
      );
      assert.equal(saved.clauses[1]?.id, first?.id);
      const again = (clause: object) =>
        refusal(
          officer.post(saveClauses, { id, version: saved.version, clauses: [clause, clause] as never }),
        );
      assert.equal(await again({ mark: "1", text: "x" }), "mark_taken");
      assert.equal(
        await refusal(
          officer.post(saveClauses, {
            id,
            version: saved.version,
            clauses: [{ mark: "1", text: "x", duties: ["D99"] }],
          }),
        ),
        "unknown_duty",
      );
      const { clauses: others } = await officer.post(readDirective, { id: (await letter()).id });
      const foreign = [{ id: others[0]!.id, mark: "1", text: "Của thư khác" }];
      assert.equal(
        await refusal(officer.post(saveClauses, { id, version: saved.version, clauses: foreign })),
        "not_found",
      );
    },
  );
  await walk.test("two officers on one letter: the second to save is told, and loses nothing", async () => {
    const { id, version } = await letter();
    const other = await rollout.as("administrator", "89-province-committee");
    const head = { ...HEAD, number: "900/CV" };
    await officer.post(changeDirective, { id, version, ...head, subject: "Của người thứ nhất" });
    assert.equal(
      await refusal(other.post(changeDirective, { id, version, ...head, subject: "Của người thứ hai" })),
      "conflict",
    );
    assert.equal((await other.post(readDirective, { id })).directive.subject, "Của người thứ nhất");
  });
  await walk.test(
    "[D03] a filed letter has a number, and its versions never change: what is changed later is a version of its own",
    async () => {
      const { id, version } = await letter();
      const first = await officer.post(fileDirective, { id, version });
      assert.equal(first.number, 1);
      const { directive, clauses } = await officer.post(readDirective, { id });
      assert.deepEqual(
        await officer.post(fileDirective, { id, version: directive.version }),
        first,
        "filing twice files once",
      );
      await officer.post(saveClauses, {
        id,
        version: directive.version,
        clauses: clauses.map(({ id, mark, text, duties }) => ({ id, mark, text: `${text} Sửa.`, duties })),
      });
      const changed = (await officer.post(readDirective, { id })).directive;
      assert.equal(changed.changed, true);
      const second = await officer.post(fileDirective, { id, version: changed.version });
      assert.deepEqual([second.archiveNumber, second.number], [first.archiveNumber, 2]);
      assert.notEqual(second.sha256, first.sha256);
      const kept = await officer.post(readFiled, { id, number: 1 });
      assert.equal(kept.letter.clauses[0]?.text, "Một việc.");
      assert.deepEqual([kept.whole, kept.sha256], [true, first.sha256]);
      const next = await letter();
      const filed = await officer.post(fileDirective, { id: next.id, version: next.version });
      assert.equal(filed.archiveNumber, first.archiveNumber + 1);
    },
  );
  await walk.test(
    "the paper itself is kept byte for byte, filed by its hash, and handed out as an attachment only",
    async () => {
      const { id, version } = await letter();
      const { file } = await officer.upload(
        attachLetter,
        { id, version, name: "công văn 1313.pdf" },
        pdfLetter(),
        "application/pdf",
      );
      const answer = await officer.get(`/api/rollout/directives/${id}/file`);
      assert.deepEqual(new Uint8Array(await answer.arrayBuffer()), pdfLetter());
      assert.match(
        answer.headers.get("content-disposition") ?? "",
        /^attachment; filename\*=UTF-8''c%C3%B4ng/,
      );
      assert.equal(answer.headers.get("content-type"), "application/pdf");
      const { version: now } = (await officer.post(readDirective, { id })).directive;
      await officer.post(fileDirective, { id, version: now });
      assert.equal((await officer.post(readFiled, { id, number: 1 })).letter.fileSha256, file.sha256);
    },
  );
  await walk.test(
    "every change of a letter is in the audit log, by ids and names of fields alone",
    async () => {
      const rows = await rollout.database.db.selectFrom("staff_audit").selectAll().execute();
      const actions = new Set(rows.map(({ action }) => action));
      for (const action of ["register", "change", "clauses", "attach", "file"])
        assert.ok(actions.has(`directives.${action}`), action);
      assert.equal(JSON.stringify(rows).includes("Một việc"), false);
    },
  );
});

test("letter 1313 is entered once, with 25 clauses, sixty duties but two that it does not name, and its parent's number", async () => {
  const first = await officer.post(registerLetter1313, {});
  const second = await officer.post(registerLetter1313, {});
  assert.deepEqual([first.id, first.clauses], [second.id, 25]);
  const { directive, clauses } = await officer.post(readDirective, { id: first.id });
  assert.deepEqual(directive.parent, { id: null, number: "1366/UBND-KGVX" });
  assert.equal(new Set(clauses.flatMap(({ duties }) => duties)).size, 58);
  assert.deepEqual(clauses.find(({ mark }) => mark === "7.1")?.duties, [
    "D43",
    "D44",
    "D45",
    "D46",
    "D47",
    "D48",
  ]);
});

test("a pasted letter is split without being kept, hostile marks are dropped, and decomposed letters are composed", async () => {
  const { clauses } = await officer.post(splitLetter, {
    text: `1. Mở ứng dụng\u202e <script>alert(1)</script>\n2. ${"Vĩnh Hanh".normalize("NFD")}\u0007`,
  });
  assert.deepEqual(clauses, [
    { mark: "1", text: "Mở ứng dụng <script>alert(1)</script>" },
    { mark: "2", text: "Vĩnh Hanh".normalize("NFC") },
  ]);
  assert.equal(await refusal(officer.post(splitLetter, { text: "\u200b \n" })), "bad_request");
  assert.equal(await refusal(officer.post(splitLetter, { text: "**" })), "no_clauses");
});

test("a unit has one letter of a number and day", async () => {
  const given = { ...HEAD, number: "77/CV", text: "1. Một việc." };
  await officer.post(registerDirective, given);
  assert.equal(await refusal(officer.post(registerDirective, given)), "number_taken");
  assert.ok((await officer.post(registerDirective, { ...given, issuedOn: "2020-12-25" })).id);
});

test("a filed version that somebody changed in the database is shown as not whole", async () => {
  const { id, version } = await letter();
  await officer.post(fileDirective, { id, version });
  const { content } = await rollout.database.db
    .selectFrom("directive_version")
    .select("content")
    .where("directive_id", "=", id)
    .executeTakeFirstOrThrow();
  await rollout.database.db
    .updateTable("directive_version")
    .set({ content: content.replace("Một việc", "Việc khác") })
    .where("directive_id", "=", id)
    .execute();
  assert.equal((await officer.post(readFiled, { id, number: 1 })).whole, false);
});

test("a hostile paper is refused with its reason, and the letter stays as it was", async () => {
  const { id, version } = await letter();
  const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  for (const [bytes, type, code] of [
    [pdfLetter("/OpenAction << /S /JavaScript >>"), "application/pdf", "file_active"],
    [docxLetter("", [{ name: "word/vbaProject.bin", data: "x" }]), word, "file_active"],
    [docxLetter(), "application/pdf", "file_kind"],
    [pdfLetter(), "text/html", "bad_request"],
    [new Uint8Array(21_000_000), "application/pdf", "file_too_large"],
    [new Uint8Array(33_000_000), "application/pdf", "bad_request"],
  ] as const)
    assert.equal(await refusal(officer.upload(attachLetter, { id, version, name: "a" }, bytes, type)), code);
  const { directive } = await officer.post(readDirective, { id });
  assert.deepEqual([directive.file, directive.version], [null, version]);
});

test("what is not built is passed to nobody, and only what is filed is passed down", async () => {
  const { id } = await officer.post(registerLetter1313, {});
  const { clauses, directive } = await officer.post(readDirective, { id });
  const seventh = clauses.find(({ mark }) => mark === "7.1")!;
  const plan = (duties: string[], rest: object = {}) =>
    refusal(
      officer.post(planTask, {
        directiveId: id,
        clauseId: seventh.id,
        duties,
        dueOn: "2020-12-31",
        types: ["culture-office"],
        ...rest,
      }),
    );
  for (const duty of ["D44", "D45", "D46", "D47"]) assert.equal(await plan(["D48", duty]), "not_built", duty);
  assert.equal(await plan(["D53"]), "unknown_duty");
  assert.equal(await plan(["D48"], { types: ["police"] }), "unknown_receiver");
  assert.equal(await plan(["D48"], { unitIds: ["x@2020-01-01"] }), "unknown_receiver");
  assert.equal(await plan(["D48"], { dueOn: "2020-12-26" }), "due_past");
  assert.deepEqual(await officer.post(planAll, { directiveId: id, dueOn: "2020-12-31" }), { planned: 21 });
  assert.deepEqual(await officer.post(planAll, { directiveId: id, dueOn: "2020-12-31" }), { planned: 0 });
  assert.equal(await refusal(officer.post(passDown, { directiveId: id })), "not_filed");
  const now = (await officer.post(readDirective, { id })).directive;
  assert.ok(now.version > directive.version);
  await officer.post(fileDirective, { id, version: now.version });
  const passed = await officer.post(passDown, { directiveId: id });
  assert.equal(passed.tasks, 21);
  assert.ok(passed.fresh > passed.units);
  assert.deepEqual(await officer.post(passDown, { directiveId: id }), {
    ...passed,
    fresh: 0,
    already: passed.fresh,
  });
  const clause = (await officer.post(readDirective, { id })).clauses.filter(({ mark }) => mark !== "7.1");
  const version = (await officer.post(readDirective, { id })).directive.version;
  assert.equal(await refusal(officer.post(saveClauses, { id, version, clauses: clause })), "clause_in_use");
});

test("a letter of another desk is not there for who has no task of it; who has one reads it and changes nothing", async () => {
  const { id, version } = await letter();
  const district = await rollout.as("rollout-officer", "886-district-committee");
  assert.equal(await refusal(district.post(readDirective, { id })), "not_found");
  const { clauses } = await officer.post(readDirective, { id });
  await officer.post(planTask, {
    directiveId: id,
    clauseId: clauses[0]!.id,
    duties: [],
    dueOn: "2020-12-31",
    types: ["district-committee"],
  });
  const { version: now } = (await officer.post(readDirective, { id })).directive;
  assert.ok(now > version);
  await officer.post(fileDirective, { id, version: now });
  assert.equal((await officer.post(passDown, { directiveId: id })).units, 11);
  const read = await district.post(readDirective, { id });
  assert.deepEqual([read.directive.mine, read.tasks[0]?.units], [false, 1]);
  assert.equal(
    await refusal(district.post(changeDirective, { id, version: read.directive.version, ...HEAD })),
    "not_allowed",
  );
  assert.equal(await refusal(district.post(passDown, { directiveId: id })), "not_allowed");
  const listed = await district.post(listDirectives, { words: "tang cuong" });
  assert.deepEqual(
    listed.directives.filter((one) => one.id === id).map(({ units, assignments }) => [units, assignments]),
    [[1, 1]],
  );
  const operator = await rollout.as("station-operator", "886-district-station");
  assert.equal(await refusal(operator.post(readDirective, { id })), "not_allowed");
});

test("a district's letter names units of its own alone, and goes to no other of a type that it names", async () => {
  const district = await rollout.as("rollout-officer", "886-district-committee");
  const { id } = await district.post(registerDirective, { ...HEAD, number: "7/UBND", text: "1. Một việc." });
  const { clauses } = await district.post(readDirective, { id });
  const plan = (receivers: { types?: string[]; unitIds?: string[] }) =>
    refusal(
      district.post(planTask, {
        directiveId: id,
        clauseId: clauses[0]!.id,
        duties: [],
        dueOn: "2020-12-31",
        types: [],
        ...receivers,
      }),
    );
  const [own, others] = ["886-district-station", "889-district-station"].map((code) =>
    rollout.unit(code),
  ) as [string, string];
  assert.equal(await plan({ unitIds: [others] }), "unknown_receiver");
  assert.equal(await plan({ unitIds: [own, others] }), "unknown_receiver");
  assert.equal(await plan({ unitIds: [own], types: ["commune-committee"] }), "done");
  const { version } = (await district.post(readDirective, { id })).directive;
  await district.post(fileDirective, { id, version });
  const passed = await district.post(passDown, { directiveId: id });
  assert.equal(passed.units, 15, "fourteen communes and a station");
  const { units } = await district.post(readDistribution, { id });
  assert.deepEqual([...new Set(units.map(({ unit }) => unit.district))], ["886"]);
});
