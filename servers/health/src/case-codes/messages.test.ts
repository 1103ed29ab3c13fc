/** Codes that leave by themselves: how often a message is tried, for which cases one goes out, and what it says of days. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { failingSms, memorySms, type Sms } from "@bluezone/desk/sms/sms";
import { addDays, dayOf, type Instant, Milliseconds, Minutes, minus, plus } from "@bluezone/protocol/time";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { Context } from "../context.ts";
import { ms } from "../tables.ts";
import type { Columns } from "../testing/copied.ts";
import { testHealth } from "../testing/health.ts";
import { addCaseOf } from "../testing/somebody.ts";
import { createVault } from "../vault.ts";
import { sendWaiting } from "./issue-for-case.ts";
import { dueToSend, putCaseCode } from "./store.ts";
import type { CodeWay } from "./tables.ts";

let context: Context;
let sms: Sms = memorySms();
const random = seededRandom("messages");
const at = shared(async () => {
  const at = await testHealth({ HEALTH_IDLE: "12h" });
  await at.as("health-officer", "889-medical-centre");
  const { config, clock, database, blobs, events, health } = at;
  context = {
    ...{ config, clock, random, database, blobs, events, staff: health.staff, policySigner: undefined },
    sms: { send: (...message) => sms.send(...message) },
    vault: createVault(config.secrets, random),
  };
  return at;
});

let n = 0;
/** A new case with a code that waits to leave; `columns` change the case. */
async function waiting(
  columns: Columns = {},
  way: CodeWay = "result",
  phone: string | null = "+84912345678",
) {
  const now = at.clock.now();
  n += 1;
  const { id } = await addCaseOf(at, now, { name: `Thạch Sên ${n}`, phone });
  const { db } = at.database;
  if (Object.keys(columns).length > 0)
    await db
      .updateTable("case_record")
      .set(columns as never)
      .where("id", "=", id)
      .execute();
  const code = await at.database.transaction((trx) =>
    putCaseCode(trx, { random, now }, { caseId: id, way, by: "x", sms: "waiting" }),
  );
  return { now, caseId: id, codeId: code.code_id, id: code.id };
}
const codeRow = (id: string) =>
  at.database.db.selectFrom("case_code").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const today = () => dayOf(at.clock.now(), "vietnam");

test("a message that does not leave is tried three times, ten minutes apart", async () => {
  sms = failingSms();
  const { id, now } = await waiting();
  const tries = async (when: Instant) => {
    const said = await sendWaiting(context, id, when);
    const row = await codeRow(id);
    return [said, row.tries, row.next_try_ms];
  };
  const later = (minutes: number) => plus(now, Minutes(minutes));
  assert.deepEqual(await tries(now), ["failed", 1, ms(later(10))]);
  assert.deepEqual(await tries(minus(later(10), Milliseconds(1))), ["failed", 1, ms(later(10))], "not yet");
  assert.deepEqual(await dueToSend(at.database.db, later(10), 10), [id]);
  assert.deepEqual(await tries(later(10)), ["failed", 2, ms(later(20))]);
  assert.deepEqual(await tries(later(20)), ["failed", 3, null]);
  assert.deepEqual(await tries(later(60)), ["failed", 3, null], "an officer sees to it");
  assert.deepEqual(await dueToSend(at.database.db, later(60), 10), []);
  sms = memorySms();
});

test("what somebody else sends is said as it stands", async () => {
  const { id, now } = await waiting();
  for (const [state, said] of [
    ["sent", "sent"],
    ["sending", "sent"],
    ["failed", "failed"],
    ["unsure", "failed"],
    ["none", "none"],
  ] as const) {
    await at.database.db
      .updateTable("case_code")
      .set({ sms: state, next_try_ms: null })
      .where("id", "=", id)
      .execute();
    assert.equal(await sendWaiting(context, id, now), said, state);
  }
});

test("a message whose sender stopped is not sent again, unless its code was never made", async () => {
  const lost = async () => {
    const { id, now } = await waiting();
    await at.database.db.updateTable("case_code").set({ sms: "sending" }).where("id", "=", id).execute();
    return { id, now };
  };
  const never = await lost();
  assert.equal(await sendWaiting(context, never.id, never.now), "sent");
  const made = await lost();
  const { code_id } = await codeRow(made.id);
  const codes = at.database.db.updateTable("code").set({ id: code_id });
  await codes.where("id", "=", (await codeRow(never.id)).code_id).execute();
  assert.equal(await sendWaiting(context, made.id, made.now), "failed");
  const row = await codeRow(made.id);
  assert.deepEqual([row.sms, row.made, row.next_try_ms, row.until_ms !== null], ["unsure", true, null, true]);
});

test("while it is sent nobody else takes it, for five minutes", async () => {
  const { id, now } = await waiting();
  let taken: string | null = null;
  sms = {
    async send() {
      taken = (await codeRow(id)).next_try_ms;
      return { ok: true };
    },
  };
  assert.equal(await sendWaiting(context, id, now), "sent");
  assert.equal(taken, ms(plus(now, Minutes(5))));
  const row = await codeRow(id);
  assert.deepEqual([row.sms, row.made, row.next_try_ms, row.tries], ["sent", true, null, 1]);
  sms = memorySms();
});

test("a code says the days of the last four weeks, and none goes out without one", async () => {
  const send = async (columns: Columns) => {
    const { id, codeId, now } = await waiting(columns);
    const said = await sendWaiting(context, id, now);
    const made = await at.database.db
      .selectFrom("code")
      .selectAll()
      .where("id", "=", codeId)
      .executeTakeFirst();
    return made ? [said, made.symptom_day, made.test_day] : [said];
  };
  const back = (days: number) => addDays(today(), -days);
  assert.deepEqual(await send({ sample_day: back(28), result_day: back(0) }), ["sent", null, back(28)]);
  assert.deepEqual(await send({ sample_day: back(29), result_day: back(28) }), ["sent", null, back(28)]);
  assert.deepEqual(await send({ sample_day: back(29), result_day: back(29) }), ["failed"]);
  const old = { sample_day: back(40), result_day: back(39), onset: "day" };
  assert.deepEqual(await send({ ...old, onset_day: back(28) }), ["sent", back(28), null]);
  assert.deepEqual(await send({ ...old, onset_day: back(29) }), ["failed"]);
  assert.deepEqual(await send({ ...old, onset_day: back(-1) }), ["failed"], "a day ahead");
  assert.deepEqual(await send({ onset: "day", onset_day: back(0) }), ["sent", back(0), back(1)]);
});

test("a code goes out for a positive case that goes on, and for a case that was one before it was discarded", async () => {
  const said = async (columns: Columns, way: CodeWay = "result") => {
    const { id, now } = await waiting(columns, way);
    return sendWaiting(context, id, now);
  };
  const discarded = { class: "discarded" as const };
  assert.equal(await said({ class: "probable" }), "sent");
  assert.equal(await said({ class: "suspected", counted_ms: null }), "failed");
  assert.equal(await said({ ...discarded, counted_ms: null }), "failed");
  assert.equal(await said({ merged_into: "other" }), "failed");
  assert.equal(await said({ ...discarded, counted_ms: "1" }, "revised"), "sent");
  assert.equal(await said({ ...discarded, counted_ms: null }, "revised"), "failed");
  assert.equal(await said({ ...discarded, counted_ms: "1" }, "result"), "failed");
  assert.equal(await said({ class: "confirmed", counted_ms: "1" }, "revised"), "failed");
});

test("nothing is sent to a number that takes no message", async () => {
  for (const phone of [null, "+842963852123"]) {
    const { id, now } = await waiting({}, "result", phone);
    assert.equal(await sendWaiting(context, id, now), "none", String(phone));
    const row = await codeRow(id);
    assert.deepEqual([row.made, row.next_try_ms], [false, null]);
  }
});
