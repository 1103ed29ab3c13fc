/** Results over real HTTP: by file and by key, and a server that stops in the middle. */
import assert from "node:assert/strict";
import { after, before, type TestContext, test } from "node:test";
import {
  cancelLabFile,
  handInResults,
  labFileErrors,
  listLabFiles,
  readLabFile,
  uploadResults,
} from "@bluezone/contract/health/results";
import { memorySms } from "@bluezone/desk/sms/sms";
import { Hours, Minutes } from "@bluezone/protocol/time";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { testEngine } from "@bluezone/server-kit/testing/database";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import type { Tables } from "../tables.ts";
import { type TestHealth, testHealth } from "../testing/health.ts";

const HEAD = "reference,name,birthYear,phone,commune,test,result,sampleDay,resultDay";
const row = (reference: string, name: string, phone: string, result = "positive", more = "") =>
  `${reference},${name},1980,${phone},Vĩnh Thạnh Trung,pcr,${result},2020-12-25,2020-12-26${more}`;
const phoneOf = (n: number): string => `0912${String(n).padStart(6, "0")}`;
const csv = (...rows: string[]): Uint8Array => new TextEncoder().encode([HEAD, ...rows].join("\n"));

let t: TestHealth;
let lab: SignedIn;
async function open(): Promise<void> {
  t = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082" });
  lab = await t.as("lab-technician", "889-medical-centre");
}
before(open);
after(() => t.close());

/** Opens a server for one test alone: it goes far ahead in time, or counts everything that there is. */
async function alone(context: TestContext): Promise<void> {
  const shared = [t, lab] as const;
  context.after(async () => {
    await t.close();
    [t, lab] = shared;
  });
  await open();
}

const hand = (bytes: Uint8Array, fileName = "ket-qua-27-12.csv") =>
  lab.upload(uploadResults, { fileName }, bytes, "text/csv");
/** A minute passes and everything that is due is done. */
async function minute(of: TestHealth = t): Promise<void> {
  of.clock.advance(Minutes(1));
  await of.health.runJobs(of.clock.now());
}

test("what a laboratory says of somebody is believed once", async (walk) => {
  await alone(walk);
  await walk.test("a positive row becomes a case with its code on the way, with no human step", async () => {
    const { id, rows } = await hand(
      csv(row("A-1", "Thạch Thị Sà Mách", phoneOf(1)), row("A-2", "Mohamad Sa Lễ", phoneOf(2), "negative")),
    );
    assert.equal(rows, 2);
    await minute();
    await minute();
    const { file } = await lab.post(readLabFile, { id });
    assert.deepEqual(
      [file.state, file.done, file.positive, file.negative, file.faults, file.sent],
      ["done", 2, 1, 1, 0, 1],
    );
    const [sent] = t.sms.sent.slice(-1);
    assert.equal(sent?.phone, "+84912000001");
    assert.match(sent?.text ?? "", /^Tram Y te xa Vinh Thanh Trung gui ket qua .*\/v#c=[0-9A-Z]{16}/);
    const found = await t.database.db.selectFrom("case_record").selectAll().execute();
    assert.deepEqual(
      found.map((row) => [row.unit_id, row.class, row.lab_reference]),
      [[t.unit("30478-health-station"), "confirmed", `${t.unit("889-medical-centre")}/A-1`]],
    );
  });
  await walk.test(
    "the same file again changes nothing, and a sample with another result is not believed",
    async () => {
      const before = t.sms.sent.length;
      const { id } = await hand(
        csv(row("A-1", "Thạch Thị Sà Mách", phoneOf(1)), row("A-2", "Mohamad Sa Lễ", phoneOf(2), "positive")),
      );
      await minute();
      await minute();
      const { file, faults } = await lab.post(readLabFile, { id });
      assert.deepEqual([file.repeated, file.positive, file.faults], [1, 0, 1]);
      assert.deepEqual(faults, [{ row: 3, column: "result", code: "result_differs" }]);
      assert.equal(t.sms.sent.length, before);
    },
  );
  await walk.test("a second sample of somebody whose case is open opens no second case", async () => {
    const before = t.sms.sent.length;
    const { id } = await hand(csv(row("A-3", "THẠCH THỊ SÀ MÁCH".normalize("NFD"), phoneOf(1))));
    await minute();
    await minute();
    assert.equal((await lab.post(readLabFile, { id })).file.known, 1);
    assert.equal(t.sms.sent.length, before);
  });
});

test("bad rows come back with a reason each, and the mended file goes on", async () => {
  const { id } = await hand(
    csv(
      row("B-1", "=1+1", phoneOf(3)),
      row("B-2", "Nguyễn Trần Hoàng Phương Uyên", "+84912000004").replace("2020-12-25", "2020-02-31"),
      row("B-3", "x".repeat(10_000_000), phoneOf(5)),
      row("B-4", "Neáng Sóc Kha", phoneOf(6)),
    ),
  );
  await minute();
  const { file, faults } = await lab.post(readLabFile, { id });
  assert.deepEqual([file.positive, file.faults], [1, 3]);
  assert.deepEqual(
    faults.map(({ row: at, code }) => `${at} ${code}`),
    ["2 name_invalid", "3 sample_day_invalid", "4 cell_too_long"],
  );
  const errors = await (await lab.get(labFileErrors.path.replace(":id", id))).text();
  assert.ok(errors.length < 10_000);
  assert.match(errors, /'=1\+1/);
  assert.match(errors, /'\+84912000004.*ngày lấy mẫu: cần một ngày có thật/);
  const mended = errors
    .replace("'=1+1", "Thạch Sên")
    .replace("2020-02-31", "2020-12-25")
    .replace(/x{100,}…/, "Danh Thị Sóc Kheng");
  const again = await hand(new TextEncoder().encode(mended));
  await minute();
  const done = await lab.post(readLabFile, { id: again.id });
  assert.deepEqual([done.file.positive, done.file.faults], [3, 0]);
});

test("the file of errors has the sign, headings and order of the file that came, and says why in Vietnamese", async () => {
  const heading =
    "Kết quả;Mã mẫu;Họ tên;Năm sinh;Điện thoại;Xã, phường;Xét nghiệm;Ngày lấy mẫu;Ngày có kết quả";
  const text = [
    heading,
    "dương tính;VÍ DỤ;Nguyễn Văn Ví Dụ;1975;0912 345 678;Vĩnh Thạnh Trung;PCR;25/12/2020;26/12/2020",
    "dương tính;V-1;Thạch Sên;68;0912000071;Bình Hòaa;PCR;25/12/2020;26/12/2020",
    "âm tính;V-2;Thạch Sên;68;0912000071;Bình Hòaa;PCR;25/12/2020;26/12/2020",
  ].join("\r\n");
  const { id, rows } = await hand(new TextEncoder().encode(`\ufeff${text}`));
  assert.equal(rows, 2, "the template's example is no row");
  await minute();
  const { file } = await lab.post(readLabFile, { id });
  assert.deepEqual([file.negative, file.faults, file.sending], [1, 1, 0]);
  const errors = await (await lab.get(labFileErrors.path.replace(":id", id))).text();
  const [first, second = "", end] = errors.replace("\ufeff", "").split("\r\n");
  assert.equal(first?.replaceAll(`"`, ""), `${heading};lỗi`);
  assert.match(second, /^"dương tính";"V-1";.*năm sinh: cần bốn chữ số, không sau năm nay/);
  assert.match(second, /xã: không thấy xã này/);
  assert.equal(end, "");
});

test("a file that is no table, lacks a column or is not in UTF-8 is refused with its own code", async () => {
  const fault = async (bytes: Uint8Array) =>
    hand(bytes).then(
      () => "taken",
      (thrown: { readonly code: string }) => thrown.code,
    );
  const text = (written: string) => new TextEncoder().encode(written);
  assert.equal(await fault(text(`${HEAD}\n"A-9,never ends`)), "csv_unreadable");
  assert.equal(await fault(text("reference,name\nA-9,Ai đó")), "columns_missing");
  assert.equal(await fault(text(HEAD)), "no_rows");
  assert.equal(await fault(new Uint8Array([...text(`${HEAD}\n`), 0xff, 0xfe])), "not_utf8");
});

test("a file's names lie sealed, and its rows go with its key", async () => {
  await hand(csv(row("F-1", "Thạch Thị Mai", phoneOf(30)), row("F-2", "Nguyễn Trần Ngọc", phoneOf(31))));
  const [blob] = await t.blobs.list("results/");
  const bytes = Buffer.from((await t.blobs.get(blob ?? "")) ?? []);
  assert.ok(bytes.length > 0);
  assert.equal(bytes.includes("Thạch"), false);
  const dump = await t.dump();
  for (const word of ["Thạch", "Nguyễn Trần", "0912000", "+84912", "ket-qua"])
    assert.equal(dump.includes(word), false, word);
});

test("a blob without a file goes at the second look, an hour later: a file's blob stands before its row", async (context) => {
  await alone(context);
  const left = "results/00000000-0000-4000-8000-000000000001.sealed";
  await t.blobs.put(left, Buffer.from("x"), "application/octet-stream");
  await minute();
  assert.ok(await t.blobs.get(left));
  t.clock.advance(Hours(1));
  await minute();
  assert.equal(await t.blobs.get(left), undefined);
});

test("what a file brought is noted by whoever handed it in; one that nobody can read any more is stopped by the server", async () => {
  const noted = async (subject: string) =>
    (
      await t.database.db
        .selectFrom("staff_audit")
        .select(["actor", "action"])
        .where("subject", "=", subject)
        .orderBy("n")
        .execute()
    ).map(({ actor, action }) => `${actor === lab.id ? "lab" : actor} ${action}`);
  const { id } = await hand(csv(row("W-1", "Thạch Ngân Hà", phoneOf(61))));
  await minute();
  assert.deepEqual(await noted(id), ["lab results.import", "lab results.done"]);
  const { id: lost } = await hand(csv(row("W-2", "Thạch Ngân Hà", phoneOf(62))));
  await t.blobs.remove(`results/${lost}.sealed`);
  await minute();
  assert.equal((await lab.post(readLabFile, { id: lost })).file.state, "cancelled");
  assert.deepEqual(await noted(lost), ["lab results.import", "server results.cancel"]);
});

test("a file that was stopped takes no more; whoever is elsewhere does not see it", async () => {
  const { id } = await hand(csv(row("C-1", "Thạch Sương", phoneOf(9))));
  await lab.post(cancelLabFile, { id });
  await minute();
  const { file } = await lab.post(readLabFile, { id });
  assert.deepEqual([file.state, file.done], ["cancelled", 0]);
  assert.equal((await lab.tries(cancelLabFile, { id })).code, "conflict");
  const other = await t.as("lab-technician", "884-medical-centre");
  assert.equal((await other.tries(readLabFile, { id })).code, "not_found");
  assert.deepEqual((await other.post(listLabFiles, {})).files, []);
});

test("a laboratory's own system hands results in, each once for ever", async () => {
  const one = {
    reference: "K-1",
    name: "Huỳnh Thị Mỹ Lệ",
    birthYear: 1991,
    phone: phoneOf(20),
    commune: "30478",
    test: "pcr",
    result: "positive",
    sampleDay: "2020-12-25",
    resultDay: "2020-12-26",
  };
  const results = [
    one,
    { ...one, reference: "K-2", commune: "" },
    { ...one, reference: "K-3", result: "negative" },
  ];
  const first = await t.post(handInResults, { results });
  assert.deepEqual(first.body["rows"], [
    { reference: "K-1", outcome: "positive" },
    { reference: "K-2", column: "commune", errorCode: "commune_unknown" },
    { reference: "K-3", outcome: "negative" },
  ]);
  const again = await t.post(handInResults, { results: [one] });
  assert.deepEqual(again.body["rows"], [{ reference: "K-1", outcome: "repeated" }]);
  await minute();
  assert.equal(t.sms.sent.filter(({ phone }) => phone === "+84912000020").length, 1);
  const unknown = await t.post(handInResults, { results }, { "x-api-key": t.device.key });
  assert.equal(unknown.status, 401);
});

test("a server that stops in the middle of a file goes on where it was: every row once, no second message", async (context) => {
  const engine = await testEngine();
  const opened = await openDatabase<Tables>({ schema: "health", engine });
  // Dies once, right after the first piece was taken.
  let [died, dying] = [false, false];
  const mortal = {
    ...opened,
    transaction: (async (work) => {
      if (dying) {
        dying = false;
        throw new Error("the machine stops");
      }
      const result = await opened.transaction(work);
      const file = await opened.db.selectFrom("lab_file").select("next_row").executeTakeFirst();
      if (!died && (file?.next_row ?? 0) > 0) [died, dying] = [true, true];
      return result;
    }) as typeof opened.transaction,
  };
  // A gateway that takes the second message and then never answers: the server stops before it can note that.
  const gateway = memorySms();
  const sms = {
    async send(...message: Parameters<typeof gateway.send>) {
      const result = await gateway.send(...message);
      if (gateway.sent.length === 2) throw new Error("the machine stops");
      return result;
    },
  };
  const dead = await testHealth({}, { database: mortal, sms }, { engine });
  const technician = await dead.as("lab-technician", "889-medical-centre");
  const rows = Array.from({ length: 1_203 }, (_, n) =>
    row(
      `D-${n}`,
      `Thạch ${["Sên", "Sa", "Sóc", "Kha"][n % 4]}`,
      phoneOf(100_000 + n),
      n % 300 === 7 ? "positive" : "negative",
    ),
  );
  const { id } = await technician.upload(uploadResults, { fileName: "lon.csv" }, csv(...rows), "text/csv");
  await minute(dead);
  await dead.health.stop();
  const half = await opened.db.selectFrom("lab_file").selectAll().executeTakeFirstOrThrow();

  const { clock, admin, device } = dead;
  const living = await testHealth({}, { sms: gateway, blobs: dead.blobs }, { engine, clock, admin, device });
  context.after(() => living.close());
  for (let n = 0; n < 7; n += 1) await minute(living);
  const done = await opened.db.selectFrom("lab_file").selectAll().executeTakeFirstOrThrow();
  assert.equal(half.next_row, 500);
  assert.deepEqual(
    [done.id, done.state, done.next_row, done.positive, done.negative, done.repeated, done.faults],
    [id, "done", 1_203, 4, 1_199, 0, 0],
  );
  const phones = gateway.sent.map(({ phone }) => phone);
  assert.equal(new Set(phones).size, phones.length, "nobody got two messages");
  assert.equal(phones.length, 4);
  const states = await opened.db.selectFrom("case_code").select("sms").execute();
  assert.deepEqual(states.map(({ sms: state }) => state).sort(), ["sent", "sent", "sent", "unsure"]);
});

test("negative results are told by message where the operator allows it and the laboratory asks, and then no number is left", async (context) => {
  const rows = csv(
    row("N-1", "Thạch Sên", phoneOf(70), "negative"),
    row("N-2", "Danh Thị Sóc Kheng", "", "negative"),
    row("N-3", "Neáng Sóc Kha", "02963 888 999", "negative"),
  );
  await lab.upload(uploadResults, { fileName: "khong-bat.csv", tellNegative: "yes" }, rows, "text/csv");
  await minute();
  await minute();
  const told = t.sms.sent.filter(({ phone }) => phone === "+84912000070");
  assert.deepEqual(told, [], "the operator does not allow it");
  assert.equal((await lab.post(listLabFiles, {})).mayTellNegative, false);

  const allowed = await testHealth({ HEALTH_SMS_NEGATIVE: "yes" });
  context.after(() => allowed.close());
  const technician = await allowed.as("lab-technician", "889-medical-centre");
  assert.equal((await technician.post(listLabFiles, {})).mayTellNegative, true);
  const send = async (tellNegative: "yes" | "no", file: Uint8Array) => {
    await technician.upload(uploadResults, { fileName: "am-tinh.csv", tellNegative }, file, "text/csv");
    await minute(allowed);
    await minute(allowed);
    return allowed.sms.sent.map(({ phone, text }) => `${phone} ${text}`);
  };
  assert.deepEqual(await send("no", csv(row("N-0", "Thạch Sa", phoneOf(71), "negative"))), []);
  const sent = await send("yes", rows);
  assert.equal(sent.length, 1);
  assert.match(
    sent[0] ?? "",
    /^\+84912000070 Tram Y te xa Vinh Thanh Trung: ket qua xet nghiem ngay 25\/12 la am tinh\./,
  );
  assert.equal((await send("yes", rows)).length, 1, "the same file again tells nobody twice");
  const { body } = await allowed.post(handInResults, {
    tellNegative: true,
    results: [
      {
        reference: "N-9",
        name: "Mohamad Sa Lễ",
        phone: phoneOf(72),
        commune: "30478",
        test: "pcr",
        result: "negative",
        sampleDay: "2020-12-25",
        resultDay: "2020-12-26",
      },
    ],
  });
  assert.deepEqual(body["rows"], [{ reference: "N-9", outcome: "negative" }]);
  const waiting = await allowed.database.db.selectFrom("negative_notice").select("phone").execute();
  assert.equal(waiting.length, 1);
  assert.equal(Buffer.from(waiting[0]!.phone).includes("912000072"), false, "sealed while it waits");
  await minute(allowed);
  assert.equal(allowed.sms.sent.at(-1)?.phone, "+84912000072");
  assert.deepEqual(await allowed.database.db.selectFrom("negative_notice").select("id").execute(), []);
});
