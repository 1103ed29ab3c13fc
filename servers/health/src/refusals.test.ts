/** What the desk refuses although whoever asks may ask it: each request by the fault that it meets. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Endpoint } from "@bluezone/contract/endpoint";
import { readCase } from "@bluezone/contract/health/cases";
import { CAMP_ITEMS } from "@bluezone/contract/health/quarantine";
import { COVID_19 } from "@bluezone/policy/testing/diseases";
import {
  addDays,
  Days,
  dayOf,
  isoDay,
  isoInstant,
  Milliseconds,
  minus,
  parseDay,
  plus,
  Seconds,
} from "@bluezone/protocol/time";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { knownOrNew } from "./contacts/known-person.ts";
import { openPeopleKeys } from "./people/keys.ts";
import type { PersonFields } from "./people/person.ts";
import { insertPerson } from "./people/store.ts";
import { type Ending, lastDayInQuarantine } from "./quarantine/end.ts";
import { type Columns, copy, passing } from "./testing/copied.ts";
import { closeForeign, FOREIGN, foreignServer } from "./testing/foreign-desk.ts";
import type { Things } from "./testing/foreign-things.ts";
import type { TestHealth } from "./testing/health.ts";
import { namedCluster } from "./testing/named-cluster.ts";
import { createVault } from "./vault.ts";

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
const tested = { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" };
const classed = { class: "confirmed", tested };
const sample = { taken: "2020-12-26", specimen: "throat", test: "pcr", laboratory: null, result: null };
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
      { ...(await seen("contact", ours.quarantinedContact)), classed, onset },
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
  const dose = { kind: "vaccination", dose: 1, product: null, from: "2020-12-26" };
  const stay = { kind: "admission", where: "Bệnh viện huyện", from: "2020-12-26", to: null, intensive: null };
  const asked = { of: { caseId: ours.caseId }, version: 1, edition: 1, answers: { market: "no" } };
  await assertRefused([
    ["cases/reopen", mine, "conflict"],
    ["cases/close", { ...(await seen("case_record", ours.plainCase)), outcome: null }, "conflict"],
    ["cases/close", { ...mine, outcome: null }, "outcome_missing"],
    ["cases/close", { ...mine, outcome: { outcome: "died", day: day(1) } }, "outcome_invalid"],
    ["cases/report", { ...mine, reported: isoInstant(plus(at.clock.now(), Seconds(1))) }, "reported_invalid"],
    ["cases/change", { ...mine, person, personVersion: 99, onset, note: null }, "conflict"],
    ["cases/classify", { ...mine, classed, tell: false }, "not_changed"],
    [
      "cases/classify",
      { ...mine, classed: { ...classed, tested: { ...tested, sampleDay: day(1) } }, tell: false },
      "sample_day_invalid",
    ],
    ["course/add", { caseId: gone, id: "d".repeat(24), what: stay }, "conflict"],
    ["course/add", { caseId: ours.pair[0], id: ours.courseId, what: stay }, "conflict"],
    ["course/change", { ...(await seen("course", ours.courseId)), what: dose }, "conflict"],
    ["questionnaire/read", { of: { caseId: gone } }, "conflict"],
    ["questionnaire/answer", { ...asked, of: { caseId: gone }, version: 0 }, "conflict"],
    ["questionnaire/answer", { ...asked, version: 0 }, "conflict"],
    ["questionnaire/answer", { ...asked, edition: 99 }, "edition_invalid"],
    ["questionnaire/answer", { ...asked, answers: { travelPlace: "Cần Thơ" } }, "answer_invalid"],
    ["questionnaire/drop", { of: asked.of, version: 99 }, "conflict"],
    ["questionnaire/drop", { of: { caseId: ours.pair[0] }, version: 1 }, "not_found"],
    ["samples/add", { of: { caseId: gone }, id: "d".repeat(24), sample }, "conflict"],
    ["samples/add", { of: { caseId: ours.pair[0] }, id: ours.sampleId, sample }, "conflict"],
    ["samples/change", { ...(await stale("sample", ours.sampleId)), sample }, "conflict"],
    ["cases/merge", { keep: mine, gone: mine }, "same_record"],
    ["cases/merge", { keep: mine, gone: await seen("case_record", handed) }, "conflict"],
    ["cases/merge", { keep: mine, gone: await stale("case_record", ours.pair[0]) }, "conflict"],
    ["cases/merge", { keep: await stale("case_record", ours.caseId), gone: other }, "conflict"],
    ["clusters/put", { id: "f".repeat(24), caseIds: [ours.caseId] }, "not_found"],
    ["clusters/put", { id: ours.clusterId, caseIds: [ours.caseId, "f".repeat(24)] }, "not_found"],
    ["clusters/put", { id: ours.clusterId, contactIds: ["f".repeat(24)] }, "not_found"],
    ["clusters/take", { id: ours.clusterId, caseIds: ["f".repeat(24)] }, "not_found"],
    ["clusters/close", { id: "f".repeat(24), version: 1, closed: true }, "not_found"],
    ["clusters/make", namedCluster("nhà bà 0912 345 678"), "names_somebody"],
    ["clusters/make", namedCluster("Chợ", { venue: "gọi 0912 345 678" }), "names_somebody"],
    ["clusters/make", namedCluster("Chợ", { note: "gọi 0912 345 678" }), "names_somebody"],
    ["clusters/make", namedCluster("Chợ", { commune: "99999" }), "commune_unknown"],
    ["clusters/make", namedCluster("Chợ", { from: "2020-12-29" }), "days_invalid"],
    ["clusters/make", namedCluster("Chợ", { from: "2020-12-22", to: "2020-12-21" }), "days_invalid"],
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
    ["care/ask", { ...ask, reason: "ông Giềng Khác đang ở đây" }, "names_somebody"],
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

test("a merge is taken apart within seven days, and while neither of the two goes on in another", async () => {
  const { db } = at.database;
  const merges = db.updateTable("case_merge").where("id", "=", ours.mergeId);
  const { keep_id, gone_id } = await db
    .selectFrom("case_merge")
    .select(["keep_id", "gone_id"])
    .where("id", "=", ours.mergeId)
    .executeTakeFirstOrThrow();
  const goesOn = (id: string, merged_into: string | null) =>
    db.updateTable("case_record").set({ merged_into }).where("id", "=", id).execute();
  const undo = async () =>
    chief.tries({ path: "/api/health/cases/undo-merge" } as Endpoint, { mergeId: ours.mergeId });
  const week = minus(at.clock.now(), Days(7));
  await merges.set({ merged_ms: String(week - 1) }).execute();
  assert.equal((await undo()).code, "too_late");
  await merges.set({ merged_ms: String(week) }).execute();
  await goesOn(keep_id, ours.caseId);
  assert.equal((await undo()).code, "conflict");
  await goesOn(keep_id, null);
  await goesOn(gone_id, ours.caseId);
  assert.equal((await undo()).code, "conflict");
  await goesOn(gone_id, keep_id);
  assert.equal((await undo()).status, 200);
  assert.equal((await undo()).code, "not_found", "it is taken apart");
});

test("a link is sent to a mobile phone, and to nobody whose test was positive", async () => {
  const send = async () =>
    (await chief.tries({ path: "/api/health/quarantine/link" } as Endpoint, { id: ours.endedId })).code;
  const { db } = at.database;
  const ended = db.updateTable("quarantine").where("id", "=", ours.endedId);
  await ended.set({ end_kind: "positive" }).execute();
  assert.equal(await send(), "conflict");
  await ended.set({ end_kind: "reasoned" }).execute();
  assert.equal(await send(), undefined);
  await ended.set({ person_id: ours.personId }).execute();
  const { person } = await chief.post(readCase, { id: ours.caseId }).then((read) => read.case);
  const { version } = await seen("case_record", ours.caseId);
  const { name, birthYear, commune, address } = person;
  const change = {
    id: ours.caseId,
    version,
    personVersion: (await seen("person", ours.personId)).version,
    onset,
    note: null,
  };
  const moved = await chief.tries({ path: "/api/health/cases/change" } as Endpoint, {
    ...{ ...change, person: { name, birthYear, commune, address, phone: "0296 3852 123" } },
  });
  assert.equal(moved.status, 200, JSON.stringify(moved.body));
  assert.equal(await send(), "phone_missing");
});

test("of a file's faults the first 200 are shown", async () => {
  const rows = Array.from({ length: 201 }, (_, i) => ({
    file_id: ours.fileId,
    row: 1_000 + i,
    column: "name" as const,
    code: "name_invalid" as const,
  }));
  await at.database.db.insertInto("lab_fault").values(rows).execute();
  const { body, status } = await chief.tries({ path: "/api/health/results/file" } as Endpoint, {
    id: ours.fileId,
  });
  assert.equal(status, 200, JSON.stringify(body));
  assert.equal((body["faults"] as readonly unknown[]).length, 200);
});

test("a quarantine ends on the day that its kind says, when the rule, the tests and the entries allow it", async () => {
  const { database, clock } = at;
  const now = clock.now();
  const today = dayOf(now, "vietnam");
  const known = { reason: "theo văn bản", logSeen: true };
  type Sample = "negative" | "positive" | null;
  /** Ends one of whose days `last` is the last, so many from today; the end's day from today, or the fault. */
  const end = (
    kind: Ending["kind"],
    last: number,
    given: {
      row?: Columns;
      how?: Partial<Ending>;
      logs?: readonly Columns[];
      tests?: readonly (readonly [number, Sample])[];
    } = {},
  ) =>
    passing(database, async (trx) => {
      const of = {
        first_day: today - 13,
        last_day: addDays(today, last),
        ended_day: null,
        rule_day: parseDay("2020-12-27"),
      };
      await copy(trx, "quarantine", {
        person_id: "p",
        contact_id: null,
        vaccinated: false,
        ...of,
        ...given.row,
      });
      const row = await trx
        .selectFrom("quarantine")
        .selectAll()
        .where("id", "=", "new")
        .executeTakeFirstOrThrow();
      for (const [i, log] of (given.logs ?? [{}]).entries())
        await copy(trx, "quarantine_log", {
          ...{
            quarantine_id: "new",
            day: today,
            half: "morning",
            nth: i + 1,
            tenths: 368,
            symptoms: "",
            replaced_ms: null,
          },
          ...log,
        });
      for (const [course_day, result] of given.tests ?? [])
        await trx
          .insertInto("quarantine_test")
          .values({
            quarantine_id: "new",
            course_day,
            taken_day: today,
            result,
            result_day: null,
            by: "b",
            at_ms: "1",
          })
          .execute();
      try {
        return (
          (await lastDayInQuarantine(
            trx,
            row,
            { kind, ...known, ...given.how },
            { now, disease: COVID_19 },
          )) - today
        );
      } catch (fault) {
        return (fault as { code?: string }).code;
      }
    });
  assert.equal(await end("rule", 0), 0);
  assert.equal(await end("rule", -2), -2, "the rule's last day, not today");
  assert.equal(await end("rule", 1), "too_early");
  assert.equal(await end("rule", 0, { logs: [] }), "today_missing");
  assert.equal(await end("rule", 0, { logs: [{ replaced_ms: "1" }] }), "today_missing");
  assert.equal(await end("rule", 0, { logs: [{ day: today - 1 }] }), "today_missing");
  assert.equal(await end("rule", 0, { logs: [{ tenths: 380 }] }), "unwell_now");
  assert.equal(await end("rule", 0, { logs: [{ symptoms: "cough" }] }), "unwell_now");
  assert.equal(await end("rule", 0, { how: { reason: null } }), 0, "needs no reason");
  assert.equal(await end("reasoned", 0, { logs: [{ tenths: 380 }] }), 0);
  assert.equal(await end("reasoned", 1), "too_early");
  assert.equal(await end("reasoned", 0, { how: { reason: " " } }), "reason_missing");
  assert.equal(await end("late", 0), "too_early");
  assert.equal(await end("late", -1), 0);
  assert.equal(await end("early", 5), 0);
  assert.equal(await end("early", 5, { tests: [[3, "positive"]] }), 0);
  assert.equal(await end("reasoned", 0, { tests: [[3, "positive"]] }), "tests_missing");
  assert.equal(await end("positive", 5, { tests: [[3, "positive"]], how: { reason: null } }), 0);
  assert.equal(await end("positive", 5, { tests: [[3, "negative"]] }), "test_not_positive");
  assert.equal(await end("rule", 0, { row: { ended_day: today } }), "conflict");
  // Who became a case by a test, entered with the case and not with the quarantine.
  const { id: contact_id } = await database.db
    .selectFrom("contact")
    .innerJoin("case_record", "case_record.id", "contact.became_case_id")
    .where("case_record.class", "in", ["confirmed", "probable"])
    .where("case_record.test", "is not", null)
    .select("contact.id")
    .executeTakeFirstOrThrow();
  const turned = { row: { contact_id } };
  assert.equal(await end("positive", 5, turned), 0);
  for (const [kind, last] of [
    ["rule", 0],
    ["reasoned", 0],
    ["late", -1],
  ] as const)
    assert.equal(await end(kind, last, turned), "tests_missing", kind);
  const tested = { row: { rule_day: parseDay("2021-07-14") } };
  const good = [1, 7, 14].map((day) => [day, "negative"] as const);
  assert.equal(await end("rule", 0, tested), "tests_missing");
  assert.equal(await end("rule", 0, { ...tested, tests: good }), 0);
  assert.equal(await end("rule", 0, { ...tested, tests: [...good.slice(1), [1, null]] }), "tests_missing");
  assert.equal(await end("rule", 0, { ...tested, tests: [...good, [9, null]] }), 0, "one beyond the rule");
  // Of 27 half-days, half and more than half.
  const logs = (n: number) =>
    Array.from({ length: n }, (_, i) => ({
      day: today - Math.floor(i / 2),
      half: i % 2 === 0 ? "morning" : "afternoon",
      nth: 1,
    }));
  assert.equal(await end("reasoned", 0, { how: { logSeen: false }, logs: logs(14) }), 0);
  assert.equal(await end("reasoned", 0, { how: { logSeen: false }, logs: logs(13) }), "log_missing");
});

test("somebody typed is who has the same name, and the same phone or year, within reach; else somebody new", async () => {
  const { config, database, clock } = at;
  const random = seededRandom("known");
  const now = clock.now();
  const vault = createVault(config.secrets, random);
  const { path } = await database.db
    .selectFrom("unit")
    .select("path")
    .where("id", "=", ours.unitId)
    .executeTakeFirstOrThrow();
  const one = {
    ...{ name: "Châu Văn Đôi", birthYear: 1971, phone: "+84987654321" },
    ...{ commune: null, address: null, about: null },
  };
  const known = (typed: Partial<PersonFields>, there: Partial<PersonFields> = {}, where = path) =>
    passing(database, async (trx) => {
      const keys = await openPeopleKeys({ vault }, trx);
      const home = { unitId: ours.unitId, unitPath: where };
      await insertPerson(trx, { keys, random, now }, { ...one, ...there }, home);
      const found = await knownOrNew(
        { random },
        trx,
        { keys, scope: { paths: [path] }, now },
        { ...one, ...typed },
        home,
      );
      return found.known;
    });
  for (const same of [
    {},
    { name: "chau van doi" },
    { birthYear: null },
    { phone: null },
    { address: "ấp 1" },
  ])
    assert.equal(await known(same), true, JSON.stringify(same));
  assert.equal(await known({}, { birthYear: null }), true);
  assert.equal(await known({}, { phone: null }), true);
  for (const other of [
    { name: "Châu Văn Khác" },
    { birthYear: 1972 },
    { phone: "+84987654322" },
    { birthYear: null, phone: null },
  ])
    assert.equal(await known(other), false, JSON.stringify(other));
  assert.equal(await known({}, {}, "x/"), false, "out of reach");
});

test("numbers are closed when their time is over", async () => {
  const close = { unitId: ours.unitId, period: "day", day: day(0) };
  await assertRefused([
    ["reports/close", close, "too_early"],
    ["reports/close", { ...close, period: "week", day: "2020-12-26" }, "not_a_week"],
  ]);
});
