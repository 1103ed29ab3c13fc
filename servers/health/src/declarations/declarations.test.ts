/** Declarations, their diaries and requests for advice over real HTTP. */
import assert from "node:assert/strict";
import { after, before, type TestContext, test } from "node:test";
import { CHAFF_HEADER } from "@bluezone/contract/endpoint";
import { decideAdvice, listAdvice, routeAdvice } from "@bluezone/contract/health/advice";
import { askAdvice, eraseAdvice } from "@bluezone/contract/health/ask-advice";
import { listCallbacks, takeCallback } from "@bluezone/contract/health/callbacks";
import {
  listDeclarations,
  reviewDeclaration,
  routeDeclaration,
} from "@bluezone/contract/health/declarations";
import { countFlood } from "@bluezone/contract/health/floods";
import { eraseDeclaration, sendDeclaration, sendDiary } from "@bluezone/contract/health/send-declaration";

import { userReport, verify } from "@bluezone/contract/health/verify";
import { Days, Hours, isoInstant, minus, parseInstant } from "@bluezone/protocol/time";

import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { KEEP as ADVICE_KEEP } from "../advice/keep.ts";
import { codeIn, nonceOf, type TestHealth, testHealth } from "../testing/health.ts";
import { waitingOf } from "../testing/waiting.ts";
import { KEEP as DECLARATIONS_KEEP } from "./keep.ts";

let t: TestHealth;
let nurse: SignedIn;
const STATION = "30478";

async function open(): Promise<void> {
  t = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082", HEALTH_IDLE: "12h" });
  t.clock.set(parseInstant("2020-12-27T09:12:00.000+07:00"));
  nurse = await t.as("health-officer", `${STATION}-health-station`);
}
before(open);
after(() => t?.close());

/** Opens a server for one test alone: it goes far ahead in time, or counts everything that there is. */
async function alone(context: TestContext): Promise<void> {
  const shared = [t, nurse] as const;
  context.after(async () => {
    await t.close();
    [t, nurse] = shared;
  });
  await open();
}

let drawn = 0;
const nonce = (): string => {
  drawn += 1;
  return Buffer.alloc(32, drawn).toString("base64url");
};
const ANSWERS = { for: "self", symptoms: [], near: "no", cares: [] };
const declares = async (answers: Record<string, unknown> = {}, more: Record<string, unknown> = {}) =>
  (
    await t.post(sendDeclaration, {
      commune: STATION,
      answers: { ...ANSWERS, ...answers },
      nonce: nonce(),
      ...more,
    })
  ).body;
const asks = async (body: Record<string, unknown> = {}) =>
  (
    await t.post(askAdvice, {
      for: "family",
      commune: STATION,
      needs: ["quarantine"],
      nonce: nonce(),
      ...body,
    })
  ).body;
const declared = async (receipt: unknown) =>
  (await nurse.post(listDeclarations, {})).declarations.find((one) => one.receipt === receipt);

test("[D09] a declaration without name or number of a paper gets a receipt, a day of deletion, and an officer's look", async () => {
  const sent = await declares({
    for: "family",
    symptoms: ["cough", "fever"],
    since: "2020-12-25",
    returned: { province: "Kiên Giang, gọi 0912 345 678" },
    cares: ["age60"],
  });
  assert.match(String(sent["receipt"]), /^[0-9A-F]{4}$/);
  assert.equal(sent["deleteOn"], "2021-01-26");
  const shown = await declared(sent["receipt"]);
  assert.deepEqual(shown?.symptoms, ["fever", "cough"]);
  assert.equal(shown?.returned?.province, "Kiên Giang, gọi […]");
  assert.deepEqual([shown?.deleteOn, shown?.call, shown?.state], ["2021-01-26", "none", "new"]);
  const { id, version } = shown ?? { id: "", version: 0 };
  const waiting = () => waitingOf(nurse, "declarationsWaiting");
  const before = await waiting();
  await nurse.post(reviewDeclaration, { id, version, flagged: true });
  assert.equal(await waiting(), before - 1, "whoever was looked at waits no more");
  assert.equal((await nurse.tries(reviewDeclaration, { id, version, flagged: false })).code, "conflict");
  assert.deepEqual(
    [(await declared(sent["receipt"]))?.state, (await declared(sent["receipt"]))?.flagged],
    ["reviewed", true],
  );
  const strict = await t.post(sendDeclaration, {
    commune: STATION,
    answers: { ...ANSWERS, for: "nobody" },
    nonce: nonce(),
  });
  assert.equal(strict.body["errorCode"], "unparsable_request");
});

test("[D23] somebody declares for another, and days of the diary bring the declaration back to the desk", async () => {
  const sent = await declares({ for: "other" });
  const before = await declared(sent["receipt"]);
  await nurse.post(reviewDeclaration, {
    id: before?.id ?? "",
    version: before?.version ?? 0,
    flagged: false,
  });
  const diary = (day: string, body: Record<string, unknown>) =>
    t.post(sendDiary, { erase: sent["erase"], day, ...body });
  await diary("2020-12-26", { temperature: 36.8, symptoms: [] });
  assert.equal((await declared(sent["receipt"]))?.state, "reviewed");
  await diary("2020-12-27", { temperature: 37, symptoms: ["breath"] });
  await diary("2020-12-27", { temperature: 38.2, symptoms: ["breath"] });
  const again = await declared(sent["receipt"]);
  assert.equal(again?.state, "new");
  assert.deepEqual(again?.diary, [
    { day: "2020-12-27", temperature: 38.2, symptoms: ["breath"] },
    { day: "2020-12-26", temperature: 36.8, symptoms: [] },
  ]);
  assert.equal(
    (await nurse.post(listDeclarations, {})).declarations[0]?.receipt,
    sent["receipt"],
    "the gravest first",
  );
  assert.equal((await diary("2020-12-28", { symptoms: [] })).body["errorCode"], "day_invalid");
  const unknown = await t.post(sendDiary, { erase: nonce(), day: "2020-12-27", symptoms: [] });
  assert.equal(unknown.body["errorCode"], "token_unknown");
});

test("[D24] the call asked for in a declaration is in the queue, urgent once an officer says so, and goes where the declaration goes", async () => {
  const { receipt } = await declares(
    { symptoms: ["cough"] },
    { callback: { phone: "0912 345 679", wish: "afternoon" } },
  );
  const call = async (who = nurse) =>
    (await who.post(listCallbacks, {})).lines.find((line) => line.receipt === receipt);
  assert.deepEqual([(await call())?.source, (await call())?.urgent], ["declaration", false]);
  const one = await declared(receipt);
  const { version } = await nurse.post(reviewDeclaration, { id: one?.id ?? "", version: 1, flagged: true });
  assert.equal((await call())?.urgent, true);
  const unitId = t.unit("30463-health-station");
  await nurse.post(routeDeclaration, { id: one?.id ?? "", version, unitId });
  assert.equal(await call(), undefined);
  assert.equal(await declared(receipt), undefined);
  const near = await t.as("health-officer", "30463-health-station");
  const there = await call(near);
  assert.ok(there);
  await near.post(takeCallback, { id: there.id, version: there.version });
  assert.deepEqual((await near.post(listCallbacks, {})).opened[0]?.symptoms, ["cough"]);
});

test("a fever of 38 degrees brings a declaration back, without a symptom too; less does not", async () => {
  const sent = await declares();
  const state = async () => (await declared(sent["receipt"]))?.state;
  const { id, version } = (await declared(sent["receipt"])) ?? { id: "", version: 0 };
  await nurse.post(reviewDeclaration, { id, version, flagged: false });
  const warm = (temperature: number) =>
    t.post(sendDiary, { erase: sent["erase"], day: "2020-12-27", temperature, symptoms: [] });
  await warm(37.9);
  assert.equal(await state(), "reviewed");
  await warm(38);
  assert.equal(await state(), "new");
});

test("days of a declaration are told as far back as they may be, and since when only with symptoms", async () => {
  const cough = { symptoms: ["cough"] };
  for (const [answers, code] of [
    [{ ...cough, since: "2020-12-13" }, undefined],
    [{ ...cough, since: "2020-12-12" }, "day_invalid"],
    [{ ...cough, since: "2020-12-28" }, "day_invalid"],
    [{ since: "2020-12-12" }, undefined],
    [{ returned: { country: "Lào", day: "2020-10-28" } }, undefined],
    [{ returned: { country: "Lào", day: "2020-10-27" } }, "day_invalid"],
  ] as const)
    assert.equal((await declares(answers))["errorCode"], code, JSON.stringify(answers));
  const since = async (answers: object) =>
    (await declared((await declares({ ...answers }))["receipt"]))?.since;
  assert.equal(await since({ ...cough, since: "2020-12-20" }), "2020-12-20");
  assert.deepEqual([await since({ since: "2020-12-20" }), await since(cough)], [null, null]);
  const { receipt } = await declares({ returned: { country: "Lào, gọi 0912 345 678" } });
  const { returned } = (await declared(receipt)) ?? {};
  assert.deepEqual(returned, { province: null, country: "Lào, gọi […]", day: null });
});

test("what is sent again with its nonce is there once, and the new token erases it", async () => {
  const once = nonce();
  for (const [send, erase, table] of [
    [() => declares({}, { nonce: once }), eraseDeclaration, "declaration"],
    [() => asks({ nonce: once }), eraseAdvice, "advice_request"],
  ] as const) {
    const count = async () =>
      (await t.engine.query<{ n: number }>(`select count(*)::int as n from health.${table}`)).rows[0]?.n ?? 0;
    const before = await count();
    const [first, second] = [await send(), await send()];
    assert.deepEqual([second["receipt"], second["deleteOn"]], [first["receipt"], first["deleteOn"]], table);
    assert.equal(await count(), before + 1, table);
    await t.post(erase, { erase: first["erase"] });
    assert.equal(await count(), before + 1, `${table}: the first token went with its answer`);
    await t.post(erase, { erase: second["erase"] });
    assert.equal(await count(), before, table);
    await t.post(erase, { erase: second["erase"] });
  }
});

test("who erases a declaration leaves nothing of it, its diary and its call", async () => {
  const { receipt, erase } = await declares({}, { callback: { phone: "0912 345 680" } });
  await t.post(sendDiary, { erase, day: "2020-12-27", symptoms: ["cough"] });
  const id = (await declared(receipt))?.id ?? "";
  assert.ok((await t.dump()).includes(id));
  await t.post(eraseDeclaration, { erase });
  const left = await t.dump();
  assert.ok(
    !left.replaceAll(/\([^()]*people\.read[^()]*\)/g, "").includes(id),
    "but for that somebody read it",
  );
  assert.equal((await t.post(eraseDeclaration, { erase })).status, 200);
});

test("[D10] a request for advice has no name and no number in its text; an officer of health decides it", async () => {
  const sent = await asks({
    text: "Em tôi mới về, gọi 0912 345 678, căn cước 089199012345",
    phone: "0912 345 681",
  });
  assert.equal(sent["deleteOn"], "2021-02-25");
  const find = async () =>
    (await nurse.post(listAdvice, {})).requests.find((one) => one.receipt === sent["receipt"]);
  const shown = await find();
  assert.equal(shown?.text, "Em tôi mới về, gọi […], căn cước […]");
  assert.equal(shown?.hasPhone, true);
  assert.ok(!JSON.stringify(shown).includes("345681"));
  const dump = await t.dump();
  for (const text of ["345681", "345678", "089199012345", "mới về"]) assert.ok(!dump.includes(text), text);
  const { version } = await nurse.post(decideAdvice, { id: shown?.id ?? "", version: 1, outcome: "call" });
  assert.equal(
    (await nurse.tries(decideAdvice, { id: shown?.id, version, outcome: "nothing" })).code,
    "conflict",
  );
  assert.equal((await find())?.deleteOn, "2021-01-26");
  assert.ok((await nurse.post(listCallbacks, {})).lines.some((line) => line.receipt === sent["receipt"]));

  const silent = await asks({});
  const one = (await nurse.post(listAdvice, {})).requests.find(
    (found) => found.receipt === silent["receipt"],
  );
  const none = await nurse.tries(decideAdvice, { id: one?.id, version: 1, outcome: "call" });
  assert.equal(none.code, "phone_missing");
  await nurse.post(routeAdvice, { id: one?.id ?? "", version: 1, unitId: t.unit("30463-health-station") });
});

test("[D10] only roles of health read requests; a laboratory, an observer and another commune do not", async () => {
  for (const role of ["observer", "lab-technician", "data-protection-officer"] as const) {
    const who = await t.as(role, "889-medical-centre");
    assert.equal((await who.tries(listAdvice, {})).code, "not_allowed");
    assert.equal((await who.tries(listDeclarations, {})).code, "not_allowed");
  }
  const far = await t.as("health-officer", "30280-health-station");
  assert.deepEqual((await far.post(listAdvice, {})).requests, []);
});

test("[D10] who takes a request back leaves nothing; cover traffic leaves nothing", async () => {
  const before = (await t.engine.query("select 1 from health.advice_request")).rows.length;
  const { erase } = await asks({ phone: "0912 345 682" });
  await t.post(eraseAdvice, { erase });
  for (const endpoint of [askAdvice, sendDeclaration, sendDiary]) {
    const { status, bytes } = await t.post(endpoint, { padding: "x" }, { [CHAFF_HEADER]: "1" });
    assert.deepEqual([status, bytes], [200, 2_048]);
  }
  assert.equal((await t.engine.query("select 1 from health.advice_request")).rows.length, before);
});

test("a flood from one confirmed number comes first three times in each queue; the rest is like a stranger's, and is closed as a flood", async () => {
  const [phone, shown] = ["0912 345 600", nonceOf(600)];
  await t.post(userReport, { phone, nonce: shown });
  const { status } = await t.post(verify, { code: codeIn(t.sms.sent.at(-1)!.text), nonce: shown });
  assert.equal(status, 200);
  const span = {
    commune: STATION,
    from: isoInstant(minus(t.clock.now(), Hours(1))),
    until: isoInstant(t.clock.now()),
  };
  const floods = () =>
    Promise.all(
      (["declarations", "advice"] as const).map(
        async (queue) => (await nurse.post(countFlood, { queue, ...span })).count,
      ),
    );
  const before = await floods();
  const made = { declarations: new Set<unknown>(), advice: new Set<unknown>() };
  // At once, as a flood comes.
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      made.declarations.add((await declares({ symptoms: ["breath"] }, { callback: { phone } }))["receipt"]);
      made.advice.add((await asks({ phone }))["receipt"]);
    }),
  );
  const confirmed = (lines: readonly { receipt: string; confirmed: boolean }[], of: ReadonlySet<unknown>) =>
    lines.filter(({ receipt }) => of.has(receipt)).map((line) => line.confirmed);
  const few = [true, true, true, false, false, false];
  assert.deepEqual(confirmed((await nurse.post(listDeclarations, {})).declarations, made.declarations), few);
  assert.deepEqual(confirmed((await nurse.post(listAdvice, {})).requests, made.advice), few);
  assert.deepEqual(
    confirmed((await nurse.post(listCallbacks, {})).lines, made.declarations).slice(0, 4),
    few.slice(0, 4),
  );
  assert.deepEqual(
    await floods(),
    before.map((count) => count + 3),
  );
});

test("[D10] 30 days after a declaration came in, or a request was closed, it is gone, with a count of none left over", async (context) => {
  await alone(context);
  const { erase } = await declares();
  await t.post(sendDiary, { erase, day: "2020-12-27", symptoms: [] });
  const { receipt } = await asks();
  const request = (await nurse.post(listAdvice, {})).requests.find((one) => one.receipt === receipt);
  await nurse.post(decideAdvice, { id: request?.id ?? "", version: 1, outcome: "nothing" });
  await asks();
  const rules = [...DECLARATIONS_KEEP, ...ADVICE_KEEP];
  const run = () =>
    t.database.transaction(async (trx) => {
      const gone: number[] = [];
      for (const rule of rules) gone.push(await rule.drop(trx, t.clock.now()));
      for (const rule of rules) assert.equal(await rule.overdue(trx, t.clock.now()), 0);
      return gone;
    });
  t.clock.advance(Days(29));
  assert.deepEqual(await run(), [0, 0]);
  t.clock.advance(Days(1));
  const [declarations = 0, requests = 0] = await run();
  assert.ok(declarations > 0 && requests > 0);
  const rows = async (table: string) => (await t.engine.query(`select 1 from health.${table}`)).rows.length;
  assert.deepEqual([await rows("declaration"), await rows("declaration_diary")], [0, 0]);
  assert.ok((await rows("advice_request")) > 0, "what nobody decided is kept");
  t.clock.advance(Days(30));
  await run();
  assert.equal(await rows("advice_request"), 0);
});
