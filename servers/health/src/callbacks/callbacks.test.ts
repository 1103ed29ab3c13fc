/** Call-backs over real HTTP: from a phone's tap to what came of the call. */
import assert from "node:assert/strict";
import { after, before, type TestContext, test } from "node:test";
import { CHAFF_HEADER } from "@bluezone/contract/endpoint";
import { askCallback, withdrawCallback } from "@bluezone/contract/health/ask-callback";
import {
  type CallbackLine,
  closeCallback,
  contactFromCallback,
  giveBackCallback,
  listAnswerers,
  listCallbacks,
  missedCallback,
  readStationPhone,
  replyTimes,
  routeCallback,
  setStationPhone,
  takeCallback,
} from "@bluezone/contract/health/callbacks";
import { countWaiting } from "@bluezone/contract/health/waiting";
import { whichStation } from "@bluezone/contract/health/which-station";
import { importUnits, UNIT_COLUMNS } from "@bluezone/contract/units";
import { Days, Hours, isoInstant, Minutes, parseDay, parseInstant, plus } from "@bluezone/protocol/time";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { destroyTakenBack, dropOldFiles } from "../from-phone/taken-back.ts";
import { SENT_HOOKS } from "../sent.ts";
import { type HealthAnswer, type TestHealth, testHealth } from "../testing/health.ts";
import { KEEP } from "./keep.ts";
import { findTimes } from "./store.ts";

let t: TestHealth;
let nurse: SignedIn;
let other: SignedIn;
const STATION = "30478";
const morning = parseInstant("2020-12-28T09:03:00.000+07:00");

async function start(): Promise<void> {
  t = await testHealth({
    HEALTH_PUBLIC_URL: "http://127.0.0.1:8082",
    HEALTH_SESSION: "7d",
    HEALTH_IDLE: "12h",
  });
  t.clock.set(morning);
  nurse = await t.as("health-officer", `${STATION}-health-station`);
  other = await t.as("health-officer", "889-medical-centre");
}
before(start);
after(() => t?.close());

/** Opens a server for one test alone: it goes far ahead in time, or counts everything that there is. */
async function alone(context: TestContext): Promise<void> {
  const shared = [t, nurse, other] as const;
  context.after(async () => {
    await t.close();
    [t, nurse, other] = shared;
  });
  await start();
}

let drawn = 0;
const nonce = (): string => {
  drawn += 1;
  return Buffer.alloc(32, drawn).toString("base64url");
};
const phoneOf = (n: number): string => `0912 345 ${String(n).padStart(3, "0")}`;
const asks = (body: Record<string, unknown> = {}): Promise<HealthAnswer> =>
  t.post(askCallback, { phone: phoneOf(1), commune: STATION, wish: "any", nonce: nonce(), ...body });
const open = async (who = nurse) => (await who.post(listCallbacks, {})).lines;
const byReceipt = async (receipt: unknown, who = nurse): Promise<CallbackLine> => {
  const line = (await open(who)).find((one) => one.receipt === receipt);
  assert.ok(line, `no call ${String(receipt)}`);
  return line;
};
const taken = async (body: Record<string, unknown>) => {
  const { receipt } = (await asks(body)).body;
  const { id, version } = await byReceipt(receipt);
  return { id, ...(await nurse.post(takeCallback, { id, version })) };
};

test("[D24] a call goes to the commune's station, waits with a clock, is taken by one, and its number is shown to them alone", async (context) => {
  await alone(context);
  const shared = { day: "2020-12-20", part: "afternoon", minutes: 25, confidence: "high", level: "high" };
  const { status, body, bytes } = await asks({ phone: phoneOf(2), shared });
  assert.equal(status, 200);
  assert.equal(bytes, 2_048);
  assert.match(String(body["receipt"]), /^[0-9A-F]{4}$/);
  assert.deepEqual(body["station"], {
    name: "Trạm Y tế xã Vĩnh Thạnh Trung",
    level: "commune",
    phone: null,
  });
  const line = await byReceipt(body["receipt"]);
  assert.equal(line.made, isoInstant(parseInstant("2020-12-28T09:00:00.000+07:00")), "whole ten minutes");
  assert.equal(line.late, false);
  assert.ok(!JSON.stringify(await nurse.post(listCallbacks, {})).includes("+8491234"));
  assert.deepEqual((await nurse.post(countWaiting, {})).kinds, [
    { kind: "callbacks", count: 1, pressing: 0 },
  ]);

  t.clock.set(plus(morning, Hours(4.2)));
  assert.equal((await byReceipt(body["receipt"])).late, true);
  const { kinds } = await nurse.post(countWaiting, {});
  assert.deepEqual(kinds, [{ kind: "callbacks", count: 1, pressing: 1 }]);

  const counts = async () => {
    const { waiting, late, taken } = await nurse.post(listCallbacks, {});
    return { waiting, late, taken };
  };
  assert.deepEqual(await counts(), { waiting: 1, late: 1, taken: 0 });
  await nurse.post(takeCallback, { id: line.id, version: line.version });
  assert.deepEqual(await counts(), { waiting: 0, late: 0, taken: 1 });
  assert.equal((await other.tries(takeCallback, { id: line.id, version: line.version })).code, "conflict");
  const seen = await byReceipt(body["receipt"], other);
  assert.deepEqual([seen.state, seen.takenBy, seen.mine], ["taken", nurse.name, false]);
  const [mine] = (await nurse.post(listCallbacks, {})).opened;
  assert.equal(mine?.phone, "+84912345002");
  assert.deepEqual(mine?.shared, shared);
  assert.deepEqual((await other.post(listCallbacks, {})).opened, []);
  await nurse.post(giveBackCallback, { id: line.id, version: 2 });
  t.clock.set(morning);
});

test("somebody else's station does not see it, and no text about anybody is in the database", async () => {
  const { receipt } = (await asks({ phone: phoneOf(3), symptoms: ["fever", "breath"] })).body;
  assert.equal((await byReceipt(receipt)).commune, STATION);
  const far = await t.as("health-officer", "30280-health-station");
  assert.ok((await open(far)).every((one) => one.receipt !== receipt && one.commune !== STATION));
  assert.equal((await open())[0]?.urgent, true, "short breath comes first");
  const dump = await t.dump();
  for (const text of ["912345003", "breath", "afternoon"]) assert.ok(!dump.includes(text), text);
});

test("nobody answers: tried again later; every outcome closes with its day of deletion", async () => {
  const first = await taken({ phone: phoneOf(4) });
  const again = isoInstant(plus(t.clock.now(), Hours(2)));
  const late = isoInstant(plus(t.clock.now(), Days(5)));
  assert.equal((await nurse.tries(missedCallback, { ...first, again: late })).code, "again_invalid");
  const { version } = await nurse.post(missedCallback, { ...first, again });
  const line = (await open()).find(({ id }) => id === first.id);
  assert.deepEqual([line?.state, line?.tries, line?.again], ["waiting", 1, again]);
  assert.equal((await open()).at(-1)?.id, first.id, "what is not due yet stands last");
  const held = { id: first.id, ...(await nurse.post(takeCallback, { id: first.id, version })) };
  await nurse.post(closeCallback, { ...held, outcome: "advice" });
  const closed = (await nurse.post(listCallbacks, { state: "closed" })).lines.find(
    ({ id }) => id === first.id,
  );
  assert.deepEqual([closed?.outcome, closed?.deleteOn], ["advice", "2021-01-27"]);
});

test("a call becomes a contact with exactly what was shared, and a quarantine by the rule of the day", async () => {
  const call = await taken({ phone: phoneOf(5), shared: { day: "2020-12-20", minutes: 25 } });
  const person = { name: "Thạch Thị Sà Mách", birthYear: 1971, commune: STATION, address: null };
  assert.equal(
    (
      await nurse.tries(contactFromCallback, {
        ...call,
        person,
        quarantine: { place: "site", firstDay: "2020-12-28" },
      })
    ).code,
    "site_missing",
  );
  const home = { place: "home" as const, firstDay: "2020-12-28" };
  const unsaid = await nurse.tries(contactFromCallback, { ...call, person, quarantine: home });
  assert.equal(unsaid.code, "elsewhere_than_rule", "the rule of that day names a site");
  const reason = "Nhà có phòng riêng";
  const { contactId, quarantineId } = await nurse.post(contactFromCallback, {
    ...call,
    person,
    quarantine: { ...home, reason },
  });
  assert.ok(quarantineId);
  const row = await t.database.db
    .selectFrom("contact")
    .selectAll()
    .where("id", "=", contactId)
    .executeTakeFirstOrThrow();
  assert.deepEqual(
    [row.source, row.part, row.minutes, row.confidence, row.case_id],
    ["app", null, 25, null, null],
  );
});

test("[D24] who takes their wish back leaves nothing; who sends nothing leaves nothing", async () => {
  const { body } = await asks({ phone: phoneOf(6) });
  const { id } = await byReceipt(body["receipt"]);
  assert.equal((await t.post(withdrawCallback, { withdraw: nonce() })).status, 200, "looks the same");
  assert.ok(await byReceipt(body["receipt"]));
  await t.post(withdrawCallback, { withdraw: body["withdraw"] });
  assert.ok(!(await t.dump()).includes(id));
  const rows = async () => (await t.engine.query("select * from health.callback order by id")).rows;
  const before = await rows();
  for (const endpoint of [askCallback, withdrawCallback, whichStation]) {
    const { status, bytes } = await t.post(endpoint, { padding: "x" }, { [CHAFF_HEADER]: "1" });
    assert.deepEqual([status, bytes], [200, 2_048]);
  }
  assert.deepEqual(await rows(), before);
});

test("what was taken back and comes back with an older backup is destroyed again; its file goes after 60 days", async () => {
  const { body } = await asks({ phone: phoneOf(30) });
  const row = await t.database.db
    .selectFrom("callback")
    .selectAll()
    .where("id", "=", (await byReceipt(body["receipt"])).id)
    .executeTakeFirstOrThrow();
  await t.post(withdrawCallback, { withdraw: body["withdraw"] });
  const comesBack = () => t.database.db.insertInto("callback").values(row).execute();
  await comesBack();
  await t.database.transaction((trx) => destroyTakenBack(trx, t.blobs, SENT_HOOKS));
  assert.ok(!(await open()).some(({ id }) => id === row.id));
  // The server does so every hour.
  const at = t.clock.now();
  await t.health.runJobs(at);
  await comesBack();
  await t.health.runJobs(plus(at, Hours(1)));
  assert.ok(!(await open()).some(({ id }) => id === row.id));
  const files = async () => (await t.blobs.list("taken-back/")).length;
  await dropOldFiles(t.blobs, plus(t.clock.now(), Days(60)));
  assert.ok((await files()) > 0);
  await dropOldFiles(t.blobs, plus(t.clock.now(), Days(61)));
  assert.equal(await files(), 0);
});

test("the same call sent again is kept once, and the lost token is replaced", async () => {
  const same = nonce();
  const one = (await asks({ phone: phoneOf(7), nonce: same })).body;
  const two = (await asks({ phone: phoneOf(7), nonce: same })).body;
  assert.equal(one["receipt"], two["receipt"]);
  assert.equal((await open()).filter(({ receipt }) => receipt === one["receipt"]).length, 1);
  await t.post(withdrawCallback, { withdraw: one["withdraw"] });
  assert.ok(await byReceipt(one["receipt"]));
  await t.post(withdrawCallback, { withdraw: two["withdraw"] });
  assert.ok(!(await open()).some(({ receipt }) => receipt === one["receipt"]));
});

test("a flood of one number with the app's key fills nothing and shuts nobody else out", async () => {
  const before = (await nurse.post(listCallbacks, {})).waiting;
  for (let n = 0; n < 12; n += 1) {
    const { status, body } = await asks({ phone: phoneOf(8) });
    assert.equal(status, 200);
    assert.match(String(body["withdraw"]), /^[\w-]{43}$/, "looks the same");
  }
  assert.equal((await nurse.post(listCallbacks, {})).waiting, before + 3);
  const { body } = await asks({ phone: phoneOf(9) });
  assert.ok(await byReceipt(body["receipt"]));
});

test("who asks for calls to another's number, far away or at its own station, keeps none of their urgent wishes out", async () => {
  const phone = phoneOf(20);
  for (const commune of ["30280", "30316", "30463"])
    assert.equal((await asks({ phone, commune })).status, 200);
  const plain = (await asks({ phone })).body["receipt"];
  assert.ok(await byReceipt(plain), "three at far communes");
  for (let i = 0; i < 2; i += 1) await asks({ phone });
  const breath = { phone, symptoms: ["breath"] };
  assert.equal(
    (await byReceipt((await asks(breath)).body["receipt"])).urgent,
    true,
    "three of its own station",
  );
  // Nothing that waits makes room for a stranger's: whoever is in the queue stays in it.
  const mine = (await asks(breath)).body["receipt"];
  const strangers = [];
  for (let i = 0; i < 4; i += 1) strangers.push((await asks(breath)).body["withdraw"]);
  for (const withdraw of strangers) await t.post(withdrawCallback, { withdraw });
  assert.equal((await byReceipt(mine)).urgent, true);
  assert.ok(await byReceipt(plain));
});

test("what cannot be read meets a code of its own, and nothing is kept", async () => {
  // But for how often the endpoint was called.
  const kept = async () => {
    await t.database.db.deleteFrom("quota").execute();
    return t.dump();
  };
  const before = await kept();
  for (const [body, code] of [
    [{ phone: "115" }, "phone_invalid"],
    [{ phone: "089199012345" }, "phone_invalid"],
    [{ commune: "00000" }, "commune_unknown"],
    [{ shared: { day: "2020-12-29" } }, "day_invalid"],
    [{ shared: { day: "2020-11-01" } }, "day_invalid"],
    [{ wish: "night" }, "unparsable_request"],
    [{ nonce: "short" }, "unparsable_request"],
  ] as const)
    assert.equal((await asks(body)).body["errorCode"], code);
  assert.equal(await kept(), before);
});

test("where a commune has no station the centre above answers; a unit's own number is told beforehand", async () => {
  const { body } = await t.post(whichStation, { commune: STATION });
  assert.deepEqual((body["hotline"] as { number: string }).number, "19009095");
  const { unitId } = await nurse.post(readStationPhone, {});
  assert.equal((await nurse.tries(setStationPhone, { unitId, phone: "12" })).code, "phone_invalid");
  assert.equal(
    (await nurse.tries(setStationPhone, { unitId: t.unit("889-medical-centre"), phone: "0296 3852 123" }))
      .code,
    "not_allowed",
  );
  const told = async () =>
    ((await t.post(whichStation, { commune: STATION })).body["station"] as { phone: string | null }).phone;
  const centre = await other.post(readStationPhone, {});
  await other.post(setStationPhone, { unitId: centre.unitId, phone: "0296 3686 999" });
  assert.equal(await told(), null, "another unit's number");
  await nurse.post(setStationPhone, { unitId, phone: "0296 3852 123" });
  assert.equal(await told(), "+842963852123");
  await nurse.post(setStationPhone, { unitId, phone: null });
  await t.database.db.updateTable("unit").set({ valid_to_day: 18_000 }).where("id", "=", unitId).execute();
  const above = (await t.post(whichStation, { commune: STATION })).body["station"];
  assert.equal((above as { level: string }).level, "district");
  await t.database.db.updateTable("unit").set({ valid_to_day: null }).where("id", "=", unitId).execute();
});

test("V2: a station that somebody makes up answers nobody; the province names another, and that one answers", async () => {
  const answers = async (commune: string) =>
    ((await t.post(whichStation, { commune })).body["station"] as { name: string }).name;
  const lines = (...rows: readonly string[]): string => [UNIT_COLUMNS.join(","), ...rows].join("\n");
  const made = lines(
    "0-a,health-station,commune,Trạm thật mà,30463-health-station,889,30478,,2020-01-01,",
    "0-b,health-station,commune,Trạm thật mà,30463-health-station,883,30283,,2020-01-01,",
    "0-c,health-station,commune,Trạm thật mà,30463-health-station,889,30463,,2020-01-01,",
    "0-d,medical-centre,district,Trung tâm thật mà,30463-health-station,889,,,2020-01-01,",
    "0-e,health-department,province,Sở thật mà,30463-health-station,,,,2020-01-01,",
  );
  const before = await Promise.all(["30478", "30283", "30463"].map(answers));
  for (const place of ["30463-health-station", "889-medical-centre"]) {
    const thief = await t.as("administrator", place);
    const { added, faults } = await thief.post(importUnits, { csv: made });
    assert.deepEqual([added, faults.length], [0, 5], place);
  }
  assert.deepEqual(await Promise.all(["30478", "30283", "30463"].map(answers)), before);

  // The department that informs the province's people names no organ of its health.
  const informers = await t.as("administrator", "89-information-department");
  const below = lines(
    "0-f,health-station,commune,Trạm thật mà,89-information-department,883,30283,,2020-01-01,",
  );
  const tried = await informers.post(importUnits, { csv: below });
  assert.deepEqual([tried.added, tried.faults[0]?.code], [0, "not_the_province"]);

  const department = await t.as("administrator", "89-health-department");
  const named = lines(
    "30283-health-station,health-station,commune,Trạm cũ,883-medical-centre,883,30283,,2019-10-06,2020-12-27",
    "30283-health-station,health-station,commune,Trạm mới,883-medical-centre,883,30283,,2020-12-28,",
  );
  const { faults, ...counts } = await department.post(importUnits, { csv: named });
  assert.deepEqual([counts.added, counts.changed, faults], [1, 1, []]);
  assert.equal(await answers("30283"), "Trạm mới");
});

test("a call is given to another station, which sees it from then on", async () => {
  const { body } = await asks({ phone: phoneOf(10) });
  const { id, version } = await byReceipt(body["receipt"]);
  const { units } = await nurse.post(listAnswerers, { words: "cai dau" });
  assert.equal(units.length, 1);
  const unitId = units[0]?.id ?? "";
  const school = t.unit("89-province-committee");
  assert.equal((await nurse.tries(routeCallback, { id, version, unitId: school })).code, "unit_invalid");
  await nurse.post(routeCallback, { id, version, unitId });
  assert.ok(!(await open()).some((line) => line.id === id));
  const near = await t.as("health-officer", "30463-health-station");
  assert.ok((await open(near)).some((line) => line.id === id));
});

test("[D24] reply times are totals by unit and week; fewer than five are not counted out", async () => {
  const far = await t.as("health-officer", "30280-health-station");
  const call = async (n: number) => {
    const { body } = await asks({ phone: phoneOf(n), commune: "30280" });
    const { id, version } = await byReceipt(body["receipt"], far);
    return { id, ...(await far.post(takeCallback, { id, version })) };
  };
  const calls = [await call(20), await call(21), await call(22), await call(23)];
  t.clock.advance(Minutes(17));
  for (const one of calls) await far.post(closeCallback, { ...one, outcome: "reached" });
  const times = async () => (await far.post(replyTimes, {})).rows;
  assert.deepEqual(
    (await times()).map(({ calls: shown, p50 }) => [shown, p50]),
    [[null, null]],
  );
  const last = await call(24);
  t.clock.advance(Hours(6));
  await far.post(closeCallback, { ...last, outcome: "reached" });
  const [row] = await times();
  assert.deepEqual([row?.calls, row?.p50, row?.p90, row?.late, row?.week], [5, 20, 360, 1, "2020-12-28"]);
  const since = (day: string) => findTimes(t.database.db, { paths: [""] }, parseDay(day));
  assert.equal((await since("2020-12-28")).length > 0, true, "the first week counts");
  assert.deepEqual(await since("2021-01-04"), []);
  t.clock.set(morning);
});

test("30 days after it was closed a call is gone, 60 after it came in at the latest, with a count of none left over", async (context) => {
  await alone(context);
  await asks({ phone: phoneOf(40) });
  const { id, version } = await taken({ phone: phoneOf(41) });
  await nurse.post(closeCallback, { id, version, outcome: "reached" });
  t.clock.advance(Days(30));
  const run = () =>
    t.database.transaction(async (trx) => {
      let gone = 0;
      for (const rule of KEEP) gone += await rule.drop(trx, t.clock.now());
      for (const rule of KEEP) assert.equal(await rule.overdue(trx, t.clock.now()), 0);
      return gone;
    });
  assert.ok((await run()) > 0);
  assert.equal(await run(), 0);
  const left = async () => (await t.engine.query("select state from health.callback")).rows;
  assert.ok((await left()).length > 0, "what still waits is kept");
  t.clock.advance(Days(31));
  await run();
  assert.deepEqual(await left(), []);
});
