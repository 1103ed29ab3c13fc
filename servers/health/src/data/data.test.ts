/** A person's request over real HTTP: seen, corrected, deleted, proven, and still deleted after an older backup was put back. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, type TestContext, test } from "node:test";
import { askAdvice } from "@bluezone/contract/health/ask-advice";
import { askCallback } from "@bluezone/contract/health/ask-callback";
import { contactFromCallback, listCallbacks, takeCallback } from "@bluezone/contract/health/callbacks";
import {
  answerDataRequest,
  correctPerson,
  deletePerson,
  findDataPeople,
  linkSent,
  listDataRequests,
  openDataRequest,
  readDataRequest,
} from "@bluezone/contract/health/data";
import { answerHandOver, askHandOver } from "@bluezone/contract/health/hand-overs";
import { speakCode } from "@bluezone/contract/health/issued-codes";
import { sendDeclaration } from "@bluezone/contract/health/send-declaration";
import { Days, Hours, isoDay, parseDay } from "@bluezone/protocol/time";
import { restoreBackup, takeBackup } from "@bluezone/server-kit/backup/backup";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { testEngine } from "@bluezone/server-kit/testing/database";
import { systemRandom } from "@bluezone/server-kit/time/random";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { madeCodesOf } from "../cases/holding-store.ts";
import { mend } from "../operator/mend.ts";
import { PERSON_TABLES } from "../people/holding.ts";
import { HOLDINGS, LEFT_OUT, PLAN } from "../slices.ts";
import { fromMs, ms, type Tables } from "../tables.ts";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { addCaseOf } from "../testing/somebody.ts";
import { holidaysCounted, workingDaysAfter } from "./working-days.ts";

let at: TestHealth;
let officer: SignedIn;
let sach: { readonly id: string; readonly personId: string };
const folder = mkdtempSync(join(tmpdir(), "data-"));
async function open(): Promise<void> {
  at = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082" });
  officer = await at.as("data-protection-officer", "89-health-department");
  sach = await addCaseOf(
    at,
    at.clock.now(),
    { phone: "+84912345678", commune: "30478", address: "ấp Vĩnh Lợi" },
    { note: "Nhà có mẹ già" },
  );
  await addCaseOf(at, at.clock.now(), { name: "Mohamad Sa Lễ", birthYear: 1990 });
}
before(open);
after(async () => {
  await at?.close();
  rmSync(folder, { recursive: true });
});

/** Opens a server for one test alone: it goes far ahead in time, or counts everything that there is. */
async function alone(context: TestContext): Promise<void> {
  const shared = [at, officer, sach] as const;
  context.after(async () => {
    await at.close();
    [at, officer, sach] = shared;
  });
  await open();
}

test("two working days leave Saturday and Sunday out", () => {
  const due = (day: string) => isoDay(workingDaysAfter(parseDay(day), 2));
  assert.equal(due("2020-12-21"), "2020-12-23");
  assert.equal(due("2020-12-24"), "2020-12-28");
  assert.equal(due("2020-12-25"), "2020-12-29");
  assert.equal(due("2020-12-26"), "2020-12-29");
  assert.equal(due("2020-12-27"), "2020-12-29");
});

test("public holidays are no working days; of days that are not known to be one or none it is said that they are not counted", async () => {
  const due = (day: string) => isoDay(workingDaysAfter(parseDay(day), 2));
  assert.equal(due("2020-12-31"), "2021-01-05");
  assert.equal(due("2021-02-09"), "2021-02-18");
  assert.equal(due("2022-04-29"), "2022-05-05");
  assert.equal(due("2025-08-29"), "2025-09-04");
  assert.equal(due("2026-12-31"), "2027-01-05");
  assert.equal(due("2027-02-08"), "2027-02-12");
  assert.equal(due("2027-12-31"), "2028-01-04");
  const counted = (from: string, to: string) => holidaysCounted(parseDay(from), parseDay(to));
  assert.equal(counted("2026-12-28", "2027-01-05"), true);
  assert.equal(counted("2027-12-31", "2028-01-04"), false);
  assert.equal(counted("2027-02-08", "2027-02-12"), false, "a day between waits for its decision");
  assert.equal(counted("2027-02-12", "2027-02-16"), true);
});

test("every table with somebody's rows is shown, counted and deleted, and every table is in a backup or left out on purpose", async () => {
  const { rows } = await at.engine.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns where table_schema = 'health'`,
  );
  const personal = rows
    .filter(({ table, column }) => column === "person_id" && !table.startsWith("staff_"))
    .map(({ table }) => table);
  assert.deepEqual(personal.sort(), [...PERSON_TABLES, "data_request", "person_reading"].sort());
  assert.deepEqual(HOLDINGS.map(({ table }) => table).sort(), [...PERSON_TABLES].sort());
  const tables = new Set(rows.map(({ table }) => table).filter((table) => !table.startsWith("kysely_")));
  const known = new Set<string>([...PLAN.tables, ...LEFT_OUT]);
  assert.deepEqual(
    [...tables].filter((table) => !known.has(table) && !table.startsWith("migration")),
    [],
  );
  assert.deepEqual(
    [...known].filter((table) => !tables.has(table)),
    [],
  );
});

test("somebody sees what is kept of them, has it corrected, and is deleted", async (walk) => {
  await alone(walk);
  await walk.test(
    "somebody sees all that is kept of them and who read it, on the screen and on paper",
    async () => {
      const { people } = await officer.post(findDataPeople, { words: "sa mach" });
      assert.deepEqual(
        people.map(({ name }) => name),
        ["Thạch Thị Sà Mách"],
      );
      const { request } = await officer.post(openDataRequest, {
        personId: sach.personId,
        kind: "see",
        proof: "called-back",
        note: "Muốn biết trạm giữ gì",
      });
      assert.equal(request.state, "open");
      assert.deepEqual([request.due, request.holidaysCounted], ["2020-12-29", true]);
      const centre = await at.as("health-officer", "889-medical-centre");
      const { shortCode: digits } = await centre.post(speakCode, { caseId: sach.id, seen: null });
      const to = { id: at.unit("30478-health-station"), name: "Trạm Y tế xã Vĩnh Thạnh Trung" };
      await centre.post(askHandOver, {
        caseId: sach.id,
        version: 1,
        toUnitId: to.id,
        reason: "Ở gần trạm hơn",
      });
      await at.database.db
        .updateTable("case_record")
        .set({ interviewed_ms: ms(at.clock.now()) })
        .where("id", "=", sach.id)
        .execute();
      const { until_ms } = await at.database.db
        .selectFrom("case_code")
        .select("until_ms")
        .executeTakeFirstOrThrow();
      for (const [before, state] of [
        [1, "open"],
        [0, "ended"],
      ] as const) {
        const codes = await madeCodesOf(at.database.db, [sach.id], fromMs(String(Number(until_ms) - before)));
        assert.deepEqual(
          codes.map((code) => code.state),
          [state],
          "a code works until its end, and not at it",
        );
      }
      const { held, readings, person, standing } = await officer.post(readDataRequest, { id: request.id });
      assert.equal(person?.phone, "+84912345678");
      assert.deepEqual(
        [standing?.openCases, standing?.openCodes, standing?.handOver?.to],
        [["AG-0001"], 1, to.name],
      );
      const all = held.flatMap(({ rows }) => rows.flatMap(({ facts }) => facts));
      const said = (label: string) => all.find((fact) => fact.label === label)?.value ?? "";
      assert.equal(said("Điện thoại"), "0912 345 678");
      assert.match(said("Mã xác nhận 1"), /^cấp lúc \d\d?:\d\d \d\d\/\d\d\/2020, chưa dùng$/);
      assert.ok(!JSON.stringify(all).includes(digits), "never the code itself");
      assert.match(said("Đang chờ chuyển hồ sơ"), new RegExp(`^đến ${to.name}, đề nghị lúc `));
      assert.match(said("Đã phỏng vấn lúc"), /2020$/);
      const values = JSON.stringify(held);
      for (const word of ["Thạch Thị Sà Mách", "ấp Vĩnh Lợi", "Nhà có mẹ già", "xác nhận"])
        assert.ok(values.includes(word), word);
      assert.ok(!values.includes("Mohamad"));
      assert.deepEqual(
        readings.map(({ view, by }) => [view, by]),
        [["data.find", officer.name]],
      );
      const pdf = await officer.get(`/api/health/data/pdf/${request.id}`);
      assert.equal(pdf.headers.get("content-type"), "application/pdf");
      const stale = await officer.tries(answerDataRequest, { id: request.id, version: 9, refusal: null });
      assert.equal(stale.code, "conflict");
      const done = await officer.post(answerDataRequest, { id: request.id, version: 1, refusal: null });
      assert.equal(done.request.state, "done");
      const observer = await at.as("observer", "89-health-department");
      assert.equal((await observer.tries(readDataRequest, { id: request.id })).status, 403);
    },
  );
  await walk.test("what is wrong is corrected, and a bad phone number is told by its code", async () => {
    const { request } = await officer.post(openDataRequest, {
      personId: sach.personId,
      kind: "correct",
      proof: "in-person",
    });
    const { personVersion, person } = await officer.post(readDataRequest, { id: request.id });
    assert.ok(person && personVersion !== null);
    const { id: _, ...fields } = person;
    const asked = { id: request.id, version: personVersion };
    const bad = await officer.tries(correctPerson, { ...asked, person: { ...fields, phone: "12" } });
    assert.equal(bad.code, "phone_invalid");
    await officer.post(correctPerson, { ...asked, person: { ...fields, birthYear: 1972 } });
    const { people } = await officer.post(findDataPeople, { words: "mach 1972" });
    assert.equal(people.length, 1);
  });
  await walk.test(
    "whoever asked for it is deleted, proven table by table, and an older backup does not bring them back",
    async () => {
      const file = join(folder, "before.backup");
      await takeBackup(at.database, PLAN, {
        file,
        secret: at.config.secrets[0]!,
        random: systemRandom,
        now: at.clock.now(),
        blobs: at.blobs,
      });
      const { request } = await officer.post(openDataRequest, {
        personId: sach.personId,
        kind: "delete",
        proof: "in-person",
        note: "Đã khỏi bệnh",
      });
      const { open, overdue } = await officer.post(listDataRequests, {});
      assert.deepEqual([open, overdue], [1, 0]);
      const { request: done } = await officer.post(deletePerson, { id: request.id, version: 1 });
      const erased = Object.fromEntries(
        done.erased?.map(({ table, before, after }) => [table, [before, after]]) ?? [],
      );
      assert.deepEqual(erased["case_record"], [1, 0]);
      assert.deepEqual(erased["person"], [1, 0]);
      assert.ok(done.erased?.every(({ after }) => after === 0));
      assert.deepEqual([done.name, done.note], [null, null]);
      assert.equal((await officer.post(findDataPeople, { words: "sa mach" })).people.length, 0);
      assert.equal((await officer.get(`/api/health/data/pdf/${request.id}`)).status, 200);
      assert.ok((await at.blobs.list("ledger/")).some((name) => name.includes(sach.personId)));

      const engine = await testEngine();
      try {
        const database = await openDatabase<Tables>({ schema: "health", engine });
        const now = at.clock.now();
        const { secrets } = at.config;
        const { mended } = await restoreBackup(
          database,
          PLAN,
          { file, secrets, blobs: at.blobs },
          (trx, made) => mend(trx, { now, made, keepCodes: false, secrets, blobs: at.blobs }),
        );
        assert.equal(mended.deleted, 1);
        const noted = await database.db
          .selectFrom("staff_audit")
          .select(["actor", "action"])
          .where("subject", "=", sach.personId)
          .where("action", "!=", "people.read")
          .execute();
        assert.deepEqual(noted, [{ actor: "operator", action: "data.erase" }], "[V10]");
        assert.ok(mended.people.some(({ name }) => name === officer.name));
        const left = await database.db.selectFrom("person").select("id").execute();
        assert.equal(left.length, 1, "the other one is there again");
        const cases = await database.db.selectFrom("case_record").select("person_id").execute();
        assert.ok(cases.every(({ person_id }) => person_id !== sach.personId));
        const sessions = await database.db.selectFrom("staff_session").select("id").execute();
        assert.equal(sessions.length, 0);
      } finally {
        await engine.close();
      }
    },
  );
});

let drawn = 0;
const nonce = (): string => {
  drawn += 1;
  return Buffer.alloc(32, drawn).toString("base64url");
};

test("what somebody sent from their phone is found by its number, made theirs, shown and deleted, also from an older backup", async (context) => {
  await alone(context);
  const phone = "0977 123 456";
  const commune = "30478";
  const answers = { for: "self", symptoms: ["cough"], since: "2020-12-26", near: "no", cares: [] };
  const declared = await at.post(sendDeclaration, {
    commune,
    answers,
    nonce: nonce(),
    callback: { phone, wish: "any" },
  });
  const advised = await at.post(askAdvice, {
    for: "self",
    commune,
    needs: ["test"],
    text: "Mới về quê",
    phone,
    nonce: nonce(),
  });
  const other = await at.post(askCallback, { phone: "0977 000 000", commune, wish: "any", nonce: nonce() });
  assert.deepEqual([declared.status, advised.status, other.status], [200, 200, 200]);
  const { people, sent } = await officer.post(findDataPeople, { words: phone });
  assert.deepEqual(people, []);
  assert.deepEqual(sent.map(({ kind }) => kind).sort(), ["advice", "callback", "declaration"]);
  const ids = sent.map(({ id }) => id);
  const wrong = await officer.tries(linkSent, {
    phone: "0977 000 000",
    ids,
    person: { name: "Danh Thị Sóc" },
  });
  assert.equal(wrong.code, "not_found");
  const file = join(folder, "before-sent.backup");
  await takeBackup(at.database, PLAN, {
    file,
    secret: at.config.secrets[0]!,
    random: systemRandom,
    now: at.clock.now(),
    blobs: at.blobs,
  });
  const { personId } = await officer.post(linkSent, { phone, ids, person: { name: "DANH THỊ SÓC" } });
  assert.deepEqual((await officer.post(findDataPeople, { words: phone })).sent, []);
  const { request } = await officer.post(openDataRequest, { personId, kind: "delete", proof: "called-back" });
  const { held } = await officer.post(readDataRequest, { id: request.id });
  const values = JSON.stringify(held);
  for (const word of ["Danh Thị Sóc", "Mới về quê", "ho", "26/12/2020", String(declared.body["receipt"])])
    assert.ok(values.includes(word), word);
  assert.equal((await officer.get(`/api/health/data/pdf/${request.id}`)).status, 200);
  const { request: done } = await officer.post(deletePerson, { id: request.id, version: 1 });
  const erased = Object.fromEntries(
    done.erased?.map(({ table, before, after }) => [table, [before, after]]) ?? [],
  );
  for (const table of ["callback", "declaration", "advice_request"])
    assert.deepEqual(erased[table], [1, 0], table);

  const engine = await testEngine();
  try {
    const database = await openDatabase<Tables>({ schema: "health", engine });
    const { secrets } = at.config;
    await restoreBackup(database, PLAN, { file, secrets, blobs: at.blobs }, (trx, made) =>
      mend(trx, { now: at.clock.now(), made, keepCodes: false, secrets, blobs: at.blobs }),
    );
    const calls = await database.db.selectFrom("callback").select("receipt").execute();
    assert.deepEqual(calls, [{ receipt: other.body["receipt"] }], "the other's call alone is there again");
    for (const table of ["declaration", "advice_request"] as const)
      assert.deepEqual(await database.db.selectFrom(table).select("id").execute(), []);
  } finally {
    await engine.close();
  }
});

test("a call that an officer makes a contact of is that person's, with the declaration that it came with", async () => {
  const phone = "0977 222 333";
  await at.post(sendDeclaration, {
    commune: "30478",
    answers: { for: "self", symptoms: [], near: "yes", cares: ["age60"] },
    nonce: nonce(),
    callback: { phone, wish: "any" },
  });
  const nurse = await at.as("health-officer", "30478-health-station");
  const { lines } = await nurse.post(listCallbacks, {});
  const line = lines.find(({ source, tries }) => source === "declaration" && tries === 0);
  assert.ok(line);
  const { version } = await nurse.post(takeCallback, { id: line.id, version: line.version });
  const person = { name: "Neáng Sóc Kha", birthYear: 1955, commune: "30478", address: null };
  await nurse.post(contactFromCallback, { id: line.id, version, person });
  const found = await officer.post(findDataPeople, { words: phone });
  assert.deepEqual(found.sent, []);
  const { request } = await officer.post(openDataRequest, {
    personId: found.people[0]?.id ?? "",
    kind: "see",
    proof: "called-back",
  });
  const { held } = await officer.post(readDataRequest, { id: request.id });
  const rows = Object.fromEntries(held.map((table) => [table.table, table.rows.length]));
  assert.deepEqual([rows["callback"], rows["declaration"], rows["contact"]], [1, 1, 1]);
  await officer.post(answerDataRequest, { id: request.id, version: 1, refusal: null });
  await at.database.db.deleteFrom("contact").execute();
});

test("a station whose case went to another's care neither reads, corrects, answers nor deletes the person; the other finds the requests", async () => {
  const [from, to] = ["30478-health-station", "30463-health-station"];
  const { id: caseId, personId } = await addCaseOf(
    at,
    at.clock.now(),
    { name: "Neáng Sóc Thi", phone: "+84977333444", address: "ấp Mới" },
    { unit: from },
  );
  const keeper = await at.as("data-protection-officer", from);
  const taker = await at.as("data-protection-officer", to);
  const asked = { personId, proof: "in-person", note: "" } as const;
  const { request: see } = await keeper.post(openDataRequest, { ...asked, kind: "see" });
  const { request: correct } = await keeper.post(openDataRequest, { ...asked, kind: "correct" });
  const { request: gone } = await keeper.post(openDataRequest, { ...asked, kind: "delete" });
  const { request: closed } = await keeper.post(openDataRequest, { ...asked, kind: "see" });
  await keeper.post(answerDataRequest, { id: closed.id, version: 1, refusal: null });
  const { id } = await (await at.as("health-officer", from)).post(askHandOver, {
    caseId,
    version: 1,
    toUnitId: at.unit(to),
    reason: "về bên ấy",
  });
  await (await at.as("health-officer", to)).post(answerHandOver, { id, answer: "taken" });
  const { db } = at.database;
  const before = await db.selectFrom("person").selectAll().where("id", "=", personId).executeTakeFirst();
  const nothing = async (when: string) => {
    const person = { name: "Sai Tên", birthYear: null, phone: null, commune: null, address: null };
    const tries = [
      await keeper.tries(readDataRequest, { id: see.id }),
      await keeper.tries(readDataRequest, { id: closed.id }),
      await keeper.tries(correctPerson, { id: correct.id, version: 1, person }),
      await keeper.tries(answerDataRequest, { id: see.id, version: 1, refusal: null }),
      await keeper.tries(deletePerson, { id: gone.id, version: 1 }),
    ];
    assert.deepEqual(
      tries.map(({ code }) => code),
      Array(5).fill("not_found"),
      when,
    );
    for (const one of [see, closed])
      assert.equal((await keeper.get(`/api/health/data/pdf/${one.id}`)).status, 404, when);
    const { requests, open } = await keeper.post(listDataRequests, {});
    assert.ok(!requests.some((one) => one.personId === personId), when);
    assert.equal(open, 0, when);
  };
  await nothing("after the hand-over");
  const there = await taker.post(listDataRequests, {});
  assert.deepEqual([there.total, there.open], [4, 3], "they went along");
  const { path } = await db
    .selectFrom("unit")
    .select("path")
    .where("id", "=", at.unit(from))
    .executeTakeFirstOrThrow();
  const old = { unit_id: at.unit(from), unit_path: path };
  await db.updateTable("data_request").set(old).where("person_id", "=", personId).execute();
  await nothing("though a request still names the old unit");
  assert.deepEqual(
    await db.selectFrom("person").selectAll().where("id", "=", personId).executeTakeFirst(),
    before,
  );
  const done = await taker.post(answerDataRequest, { id: see.id, version: 1, refusal: null });
  assert.equal(done.request.state, "done");
  await taker.post(deletePerson, { id: gone.id, version: 1 });
});

test("when a time is over nothing is left, people go with their last record, and the day's counts prove it", async (context) => {
  await alone(context);
  await at.post(askCallback, { phone: "0977 000 000", commune: "30478", wish: "any", nonce: nonce() });
  const { db } = at.database;
  await officer.post(findDataPeople, { words: "Thạch" });
  at.clock.advance(Hours(1));
  await at.health.runJobs(at.clock.now());
  assert.equal(at.events.named("retention_done").at(-1)?.["overdue"], 0, "who read just now is not overdue");
  await db
    .updateTable("case_record")
    .set({ closed_ms: String(at.clock.now()) })
    .execute();
  at.clock.advance(Days(91));
  await at.health.runJobs(at.clock.now());
  assert.equal((await db.selectFrom("case_record").select("id").execute()).length, 0);
  assert.equal((await db.selectFrom("person").select("id").execute()).length, 0);
  const proof = await db.selectFrom("keep_proof").select(["table_name", "gone", "overdue"]).execute();
  const of = (name: string) => proof.find(({ table_name }) => table_name === name);
  assert.deepEqual([of("case_record")?.gone, of("person")?.gone, of("callback")?.gone], [2, 2, 1]);
  assert.ok(proof.every(({ overdue }) => overdue === 0));
  assert.equal(at.events.named("retention_done").at(-1)?.["overdue"], 0);
});
