/** What the desk refuses although whoever asks may ask it: each request by the fault that it meets. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Endpoint } from "@bluezone/contract/endpoint";
import { CAMP_ITEMS } from "@bluezone/contract/health/quarantine";
import {
  addDays,
  Days,
  dayOf,
  isoDay,
  isoInstant,
  Milliseconds,
  minus,
  plus,
  Seconds,
} from "@bluezone/protocol/time";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { copy } from "./testing/copied.ts";
import { closeForeign, FOREIGN, foreignServer } from "./testing/foreign-desk.ts";
import type { Things } from "./testing/foreign-things.ts";
import type { TestHealth } from "./testing/health.ts";

let at: TestHealth;
let ours: Things;
let chief: SignedIn;
/** An officer of another unit. */
let neighbour: SignedIn;
/** Records that only these tests have. */
const [HAS_CASE, GIVEN, ASKED, MINE] = ["e", "a", "b", "c"].map((one) => one.repeat(24)) as [
  string,
  string,
  string,
  string,
];
/** The case that was merged into another, and the one that another unit is to take. */
let [gone, handed]: [string, string] = ["", ""];
/** The request to take a contact over. */
let give = "";

before(async () => {
  const opened = await FOREIGN.open();
  ours = await opened.ours();
  await opened.theirs();
  at = foreignServer();
  chief = ours.chief;
  neighbour = await at.as("administrator", "30598-health-station");
  const { db } = at.database;
  const merge = await db
    .selectFrom("case_merge")
    .select("gone_id")
    .where("id", "=", ours.mergeId)
    .executeTakeFirstOrThrow();
  const handOver = await db
    .selectFrom("hand_over")
    .select("case_id")
    .where("id", "=", ours.handOverId)
    .executeTakeFirstOrThrow();
  const given = await db
    .selectFrom("care_request")
    .select("id")
    .where("way", "=", "give")
    .where("asker_unit_id", "=", ours.unitId)
    .where("answer", "is", null)
    .executeTakeFirstOrThrow();
  [gone, handed, give] = [merge.gone_id, handOver.case_id, given.id];
  await db
    .updateTable("contact")
    .set({ became_case_id: ours.plainCase })
    .where("id", "=", ours.quarantinedContact)
    .execute();
  await at.database.transaction(async (trx) => {
    const { path } = await trx
      .selectFrom("unit")
      .select("path")
      .where("id", "=", ours.unitId)
      .executeTakeFirstOrThrow();
    const mine = { unit_id: ours.unitId, unit_path: path };
    await copy(trx, "contact", {
      id: HAS_CASE,
      person_id: ours.personId,
      ...mine,
      case_id: null,
      became_case_id: null,
    });
    const request = {
      of_person: ours.personId,
      answer: null,
      other_unit_id: ours.unitId,
      other_unit_path: path,
    };
    await copy(trx, "care_request", {
      ...request,
      id: GIVEN,
      way: "give",
      asker_unit_id: ours.partnerId,
      asker_unit_path: "x/",
    });
    await copy(trx, "care_request", {
      ...{ ...request, id: ASKED, way: "ask", other_unit_id: ours.partnerId },
      ...{ asker_unit_id: ours.unitId, asker_unit_path: path },
    });
    await copy(trx, "callback", {
      id: MINE,
      ...mine,
      state: "taken",
      taken_by: neighbour.id,
      source: "app",
      source_id: null,
    });
  });
});
after(closeForeign);

const day = (days: number): string => isoDay(addDays(dayOf(at.clock.now(), "vietnam"), days));
/** A record with the version that it has now. */
async function seen(table: string, id: string) {
  const { rows } = await at.engine.query<{ version: number }>(
    `select version from health.${table} where id = '${id}'`,
  );
  return { id, version: rows[0]?.version ?? 0 };
}
const stale = async (table: string, id: string) => ({ id, version: (await seen(table, id)).version + 1 });

/** A path below /api/health/, what is asked, the fault; by whom, if not by the unit's own chief. */
type Refusal = readonly [path: string, body: Record<string, unknown>, code: string, by?: SignedIn];

async function assertRefused(refusals: readonly Refusal[]): Promise<void> {
  for (const [path, body, code, by = chief] of refusals) {
    const answer = await by.tries({ path: `/api/health/${path}` } as Endpoint, body);
    assert.equal(answer.code, code, `${path} ${JSON.stringify(body)}: ${JSON.stringify(answer.body)}`);
  }
}

const person = { name: "Mohamad Sa Lễ", birthYear: 1990, phone: null, commune: null, address: null };
const circumstances = {
  ...{ day: "2020-12-25", part: null, minutes: 30, masked: "no" },
  ...{ distance: "under-1m", touched: false, carer: false },
};
const tested = { test: "pcr", result: "confirmed", sampleDay: "2020-12-26", resultDay: "2020-12-27" };
const onset = { onset: "none", onsetDay: null };

test("contacts are not changed against what stands there", async () => {
  const add = { people: [{ ...circumstances, id: "d".repeat(24), person, note: null }] };
  const contact = await seen("contact", ours.contactId);
  const { rows } = await at.engine.query<{ v: number }>(
    `select p.version as v from health.person p join health.contact c on c.person_id = p.id where c.id = '${ours.contactId}'`,
  );
  const change = { person, circumstances, note: null, personVersion: rows[0]?.v ?? 0 };
  const followUp = await seen("follow_up", ours.followUpId);
  const late = isoInstant(minus(at.clock.now(), Seconds(60)));
  const colleague = await at.as("health-officer", `${ours.commune}-health-station`);
  await assertRefused([
    ["contacts/add", { ...add, near: { caseId: gone } }, "conflict"],
    [
      "contacts/add",
      { near: { caseId: ours.caseId }, people: [{ ...add.people[0], id: ours.contactId }] },
      "conflict",
      colleague,
    ],
    [
      "contacts/add",
      { near: { caseId: ours.caseId }, people: [{ ...add.people[0], day: day(1) }] },
      "contact_day_invalid",
    ],
    ["contacts/change", { ...contact, ...change, personVersion: change.personVersion + 1 }, "conflict"],
    ["contacts/change", { ...(await stale("contact", ours.contactId)), ...change }, "conflict"],
    [
      "contacts/became-case",
      { ...(await seen("contact", ours.quarantinedContact)), tested, onset },
      "conflict",
    ],
    [
      "contacts/classify",
      { contacts: [1, 2].map(() => ({ ...contact, class: "F1", reason: "x" })), call: null },
      "bad_request",
    ],
    [
      "contacts/classify",
      {
        contacts: [{ ...(await stale("contact", ours.contactId)), class: "F1", reason: "đã hỏi" }],
        call: null,
      },
      "conflict",
    ],
    ["follow-ups/make", { contactId: ours.contactId, kind: "call", due: late }, "due_invalid"],
    ["follow-ups/do", { ...followUp, outcome: "negative", note: null, next: null }, "outcome_invalid"],
    [
      "follow-ups/do",
      { ...followUp, outcome: "well", note: null, next: { kind: "call", due: late } },
      "due_invalid",
    ],
    ["follow-ups/move", { ...followUp, due: late }, "due_invalid"],
    [
      "cases/link-contact",
      { ...(await seen("case_record", ours.caseId)), contactId: ours.contactId },
      "conflict",
    ],
    [
      "cases/link-contact",
      { ...(await seen("case_record", ours.pair[0])), contactId: ours.quarantinedContact },
      "conflict",
    ],
  ]);
});

test("cases are not changed against what stands there", async () => {
  const [mine, other] = [await seen("case_record", ours.caseId), await seen("case_record", ours.pair[0])];
  const reason = "người bệnh đã về bên ấy";
  await assertRefused([
    ["cases/close", { ...mine, closed: false }, "conflict"],
    ["cases/close", { ...(await seen("case_record", ours.plainCase)), closed: true }, "conflict"],
    ["cases/change", { ...mine, person, personVersion: 99, onset, note: null }, "conflict"],
    ["cases/revise", { ...mine, tested, tell: false }, "not_revised"],
    [
      "cases/revise",
      { ...mine, tested: { ...tested, sampleDay: day(1) }, tell: false },
      "sample_day_invalid",
    ],
    ["cases/merge", { keep: mine, gone: mine }, "same_record"],
    ["cases/merge", { keep: mine, gone: await seen("case_record", handed) }, "conflict"],
    ["cases/merge", { keep: mine, gone: await stale("case_record", ours.pair[0]) }, "conflict"],
    ["cases/merge", { keep: await stale("case_record", ours.caseId), gone: other }, "conflict"],
    ["clusters/put", { clusterId: "f".repeat(24), caseIds: [ours.caseId] }, "not_found"],
    ["clusters/put", { clusterId: ours.clusterId, caseIds: [ours.caseId, "f".repeat(24)] }, "not_found"],
    ["clusters/make", { name: "nhà bà 0912 345 678" }, "names_somebody"],
    [
      "cases/hand-over/ask",
      {
        caseId: handed,
        version: (await seen("case_record", handed)).version,
        toUnitId: ours.partnerId,
        reason,
      },
      "asked_already",
    ],
    [
      "cases/hand-over/ask",
      { caseId: ours.caseId, version: mine.version, toUnitId: ours.unitId, reason },
      "same_unit",
    ],
    [
      "cases/hand-over/ask",
      { caseId: ours.caseId, version: mine.version, toUnitId: at.unit("89-province-committee"), reason },
      "unit_unknown",
    ],
    [
      "cases/hand-over/ask",
      { caseId: ours.caseId, version: mine.version, toUnitId: ours.partnerId, reason: "ông Gần Một đã về" },
      "names_somebody",
    ],
  ]);
});

test("units ask each other of nobody by name, and answer what they were asked", async () => {
  const ask = { of: { number: ours.anotherNumber }, wish: "read", reason: "đang điều trị ở xã này" };
  const contact = { contactId: ours.contactId, version: (await seen("contact", ours.contactId)).version };
  const hand = { ...contact, toUnitId: ours.partnerId, reason: "người này ở bên ấy" };
  await assertRefused([
    ["care/ask", { ...ask, reason: "ông Giềng Khác Lạ 0912 345 678" }, "names_somebody"],
    ["care/ask", { ...ask, of: { number: ours.caseNumber } }, "own_record"],
    ["care/ask", { ...ask, of: { number: "AG-9999" } }, "not_found"],
    [
      "care/hand-over",
      { ...hand, contactId: HAS_CASE, version: (await seen("contact", HAS_CASE)).version },
      "has_case",
    ],
    ["care/hand-over", { ...hand, toUnitId: ours.unitId }, "same_unit"],
    ["care/hand-over", { ...hand, reason: "ông Gần Bảy ở bên ấy" }, "names_somebody"],
    ["care/answer", { id: give, answer: "shown" }, "conflict", neighbour],
    ["care/answer", { id: give, answer: "withdrawn" }, "not_found", neighbour],
    ["care/answer", { id: give, answer: "declined" }, "not_found"],
    ["care/answer", { id: GIVEN, answer: "moved" }, "conflict"],
    ["cases/hand-over/answer", { id: ours.handOverId, answer: "taken" }, "not_found"],
    ["cases/hand-over/answer", { id: ours.handOverId, answer: "withdrawn" }, "not_found", neighbour],
  ]);
});

test("a call is changed by whoever has it, and tried again within three days", async () => {
  const [taken, waiting] = [
    await seen("callback", ours.takenCall.id),
    await seen("callback", ours.waitingCall.id),
  ];
  const another = await seen("callback", MINE);
  const now = at.clock.now();
  const again = (later: number) => isoInstant(plus(now, Milliseconds(later)));
  const three = Days(3);
  const made = { person: { name: "Mohamad Sa Lễ", birthYear: 1990, commune: null, address: null } };
  const flood = { queue: "callbacks", from: "2020-12-28T02:00:00.000Z", until: "2020-12-28T02:00:00.000Z" };
  await assertRefused([
    ["callbacks/take", taken, "conflict"],
    ["callbacks/give-back", waiting, "conflict"],
    ["callbacks/give-back", another, "conflict"],
    ["callbacks/missed", { ...another, again: again(1_000) }, "conflict"],
    ["callbacks/missed", { ...taken, again: again(0) }, "again_invalid"],
    ["callbacks/missed", { ...taken, again: again(three + 1) }, "again_invalid"],
    ["callbacks/close", { ...waiting, outcome: "reached" }, "conflict"],
    ["callbacks/contact", { ...(await stale("callback", ours.takenCall.id)), ...made }, "conflict"],
    ["callbacks/contact", { ...waiting, ...made }, "conflict"],
    ["callbacks/route", { ...another, unitId: ours.partnerId }, "conflict"],
    ["callbacks/route", { ...waiting, unitId: at.unit("89-province-committee") }, "unit_invalid"],
    ["floods/count", flood, "span_invalid"],
    ["callbacks/station-phone", { unitId: ours.unitId, phone: "113" }, "phone_invalid"],
  ]);
  const { status } = await chief.tries({ path: "/api/health/callbacks/missed" } as Endpoint, {
    ...taken,
    again: again(three),
  });
  assert.equal(status, 200, "three days on the millisecond");
});

test("a request about data is answered as it was asked, as the officer saw it", async () => {
  const [see, correct] = [await seen("data_request", ours.seeId), await seen("data_request", ours.correctId)];
  const { rows } = await at.engine.query<{ v: number }>(
    `select version as v from health.person where id = '${ours.personId}'`,
  );
  const version = rows[0]?.v ?? 0;
  const link = { phone: "0912 000 111", ids: ["f".repeat(24)], person: { id: ours.personId } };
  await assertRefused([
    ["data/correct", { id: ours.seeId, version, person }, "conflict"],
    ["data/correct", { id: ours.correctId, version: version + 1, person }, "conflict"],
    ["data/answer", { ...correct, refusal: null }, "conflict"],
    ["data/answer", { ...(await stale("data_request", ours.seeId)), refusal: null }, "conflict"],
    ["data/delete", await stale("data_request", ours.deleteId), "conflict"],
    ["data/delete", see, "conflict"],
    ["data/link", { ...link, phone: "  " }, "phone_invalid"],
    ["data/link", link, "not_found"],
  ]);
});

test("a quarantine is changed within its days, and ends when it may", async () => {
  const [mine, due, ended] = [
    await seen("quarantine", ours.quarantineId),
    await seen("quarantine", ours.dueId),
    await seen("quarantine", ours.endedId),
  ];
  const sample = {
    id: ours.quarantineId,
    version: mine.version,
    courseDay: 1,
    taken: day(0),
    result: null,
    resultDay: null,
  };
  const known = { reason: "theo văn bản mới", logSeen: true };
  const items = Object.fromEntries(CAMP_ITEMS.map((item) => [item, true]));
  const round = { siteName: "trường", version: 0, items };
  await assertRefused([
    ["quarantine/move", { ...mine, place: "site", siteName: null }, "site_missing"],
    ["quarantine/test", { ...sample, taken: "2020-12-26" }, "day_invalid"],
    ["quarantine/test", { ...sample, taken: day(1) }, "day_invalid"],
    ["quarantine/test", { ...sample, result: "negative" }, "day_invalid"],
    ["quarantine/test", { ...sample, resultDay: day(0) }, "day_invalid"],
    ["quarantine/test", { ...sample, result: "negative", resultDay: day(-1) }, "day_invalid"],
    ["quarantine/test", { ...sample, result: "negative", resultDay: day(1) }, "day_invalid"],
    [
      "quarantine/end",
      { ...(await stale("quarantine", ours.dueId)), ...known, kind: "reasoned" },
      "conflict",
    ],
    ["quarantine/end", { ...ended, ...known, kind: "reasoned" }, "conflict"],
    ["quarantine/end", { ...mine, ...known, kind: "reasoned" }, "too_early"],
    ["quarantine/end", { ...due, ...known, kind: "positive" }, "test_not_positive"],
    ["quarantine/end", { ...due, logSeen: true, kind: "reasoned", reason: null }, "reason_missing"],
    ["quarantine/end", { ...due, logSeen: true, kind: "late", reason: " " }, "reason_missing"],
    ["quarantine/end", { ...due, logSeen: false, kind: "reasoned", reason: "đã đủ ngày" }, "log_missing"],
    ["quarantine/end", { ...due, logSeen: true, kind: "rule", reason: null }, "today_missing"],
    ["quarantine/end-early", { ...mine, reason: " ", logSeen: true }, "reason_missing"],
    ["quarantine/camp-keep", { ...round, day: day(1) }, "day_invalid"],
    ["quarantine/camp-keep", { ...round, day: day(-8) }, "day_invalid"],
    ["quarantine/camp-keep", { ...round, day: day(0), version: 1 }, "conflict"],
  ]);
  const { status } = await chief.tries({ path: "/api/health/quarantine/camp-keep" } as Endpoint, {
    ...round,
    day: day(-7),
  });
  assert.equal(status, 200, "a week back");
});

test("numbers are closed when their time is over", async () => {
  const close = { unitId: ours.unitId, period: "day", day: day(0) };
  await assertRefused([
    ["reports/close", close, "too_early"],
    ["reports/close", { ...close, period: "week", day: "2020-12-26" }, "not_a_week"],
  ]);
});
