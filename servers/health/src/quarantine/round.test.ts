/** The round without a network over real HTTP: what is taken along, what comes back, and what does not hold any more. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import {
  beginQuarantine,
  endEarly,
  listQuarantine,
  logQuarantine,
  movePlace,
  readQuarantine,
} from "@bluezone/contract/health/quarantine";
import { MOST_ROUND, sendRound, takeRound, type Visit } from "@bluezone/contract/health/quarantine-round";
import { isoInstant, Minutes, minus, parseInstant } from "@bluezone/protocol/time";
import { manualClock } from "@bluezone/server-kit/testing/clock";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { type TestHealth, testHealth } from "../testing/health.ts";

const clock = manualClock(parseInstant("2021-07-14T08:00:00+07:00"));
let at: TestHealth;
let nurse: SignedIn;
before(async () => {
  at = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082" }, {}, { clock });
  nurse = await at.as("health-officer", "30478-health-station");
});
after(() => at.close());

let people = 0;
/** Begins a quarantine of somebody new, and says its id. */
async function begin(name = `Thạch Thị ${"abcdefghijklmnopqrstuvwxyz"[people++]}`): Promise<string> {
  const person = { name, birthYear: 1971, phone: "0912 345 678", commune: "30478", address: "ấp Vĩnh Lợi" };
  const { id } = await nurse.post(beginQuarantine, {
    ...{
      of: { person },
      place: "home",
      siteName: null,
      firstDay: "2021-07-14",
      reason: "Nhà có phòng riêng",
    },
  });
  return id;
}
const visit = (id: string, over: Partial<Visit> = {}): Visit => ({
  ...{ visit: randomUUID(), id, at: isoInstant(minus(clock.now(), Minutes(30))), seen: 0 },
  ...{ place: "home", siteName: null, said: { temperature: 36.8, symptoms: [] }, ...over },
});
const send = async (...visits: readonly Visit[]) =>
  (await nurse.post(sendRound, { visits: [...visits] })).results;
const resultsOf = async (...visits: readonly Visit[]) => (await send(...visits)).map(({ result }) => result);
const audited = async (action: string) =>
  at.database.db.selectFrom("staff_audit").selectAll().where("action", "=", action).orderBy("n").execute();

test("the list has name, phone, address and which halves are entered, no temperature; the log names who took it", async () => {
  const id = await begin("Thạch Thị Sà Mách");
  await nurse.post(logQuarantine, {
    ...{ id, day: "2021-07-14", half: "morning", seen: 0, temperature: 38.4, symptoms: ["cough"] },
  });
  const before = (await audited("quarantine.round-take")).length;
  const { people: taken, until, at: now } = await nurse.post(takeRound, {});
  assert.deepEqual(
    taken.find((one) => one.id === id),
    {
      ...{ id, name: "Thạch Thị Sà Mách", phone: "+84912345678", address: "ấp Vĩnh Lợi", place: "home" },
      ...{ siteName: null, day: 1, days: 14, morning: 1, afternoon: 0, testDue: true },
    },
  );
  assert.equal(now, isoInstant(clock.now()));
  assert.equal(until, "2021-07-14T13:00:00.000Z");
  const entry = (await audited("quarantine.round-take")).at(-1);
  assert.equal((await audited("quarantine.round-take")).length, before + 1);
  assert.equal(entry?.subject, `round.${taken.length}`);
  const readings = await at.database.db
    .selectFrom("person_reading")
    .selectAll()
    .where("view", "=", "quarantine.round")
    .execute();
  assert.ok(readings.length >= taken.length && readings.every(({ actor }) => actor === entry?.actor));
});

test("a visit keeps the moment at which it was recorded, counts once however often it is sent, and is noted", async () => {
  const id = await begin();
  const mine = visit(id);
  const before = (await audited("quarantine.visit")).length;
  assert.deepEqual(await send(mine), [{ visit: mine.visit, result: "kept", nth: 1 }]);
  assert.deepEqual(await send(mine), [{ visit: mine.visit, result: "already", nth: 1 }]);
  const { logs } = await nurse.post(readQuarantine, { id });
  assert.deepEqual(
    logs.map(({ temperature, recorded, at, half }) => [temperature, recorded, at, half]),
    [[36.8, mine.at, isoInstant(clock.now()), "morning"]],
  );
  await nurse.post(logQuarantine, {
    ...{ id, day: "2021-07-14", half: "morning", seen: 1, temperature: 37, symptoms: [] },
  });
  assert.deepEqual(await send(mine), [{ visit: mine.visit, result: "already", nth: 2 }]);
  assert.equal((await audited("quarantine.visit")).length, before + 1);
});

test("nobody was met: it stands in the list, is no entry of the half-day, and counts once", async () => {
  const id = await begin();
  const mine = visit(id, { said: "nobody" });
  assert.deepEqual(await resultsOf(mine, mine), ["kept", "already"]);
  const { rows, missing } = await nurse.post(listQuarantine, { missing: true });
  const row = rows.find((one) => one.id === id);
  assert.deepEqual([row?.missed, row?.morning], [mine.at, null]);
  assert.ok(missing > 0);
});

test("what does not hold any more is refused by itself, with what stands there, and holds no other up", async () => {
  const [met, moved, ended, well] = [await begin(), await begin(), await begin(), await begin()];
  await nurse.post(logQuarantine, {
    ...{ id: met, day: "2021-07-14", half: "morning", seen: 0, temperature: 36.6, symptoms: ["cough"] },
  });
  clock.advance(Minutes(5));
  await nurse.post(movePlace, { id: moved, version: 1, place: "site", siteName: "Trường A" });
  const chief = await at.as("epidemiologist", "889-medical-centre");
  await chief.post(endEarly, { id: ended, version: 1, reason: "theo văn bản mới", logSeen: true });
  clock.advance(Minutes(5));
  const late = isoInstant(clock.now());
  const results = await send(
    visit(met),
    visit(moved, { at: late }),
    visit(ended, { at: late }),
    visit("f".repeat(24)),
    visit(well, { said: { temperature: 50, symptoms: [] } }),
    visit(well, { at: "2021-07-13T02:00:00.000Z" }),
    visit(well),
  );
  assert.deepEqual(
    results.map(({ result }) => result),
    ["conflict", "moved", "ended", "not_found", "temperature_invalid", "day_invalid", "kept"],
  );
  const [conflict, elsewhere, over] = results;
  assert.ok(conflict?.result === "conflict" && elsewhere?.result === "moved" && over?.result === "ended");
  assert.deepEqual(
    [conflict.theirs.nth, conflict.theirs.temperature, conflict.theirs.symptoms, conflict.theirs.by],
    [1, 36.6, ["cough"], "desk"],
  );
  assert.deepEqual([elsewhere.place, elsewhere.siteName], ["site", "Trường A"]);
  assert.deepEqual([over.day, over.kind], ["2021-07-14", "early"]);
  // The officer's choice is the same visit with what they know by now.
  assert.deepEqual(
    await resultsOf(visit(met, { seen: 1 }), visit(moved, { at: late, place: "site", siteName: "Trường A" })),
    ["kept", "kept"],
  );
  // What was recorded before the move and before the end still holds.
  assert.deepEqual(await resultsOf(visit(ended)), ["kept"]);
});

test("a station of another commune neither takes our people along nor sends anything of them", async () => {
  const id = await begin();
  const other = await at.as("health-officer", "30463-health-station");
  assert.ok(!(await other.post(takeRound, {})).people.some((one) => one.id === id));
  const { results } = await other.post(sendRound, { visits: [visit(id)] });
  assert.equal(results[0]?.result, "not_found");
});

test("more people than a station visits in a day are not taken along", async () => {
  const id = await begin();
  const { db } = at.database;
  const row = await db.selectFrom("quarantine").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const person = await db
    .selectFrom("person")
    .selectAll()
    .where("id", "=", row.person_id)
    .executeTakeFirstOrThrow();
  const people = Array.from({ length: MOST_ROUND }, (_, n) => ({ ...person, id: `many${n}` }));
  await db.insertInto("person").values(people).execute();
  const rows = Array.from({ length: MOST_ROUND }, (_, n) => ({
    ...row,
    id: `many${n}`,
    person_id: `many${n}`,
  }));
  await db.insertInto("quarantine").values(rows).execute();
  try {
    await assert.rejects(nurse.post(takeRound, {}), { code: "round_too_large" });
  } finally {
    await db.deleteFrom("quarantine").where("id", "like", "many%").execute();
    await db.deleteFrom("person").where("id", "like", "many%").execute();
  }
});
