/** V4: a flood of made-up wishes, declarations and requests hides nobody's, and is closed in one action. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { listAdvice } from "@bluezone/contract/health/advice";
import { askAdvice } from "@bluezone/contract/health/ask-advice";
import { askCallback } from "@bluezone/contract/health/ask-callback";
import { listCallbacks, takeCallback } from "@bluezone/contract/health/callbacks";
import { listDeclarations } from "@bluezone/contract/health/declarations";
import { closeFlood, countFlood, listFloods, QUEUES, reopenFlood } from "@bluezone/contract/health/floods";
import { sendDeclaration } from "@bluezone/contract/health/send-declaration";
import { userReport, verify } from "@bluezone/contract/health/verify";
import { Days, Hours, type Instant, isoInstant, Minutes, parseInstant, plus } from "@bluezone/protocol/time";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import type { Selectable } from "kysely";
import type { AdviceRow } from "../advice/tables.ts";
import type { DeclarationRow } from "../declarations/tables.ts";
import { newRecordSeal, openRecordSeal } from "../from-phone/record-seal.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { drawId } from "../record-id.ts";
import { codeIn, nonceOf, type TestHealth, testHealth } from "../testing/health.ts";
import { createVault } from "../vault.ts";

const STATION = "30478";
/** Tens of minutes over which the false ones come, as many in each as the budget lets a stranger send. */
const STEPS = 250;
const A_STEP = 40;
const morning = parseInstant("2020-12-27T09:00:00.000+07:00");
const middle = plus(morning, Minutes(10 * (STEPS / 2)));
/** Somebody whom a message of a self-report has reached, and somebody whom none has. */
const CONFIRMED = "0912 345 678";
const UNKNOWN = "0912 345 679";

const random = seededRandom("floods");
type RecordUse = Parameters<typeof newRecordSeal>[2];
let t: TestHealth;
let nurse: SignedIn;
let drawn = 0;
const nonce = (): string => {
  drawn += 1;
  return Buffer.alloc(32, drawn).toString("base64url");
};
const felt = (symptoms: readonly string[]) => ({ for: "self", symptoms, near: "no", cares: [] });
/** One of each queue, from a number, with or without short breath; its receipts. */
async function sends(phone: string, symptoms: readonly string[]) {
  const sent = [
    await t.post(askCallback, { phone, commune: STATION, symptoms, nonce: nonce() }),
    await t.post(sendDeclaration, {
      commune: STATION,
      answers: felt(symptoms),
      callback: { phone },
      nonce: nonce(),
    }),
    await t.post(askAdvice, { for: "self", commune: STATION, needs: ["test"], phone, nonce: nonce() }),
  ];
  assert.deepEqual(
    sent.map(({ status }) => status),
    [200, 200, 200],
  );
  return sent.map(({ body }) => String(body["receipt"]));
}
/** Copies the one row that a stranger's number has made in each queue, ten thousand times, as if it had come over two days. */
async function flood(): Promise<void> {
  const keys = await openPeopleKeys({ vault: createVault(t.config.secrets, random) }, t.database.db);
  const first = <T extends "callback" | "declaration" | "advice_request">(table: T) =>
    t.database.db
      .selectFrom(table as "callback")
      .selectAll()
      .where("receipt", "in", [...strangers])
      .executeTakeFirstOrThrow();
  const [call, declared, asked] = [
    await first("callback"),
    (await first("declaration")) as unknown as Selectable<DeclarationRow>,
    (await first("advice_request")) as unknown as Selectable<AdviceRow>,
  ];
  const sealed = (use: RecordUse, row: { id: string; key: Uint8Array }, of: string, bytes: Uint8Array) =>
    openRecordSeal(keys, random, use, row).open(of, bytes);
  const texts = {
    phone: sealed("callback", call, "phone", call.phone),
    told: sealed("callback", call, "told", call.told),
    answers: sealed("declaration", declared, "answers", declared.answers),
    said: sealed("advice", asked, "said", asked.said),
  };
  for (let step = 0; step < STEPS; step += 1) {
    const later = (at: string) => String(Number(at) + step * Minutes(10));
    const copies = Array.from({ length: A_STEP }, () => {
      const [id, hash] = [drawId(random), random.bytes(32)];
      const seal = (use: RecordUse) => newRecordSeal(keys, random, use, id);
      const [one, two, three] = [seal("callback"), seal("declaration"), seal("advice")];
      return {
        call: {
          ...call,
          ...{ id, key: one.key, nonce_hash: hash, withdraw_hash: hash, source_id: null },
          ...{ phone: one.own.seal("phone", texts.phone), told: one.own.seal("told", texts.told) },
          ...{ made_ms: later(call.made_ms), starts_ms: later(call.starts_ms) },
        },
        declared: {
          ...declared,
          ...{ id, key: two.key, nonce_hash: hash, erase_hash: hash, made_ms: later(declared.made_ms) },
          answers: two.own.seal("answers", texts.answers),
        },
        asked: {
          ...asked,
          ...{ id, key: three.key, nonce_hash: hash, erase_hash: hash, made_ms: later(asked.made_ms) },
          said: three.own.seal("said", texts.said),
        },
      };
    });
    const { db } = t.database;
    await db
      .insertInto("callback")
      .values(copies.map((copy) => copy.call))
      .execute();
    // A thousand of the others: as crowded, and sooner closed.
    const few = copies.slice(0, A_STEP / 10);
    await db
      .insertInto("declaration")
      .values(few.map((copy) => copy.declared))
      .execute();
    await db
      .insertInto("advice_request")
      .values(few.map((copy) => copy.asked))
      .execute();
  }
}

let other: SignedIn;
let strangers: readonly string[] = [];
let honest: Readonly<Record<"confirmed" | "unknown", readonly string[]>>;
before(async () => {
  t = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082", HEALTH_IDLE: "12h" });
  t.clock.set(morning);
  await t.as("health-officer", `${STATION}-health-station`);
  const shown = nonceOf(1);
  await t.post(userReport, { phone: CONFIRMED, nonce: shown });
  const code = codeIn(t.sms.sent.at(-1)!.text);
  assert.equal((await t.post(verify, { code, nonce: shown, accept: ["user-report"] })).status, 200);
  strangers = await sends("0987 000 000", ["breath"]);
  t.clock.set(middle);
  const confirmed = await sends(CONFIRMED, []);
  t.clock.set(plus(middle, Hours(1)));
  // The flood claims short breath; who does not is sorted behind it, but for every other place.
  honest = { confirmed, unknown: await sends(UNKNOWN, ["cough"]) };
  await flood();
  t.clock.set(plus(morning, Days(2)));
  other = await t.as("health-officer", "30280-health-station");
  nurse = await t.as("health-officer", "889-medical-centre");
});
after(() => t?.close());

/** The receipts of a first page, each queue's. */
async function firstPages(): Promise<readonly (readonly string[])[]> {
  return [
    (await nurse.post(listCallbacks, {})).lines.map(({ receipt }) => receipt),
    (await nurse.post(listDeclarations, {})).declarations.map(({ receipt }) => receipt),
    (await nurse.post(listAdvice, {})).requests.map(({ receipt }) => receipt),
  ];
}

test("V4: what a confirmed number sends in the middle of ten thousand false ones comes first", async () => {
  for (const [i, page] of (await firstPages()).entries()) {
    assert.equal(page.length, 200);
    // The declaration's own call is in the queue of calls too.
    assert.ok(page.slice(0, 3).includes(honest.confirmed[i] ?? ""), `${QUEUES[i]}: ${page.slice(0, 3)}`);
  }
  const { lines } = await nurse.post(listCallbacks, {});
  const others = lines.filter(({ mine }) => !mine).map(({ confirmed }) => confirmed);
  assert.deepEqual(others.slice(0, 3), [true, true, false]);
});

test("V4: what somebody sends whom no message has reached has an honest share of the places", async () => {
  const [calls = [], declarations = []] = await firstPages();
  assert.ok(calls.slice(0, 10).includes(honest.unknown[0] ?? ""));
  assert.ok(declarations.slice(0, 10).includes(honest.unknown[1] ?? ""));
  // The last ten minutes have a place as the first ones have, although all before them wait longer.
  const late = await t.database.db
    .selectFrom("callback")
    .select(({ fn }) => fn.max("made_ms").as("made"))
    .executeTakeFirstOrThrow();
  const made = new Set<string>();
  for (let page = 1; page <= 2; page += 1)
    for (const line of (await nurse.post(listCallbacks, { page })).lines) made.add(line.made);
  assert.ok(made.has(isoInstant(Number(late.made) as Instant)));
});

test("V4: pages go on where the one before ended, to the last that waits", async () => {
  const { waiting, taken } = await nurse.post(listCallbacks, { limit: 1 });
  const listed = waiting + taken;
  assert.ok(listed > STEPS * A_STEP);
  const pages = Math.ceil(listed / 500);
  const seen = [];
  for (const page of [1, 2, pages, pages + 1])
    seen.push(...(await nurse.post(listCallbacks, { limit: 500, page })).lines.map(({ id }) => id));
  assert.equal(seen.length, 1_000 + (listed % 500 || 500));
  assert.equal(new Set(seen).size, seen.length);
});

test("V4: a flood is closed in one action and opened again in one; nobody confirmed, nobody in hand, nobody elsewhere is in it", async () => {
  const [first] = (await nurse.post(listCallbacks, {})).lines.filter(({ confirmed }) => !confirmed);
  await nurse.post(takeCallback, { id: first!.id, version: first!.version });
  const span = { from: isoInstant(morning), until: isoInstant(plus(morning, Days(3))) };
  for (const queue of QUEUES) {
    const asked = { queue, commune: STATION, ...span };
    assert.equal((await other.post(countFlood, asked)).count, 0);
    const { count } = await nurse.post(countFlood, asked);
    assert.ok(
      count >= (queue === "callbacks" ? STEPS * A_STEP : (STEPS * A_STEP) / 10),
      `${queue}: ${count}`,
    );
    assert.equal((await nurse.tries(closeFlood, { ...asked, count: count - 1 })).code, "conflict");
    assert.equal((await nurse.post(countFlood, asked)).count, count, "nothing was closed");
    const { id, closed } = await nurse.post(closeFlood, { ...asked, count });
    assert.equal(closed, count);
    assert.equal((await nurse.post(countFlood, asked)).count, 0);
    const [left] = await Promise.all([nurse.post(listCallbacks, {})]);
    if (queue === "callbacks")
      assert.deepEqual(
        left.lines.map((line) => line.mine || line.confirmed),
        [true, true, true],
      );
    assert.deepEqual(
      (await nurse.post(listFloods, { queue })).floods.map((one) => [one.id, one.count]),
      [[id, count]],
    );
    assert.deepEqual((await other.post(listFloods, { queue })).floods, []);
    assert.equal((await other.tries(reopenFlood, { queue, id })).code, "not_found");
    assert.equal((await nurse.post(reopenFlood, { queue, id })).opened, count);
    assert.equal((await nurse.post(countFlood, asked)).count, count);
  }
  assert.equal(
    (await nurse.tries(countFlood, { queue: "callbacks", from: span.until, until: span.from })).code,
    "span_invalid",
  );
  const entries = await t.database.db
    .selectFrom("staff_audit")
    .select("action")
    .where("action", "like", "%-flood")
    .execute();
  assert.equal(entries.length, 6);
});
