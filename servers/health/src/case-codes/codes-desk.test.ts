/** Codes of cases over real HTTP: sent, read out, printed, ended, counted. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { classifyCase, closeCase, readCase, recordCase } from "@bluezone/contract/health/cases";
import {
  codeFunnel,
  endCode,
  listCodes,
  printCode,
  sendCode,
  speakCode,
} from "@bluezone/contract/health/issued-codes";
import { handInResults } from "@bluezone/contract/health/results";
import { certificate, verify } from "@bluezone/contract/health/verify";
import { memorySms, type SmsResult } from "@bluezone/desk/sms/sms";
import { Hours, Minutes } from "@bluezone/protocol/time";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { codeIn, macOf, type TestHealth, testHealth } from "../testing/health.ts";
import { waitingOf } from "../testing/waiting.ts";
import { type CountedCode, funnelByDay, funnelOf } from "./funnel.ts";

let t: TestHealth;
let officer: SignedIn;
const gateway = memorySms();
let refuses = false;
before(async () => {
  const sms = {
    send: async (...message: Parameters<typeof gateway.send>): Promise<SmsResult> =>
      refuses ? { ok: false, reason: "refused" } : gateway.send(...message),
  };
  t = await testHealth(
    { HEALTH_PUBLIC_URL: "http://127.0.0.1:8082", HEALTH_IDLE: "12h", HEALTH_SESSION: "7d" },
    { sms },
  );
  officer = await t.as("health-officer", "30478-health-station");
});
after(() => t.close());

async function minute(): Promise<void> {
  t.clock.advance(Minutes(1));
  await t.health.runJobs(t.clock.now());
}
let drawn = 0;
/** A case by its laboratory's result; answers the last code of it. */
async function opened(phone: string, name = "Thạch Thị Sà Mách", commune = "30478") {
  drawn += 1;
  const result = {
    reference: `S-${drawn}`,
    name,
    birthYear: 1950 + drawn,
    phone,
    commune,
    test: "pcr",
    result: "positive",
    sampleDay: "2020-12-26",
    resultDay: "2020-12-27",
  };
  await t.post(handInResults, { results: [result] });
  await minute();
  const row = await t.database.db
    .selectFrom("case_record")
    .select("id")
    .where("lab_reference", "=", `${t.admin.id}/S-${drawn}`)
    .executeTakeFirstOrThrow();
  return codeOf(row.id, commune);
}
async function codeOf(caseId: string, commune = "30478") {
  const who = commune === "30478" ? officer : await t.as("health-officer", `${commune}-health-station`);
  const [code] = (await who.post(listCodes, { caseId })).codes;
  assert.ok(code);
  return code;
}
const linked = (): string => codeIn(gateway.sent.at(-1)?.text ?? "");

test("a code goes out with the result, is used by a phone, and the desk sees both in whole ten minutes", async () => {
  const code = await opened("0912345678");
  assert.deepEqual([code.state, code.way, code.person.name], ["open", "result", "Thạch Thị Sà Mách"]);
  const used = await t.post(verify, { code: linked(), accept: ["confirmed"] });
  assert.equal(used.status, 200);
  await t.post(certificate, { token: used.body["token"], ekeyhmac: macOf(7) });
  const after = await codeOf(code.caseId);
  assert.equal(after.state, "used");
  for (const at of [after.claimed, after.certified]) assert.match(at ?? "", /T\d\d:\d0:00\.000Z$/);
  assert.equal((await officer.tries(endCode, { id: code.id })).code, "conflict");
});

test("a new code is sent in place of one, which ends once the new one has left", async () => {
  const first = await opened("0912345679", "Mohamad Sa Lễ");
  const old = linked();
  const { sms, until } = await officer.post(sendCode, { caseId: first.caseId, seen: first.id });
  assert.equal(sms, "sent");
  assert.ok(until);
  assert.match(gateway.sent.at(-1)?.text ?? "", /^Bluezone: ma moi/);
  assert.equal((await t.post(verify, { code: old })).status, 400);
  assert.equal((await t.post(verify, { code: linked() })).status, 200);
  const late = await officer.tries(sendCode, { caseId: first.caseId, seen: first.id });
  assert.equal(late.code, "conflict", "whoever saw the old one is told that there is another");
});

test("a message that failed is tried again by itself, and stands first in the list until then", async () => {
  refuses = true;
  const code = await opened("0912345680", "Neáng Sóc Kha");
  assert.deepEqual([code.state, code.trouble, code.again], ["attention", "failed", true]);
  const { codes } = await officer.post(listCodes, {});
  const above = codes.slice(
    0,
    codes.findIndex(({ id }) => id === code.id),
  );
  assert.ok(above.every(({ state }) => state === "attention"));
  refuses = false;
  const sent = () => gateway.sent.filter(({ phone }) => phone === "+84912345680").length;
  await minute();
  assert.equal(sent(), 0, "not before its time");
  for (let n = 0; n < 10; n += 1) await minute();
  assert.equal(sent(), 1);
  assert.equal((await codeOf(code.caseId)).state, "open");
});

test("without a number nothing is sent: the code is read out, or printed", async () => {
  const code = await opened("", "Nguyễn Trần Hoàng Phương Uyên");
  assert.deepEqual([code.state, code.trouble], ["attention", "no_number"]);
  const spoken = await officer.post(speakCode, { caseId: code.caseId, seen: code.id });
  assert.match(spoken.shortCode, /^\d{8}$/);
  assert.equal((await t.dump()).includes(spoken.shortCode), false);
  const last = await codeOf(code.caseId);
  const { pdf } = await officer.post(printCode, { caseId: code.caseId, seen: last.id });
  assert.equal(Buffer.from(pdf, "base64").subarray(0, 5).toString(), "%PDF-");
  assert.equal((await t.post(verify, { code: spoken.shortCode })).status, 400, "the slip took its place");
});

test("an officer ends a code; a code that ends soon is found; others see nothing of it", async () => {
  const code = await opened("0912345681", "Danh Thị Sóc Kheng");
  t.clock.advance(Hours(11));
  assert.equal((await codeOf(code.caseId)).state, "open");
  t.clock.advance(Hours(10));
  assert.equal((await codeOf(code.caseId)).state, "ending");
  await officer.post(endCode, { id: code.id });
  assert.equal((await codeOf(code.caseId)).state, "ended");
  assert.equal((await t.post(verify, { code: linked() })).body["errorCode"], "code_expired");
  const other = await t.as("health-officer", "30481-health-station");
  assert.equal((await other.tries(endCode, { id: code.id })).code, "not_found");
  assert.equal((await other.tries(sendCode, { caseId: code.caseId, seen: code.id })).code, "not_found");
  assert.deepEqual((await other.post(listCodes, {})).codes, []);
});

test("whoever lists codes has read people: it is noted", async () => {
  const { person } = await opened("0912345682", "Chau Sóc Ny");
  const { codes } = await officer.post(listCodes, {});
  assert.ok(codes.some((code) => code.person.id === person.id));
  const rows = await t.database.db
    .selectFrom("person_reading")
    .selectAll()
    .where("actor", "=", officer.id)
    .where("person_id", "=", person.id)
    .where("view", "=", "codes.list")
    .execute();
  assert.ok(rows.length > 0);
});

test("few are not counted: from one to four nothing is shown", async () => {
  // A station of its own: what it counts is no other test's.
  await opened("0912345683", "Néang Kim Sa", "30484");
  assert.equal((await t.post(verify, { code: linked(), accept: ["confirmed"] })).status, 200);
  const there = await t.as("health-officer", "30484-health-station");
  const { all } = await there.post(codeFunnel, { days: 3 });
  assert.deepEqual([all.issued, all.certified], [null, 0]);
  assert.equal(all.claimed, null);
  assert.equal(all.toClaim, null);
});

test("the funnel tells medians by day", () => {
  const code = (day: number, claimed: number | null, certified: number | null): CountedCode => ({
    day,
    issued: 1_000_000,
    claimed: claimed === null ? null : 1_000_000 + claimed * 60_000,
    certified: certified === null ? null : 1_000_000 + certified * 60_000,
  });
  const some = [
    code(1, 10, 20),
    code(1, 20, 20),
    code(1, 30, null),
    code(1, 40, 40),
    code(1, -5, 50),
    code(1, null, null),
  ];
  assert.deepEqual(funnelOf(some), {
    issued: 6,
    claimed: 5,
    certified: null,
    toClaim: 20,
    toCertificate: null,
  });
  assert.deepEqual(
    funnelByDay([...some, code(2, null, null)]).map(({ day, issued, claimed }) => [day, issued, claimed]),
    [
      ["1970-01-03", null, 0],
      ["1970-01-02", 6, 5],
    ],
  );
});

test("a case that was discarded gets a code by hand, so that its alerts can be taken back; one that never was a case gets none", async () => {
  const code = await opened("0900000091");
  const { case: found } = await officer.post(readCase, { id: code.caseId });
  await officer.post(classifyCase, {
    id: found.id,
    version: found.version,
    classed: { class: "discarded", tested: found.tested },
    reason: "mẫu bị lẫn",
  });
  const { codes } = await officer.post(listCodes, { caseId: found.id });
  const seen = codes[0]?.id ?? null;
  assert.equal((await officer.tries(sendCode, { caseId: found.id, seen })).code, "code_not_for_case");
  const { shortCode } = await officer.post(speakCode, { caseId: found.id, seen });
  const { body } = await t.post(verify, { code: shortCode, accept: ["negative"] });
  assert.equal(body["testtype"], "negative");
});

test("whoever was sent a positive result is told by themselves that it was revised, with the link that takes its alerts back", async () => {
  const revise = async (caseId: string, to: "discarded" | "confirmed", more: { tell?: boolean } = {}) => {
    const { case: found } = await officer.post(readCase, { id: caseId });
    return officer.post(classifyCase, {
      id: found.id,
      version: found.version,
      classed: { class: to, tested: found.tested },
      reason: "xem lại",
      ...more,
    });
  };
  const code = await opened("0900000092");
  const before = gateway.sent.length;
  assert.equal((await revise(code.caseId, "discarded")).told, true);
  await minute();
  const [sent] = gateway.sent.slice(before);
  assert.equal(gateway.sent.length, before + 1);
  assert.equal(sent?.phone, "+84900000092");
  assert.match(
    sent?.text ?? "",
    /^Tram Y te xa Vinh Thanh Trung: ket qua xet nghiem ngay 26\/12 da duoc xem lai\. .*la am tinh/,
  );
  const { body } = await t.post(verify, { code: linked(), accept: ["negative"] });
  assert.equal(body["testtype"], "negative");
  const last = await codeOf(code.caseId);
  assert.deepEqual([last.way, last.state], ["revised", "used"]);

  const quiet = await opened("0900000093");
  assert.equal((await revise(quiet.caseId, "discarded", { tell: false })).told, false);
  // The officer had mistaken the record: it is positive again before the message has left, which then does not leave.
  const mistaken = await opened("0900000094");
  const sentTill = gateway.sent.length;
  assert.equal((await revise(mistaken.caseId, "discarded")).told, true);
  await revise(mistaken.caseId, "confirmed");
  refuses = true;
  const unheard = await opened("0900000095");
  assert.equal(unheard.trouble, "failed");
  refuses = false;
  assert.equal(
    (await revise(unheard.caseId, "discarded")).told,
    false,
    "nobody was told that it was positive",
  );
  await minute();
  assert.equal(gateway.sent.length, sentTill);
});

test("an open case that never had a code stands among those that want a hand, with the reason, until it has one", async () => {
  const recorded = async (name: string, phone: string | null) => {
    const { id } = await officer.post(recordCase, {
      once: crypto.randomUUID(),
      person: { name, birthYear: 1949, phone, commune: "30478", address: null },
      classed: {
        class: "confirmed",
        tested: { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" },
      },
      onset: { onset: "unknown", onsetDay: null },
      doublesSeen: true,
    });
    return id;
  };
  const [quiet, later] = [await recorded("Thạch Sên", null), await recorded("Mohamad Sa Lễ", "0912345699")];
  const before = await officer.post(listCodes, { state: "attention" });
  const why = (id: string, { without }: typeof before) => without.find((one) => one.caseId === id)?.why;
  assert.deepEqual([why(quiet, before), why(later, before)], ["no_number", "not_issued"]);
  assert.equal(before.counts.attention, before.codes.length + before.without.length);
  assert.deepEqual((await officer.post(listCodes, { state: "open" })).without, []);
  const elsewhere = await t.as("health-officer", "886-medical-centre");
  assert.deepEqual((await elsewhere.post(listCodes, {})).without, []);

  await officer.post(sendCode, { caseId: later, seen: null });
  await officer.post(speakCode, { caseId: quiet, seen: null });
  const after = await officer.post(listCodes, {});
  assert.deepEqual([why(quiet, after), why(later, after)], [undefined, undefined]);
});

test("a message that failed waits for nobody once its case is no case any more, or is closed", async () => {
  const closing = { outcome: "lost", day: "2020-12-27" } as const;
  for (const leave of [
    (id: string, version: number) =>
      officer.post(classifyCase, {
        id,
        version,
        classed: { class: "discarded", tested: null },
        reason: "nhầm",
      }),
    (id: string, version: number) => officer.post(closeCase, { id, version, outcome: closing }),
  ]) {
    refuses = true;
    const { caseId } = await opened("0900000096");
    refuses = false;
    const waited = await waitingOf(officer, "codesWaiting");
    const { version } = (await officer.post(readCase, { id: caseId })).case;
    await leave(caseId, version);
    assert.equal(await waitingOf(officer, "codesWaiting"), waited - 1);
  }
});
