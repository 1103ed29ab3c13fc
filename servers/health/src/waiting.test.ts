/** What waits at the health desk, over real HTTP: kind by kind, in order, shared out among colleagues. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { decideAdvice } from "@bluezone/contract/health/advice";
import { closeCallback, listCallbacks } from "@bluezone/contract/health/callbacks";
import { answerCareRequest, listCareRequests } from "@bluezone/contract/health/care-requests";
import { endInterview, readCase, reportCase } from "@bluezone/contract/health/cases";
import { makeCluster } from "@bluezone/contract/health/clusters";
import { addContacts, classifyContacts } from "@bluezone/contract/health/contacts";
import { answerDataRequest } from "@bluezone/contract/health/data";
import { listDeclarations, reviewDeclaration } from "@bluezone/contract/health/declarations";
import { doFollowUp } from "@bluezone/contract/health/follow-ups";
import { answerHandOver } from "@bluezone/contract/health/hand-overs";
import { listCodes, speakCode } from "@bluezone/contract/health/issued-codes";
import {
  beginQuarantine,
  endQuarantine,
  listQuarantine,
  logQuarantine,
  seeRuleChanges,
} from "@bluezone/contract/health/quarantine";
import {
  assignWaiting,
  changeAway,
  countWaiting,
  listColleagues,
  readAway,
  readWaiting,
  WAITING,
  type Waiting,
} from "@bluezone/contract/health/waiting";
import { itemsOf as rowsOf } from "@bluezone/desk/waiting/items-store";
import {
  Days,
  dayOf,
  Hours,
  isoInstant,
  Minutes,
  parseDay,
  parseInstant,
  plus,
} from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import type { Context } from "./context.ts";
import { SLICES } from "./slices.ts";
import { handIn, makeThings, type Things } from "./testing/foreign-things.ts";
import { testHealth } from "./testing/health.ts";
import { namedCluster } from "./testing/named-cluster.ts";
import { NEAR } from "./testing/near.ts";
import { waitingOf } from "./testing/waiting.ts";

const NOW = parseInstant("2020-12-28T09:03:00.000+07:00");
const [HERE, PARTNER, ELSEWHERE] = ["30478-health-station", "30598-health-station", "30463-health-station"];
const ENV = { HEALTH_PUBLIC_URL: "http://127.0.0.1:8082", HEALTH_SESSION: "7d", HEALTH_IDLE: "12h" };

/** A close contact whom nobody looks after. */
const UNWATCHED = "e".repeat(24);

/** A quarantine whose last day is today. */
let lastDayId: string;
let things: Things;
let nurse: SignedIn;
let partner: SignedIn;
const at = shared(async () => {
  const at = await testHealth(ENV);
  at.clock.set(NOW);
  for (const place of [HERE, PARTNER, ELSEWHERE]) await at.as("administrator", place);
  const district = await at.as("administrator", "889-medical-centre");
  const { id: sharedCluster } = await district.post(makeCluster, namedCluster("Lễ hội của huyện"));
  const whose = { commune: "30478", name: "Nguyễn Văn Gần", digits: "1" };
  const chief = await at.as("administrator", HERE);
  const fileId = await handIn(chief, whose, "30478-1");
  for (const minutes of [1, 2]) await at.health.runJobs(plus(NOW, Minutes(minutes)));
  things = await makeThings(at, { ...whose, sharedCluster, partner: "30598", fileId });
  nurse = await at.as("health-officer", HERE);
  const person = { name: "Nguyễn Văn Kề", birthYear: 1980, phone: null, commune: "30478", address: null };
  await nurse.post(addContacts, {
    near: { caseId: things.caseId },
    people: [{ id: UNWATCHED, person, note: null, day: "2020-12-25", ...NEAR }],
  });
  await nurse.post(classifyContacts, {
    contacts: [{ id: UNWATCHED, version: 1, class: "F1", reason: "đứng sát" }],
  });
  const atHome = { place: "home", siteName: null, firstDay: "2020-12-15" } as const;
  const last = { ...person, name: "Nguyễn Văn Cuối" };
  ({ id: lastDayId } = await nurse.post(beginQuarantine, {
    of: { person: last },
    ...atHome,
    reason: "đã ở nhà",
  }));
  partner = await at.as("health-officer", PARTNER);
  return at;
});

const all = async (who: SignedIn, over: object = {}) => who.post(readWaiting, { limit: 200, ...over });
const itemsOf = async (who: SignedIn, kind: Waiting) => (await all(who, { kind })).items;
const subjectsOf = async (who: SignedIn, kind: Waiting) =>
  (await itemsOf(who, kind)).map(({ subject }) => subject);

/** How one of each kind is done. What only time takes away is in the test after. */
const DOING: Readonly<Partial<Record<Waiting, () => Promise<unknown>>>> = {
  async quarantineUnwell() {
    const seen = { day: "2020-12-28", half: "morning" as const, seen: 0, temperature: 36.5, symptoms: [] };
    await nurse.post(logQuarantine, { id: things.quarantineId, ...seen });
  },
  async callbacks() {
    const { lines } = await things.chief.post(listCallbacks, {});
    const { id, version } = lines.find((line) => line.id === things.takenCall.id) ?? { id: "", version: 0 };
    await things.chief.post(closeCallback, { id, version, outcome: "advice" });
  },
  casesWithoutCode: () => nurse.post(speakCode, { caseId: things.caseId, seen: null }),
  async casesUnreported() {
    const [, id] = things.pair;
    const { version } = (await nurse.post(readCase, { id })).case;
    await nurse.post(reportCase, { id, version, reported: isoInstant(at.clock.now()) });
  },
  async contactsUnwatched() {
    const begun = {
      place: "home",
      siteName: null,
      firstDay: "2020-12-28",
      reason: "Nhà có phòng riêng",
    } as const;
    await nurse.post(beginQuarantine, { of: { contactId: UNWATCHED }, ...begun });
  },
  async casesUninterviewed() {
    const [id] = things.pair;
    const { version } = (await nurse.post(readCase, { id })).case;
    await nurse.post(endInterview, { id, version, ended: true });
  },
  contactsUnclassed: () =>
    nurse.post(classifyContacts, {
      contacts: [{ id: things.contactId, version: things.contactVersion, class: "F2", reason: "đã hỏi lại" }],
    }),
  followUps: () => nurse.post(doFollowUp, { id: things.followUpId, version: 1, outcome: "well", note: null }),
  async quarantineRounds() {
    const { rows } = await nurse.post(listQuarantine, {});
    const entry = { day: "2020-12-28", half: "morning" as const, seen: 0, temperature: 36.5, symptoms: [] };
    for (const { id } of rows) await nurse.tries(logQuarantine, { id, ...entry });
  },
  async quarantineEnds() {
    const [one] = await itemsOf(nurse, "quarantineEnds");
    assert.deepEqual([one?.record, one?.due, one?.overdue], [lastDayId, "2020-12-28T17:00:00.000Z", false]);
    const reasoned = { kind: "reasoned", reason: "đã khỏe" } as const;
    await nurse.post(endQuarantine, { id: lastDayId, version: 1, logSeen: true, ...reasoned });
  },
  quarantineDue: () =>
    nurse.post(endQuarantine, {
      ...{ id: things.dueId, version: 1, logSeen: true },
      ...{ kind: "reasoned" as const, reason: "đã chuyển viện" },
    }),
  quarantineChanged: () => nurse.post(seeRuleChanges, { from: "2021-05-05", ids: [things.quarantineId] }),
  adviceWaiting: () => nurse.post(decideAdvice, { id: things.adviceId, version: 1, outcome: "answered" }),
  async declarationsWaiting() {
    const [one] = (await nurse.post(listDeclarations, {})).declarations;
    await nurse.post(reviewDeclaration, { id: one?.id ?? "", version: one?.version ?? 0, flagged: false });
  },
  dataRequests: () =>
    things.chief.post(answerDataRequest, {
      ...{ id: things.seeId, version: 1, answer: "refused" as const, refusal: "đã có" },
    } as never),
};

test("what waits at a station is listed, shared out and done", async (walk) => {
  await walk.test("what is counted is what is listed, kind by kind and by whose it is", async () => {
    for (const who of [nurse, partner, things.chief, await at.as("epidemiologist", "889-medical-centre")]) {
      const { items, total, kinds, whose } = await all(who);
      const counted = await who.post(countWaiting, {});
      assert.ok(items.length > 5 && items.length === total && whose.all === total);
      assert.deepEqual(counted.kinds, kinds);
      assert.deepEqual(counted.whose, whose);
      for (const { kind, count, pressing } of kinds) {
        const of = items.filter((item) => item.kind === kind);
        assert.equal(of.length, count, kind);
        assert.equal(of.filter(({ urgent, overdue }) => urgent || overdue).length, pressing, kind);
        assert.deepEqual(await itemsOf(who, kind), of, kind);
      }
      assert.deepEqual(
        kinds.map(({ kind }) => kind),
        WAITING.filter((kind) => items.some((item) => item.kind === kind)),
      );
    }
  });

  await walk.test("every kind is counted by SQL as its own query lists it, row by row", async () => {
    const seen = new Set<Waiting>();
    const { db } = at.database;
    const now = at.clock.now();
    const lab = await at.as("lab-technician", HERE);
    for (const [who, place] of [
      [nurse, HERE],
      [partner, PARTNER],
      [things.chief, HERE],
      [lab, HERE],
    ] as const) {
      const { path } = await db
        .selectFrom("unit")
        .select("path")
        .where("id", "=", at.unit(place))
        .executeTakeFirstOrThrow();
      const { kinds } = await who.post(countWaiting, {});
      for (const { waiting = [] } of SLICES)
        for (const { kind, items } of waiting) {
          const counted = kinds.find((one) => one.kind === kind);
          if (!counted) continue;
          const context = { config: at.config } as Context;
          const query = items(db, { paths: [path] }, { now, today: dayOf(now, "vietnam") }, context);
          const rows = await rowsOf(db, query);
          seen.add(kind as Waiting);
          const pressing = rows.filter(({ urgent, due }) => urgent || (due !== undefined && due < now));
          assert.deepEqual(counted, { kind, count: rows.length, pressing: pressing.length });
        }
    }
    const missing = WAITING.filter((kind) => !seen.has(kind));
    assert.deepEqual(missing, ["codesWaiting", "codesEnding"], "the test of codes below has them");
  });

  await walk.test(
    "the urgent stand first, then by when it is to be done, then what has no time by how long it waits",
    async () => {
      const { items } = await all(things.chief);
      const key = ({ urgent, due, since }: (typeof items)[number]) =>
        `${urgent ? 0 : 1} ${due ?? "9"} ${since}`;
      assert.deepEqual(items.map(key), items.map(key).sort());
      assert.equal(items[0]?.kind, "quarantineUnwell");
      const overdue = items.filter((item) => item.overdue);
      assert.ok(overdue.length > 0 && overdue.every(({ due }) => due !== null && due < isoInstant(NOW)));
      const pages = await Promise.all([1, 2, 3].map((page) => nurse.post(readWaiting, { limit: 5, page })));
      assert.deepEqual(
        pages.flatMap((page) => page.items),
        (await all(nurse)).items.slice(0, 15),
      );
    },
  );

  await walk.test("nobody of another unit sees it, and no item names a resident", async () => {
    const stranger = await at.as("health-officer", ELSEWHERE);
    assert.deepEqual((await all(stranger)).items, []);
    assert.deepEqual(await stranger.post(countWaiting, {}), {
      whose: { all: 0, mine: 0, nobody: 0 },
      kinds: [],
      pressing: 0,
    });
    const text = JSON.stringify(await all(things.chief));
    assert.ok(!text.includes("Nguyễn Văn Gần") && !text.includes("0912"));
    const noted = await at.database.db.selectFrom("person_reading").select("view").distinct().execute();
    assert.ok(!noted.some(({ view }) => view.startsWith("waiting")), "nobody was shown, so nothing is noted");
    const lab = await at.as("lab-technician", HERE);
    assert.deepEqual(
      (await all(lab)).kinds.map(({ kind }) => kind),
      ["filesWithFaults"],
    );
  });

  await walk.test("a report to the ministry is due when the case's own page says so", async () => {
    const items = await itemsOf(nurse, "casesUnreported");
    assert.ok(items.length > 3);
    for (const { subject, due } of items)
      assert.equal(due, (await nurse.post(readCase, { id: subject })).case.report?.due);
    const classedOn = (day: string) =>
      at.database.db
        .updateTable("case_class")
        .set({ day: parseDay(day) })
        .where("case_id", "=", things.caseId)
        .executeTakeFirst();
    assert.equal((await classedOn("2020-12-20")).numUpdatedRows, 1n);
    const late = (await itemsOf(nurse, "casesUnreported")).find(({ subject }) => subject === things.caseId);
    assert.equal(late?.due, (await nurse.post(readCase, { id: things.caseId })).case.report?.due);
    assert.equal(late?.overdue, true);
    await classedOn("2020-12-28");
  });

  await walk.test("a call-back is due four working hours after it was asked for", async () => {
    const [waiting] = await itemsOf(nurse, "callbacks");
    assert.ok(waiting);
    assert.equal(waiting.due, "2020-12-28T06:00:00.000Z", "asked for at 9:00, 13:00 of Vietnam");
    const held = (await itemsOf(nurse, "callbacks")).find(({ subject }) => subject === things.takenCall.id);
    assert.deepEqual([held?.held, held?.assignee?.id], [true, things.chief.id]);
    const asked = { kind: "callbacks" as const, subject: things.takenCall.id, seen: null, to: nurse.id };
    assert.equal((await nurse.tries(assignWaiting, asked)).code, "conflict", "its own page says who has it");
  });

  await walk.test("an item is mine, a colleague's or nobody's; whoever is slower is told", async () => {
    const item = { kind: "contactsUnclassed" as const, subject: things.contactId };
    const one = async (who: SignedIn, whose: "all" | "mine" | "nobody") =>
      (await all(who, { whose, kind: item.kind })).items.find(({ subject }) => subject === item.subject);
    assert.equal((await one(nurse, "nobody"))?.assignee, null);
    await nurse.post(assignWaiting, { ...item, seen: null, to: nurse.id });
    assert.equal((await one(nurse, "mine"))?.mine, true);
    assert.equal(await one(nurse, "nobody"), undefined);
    assert.equal((await one(things.chief, "all"))?.assignee?.name, nurse.name);
    assert.equal(await one(things.chief, "mine"), undefined);
    const late = { ...item, seen: null, to: things.chief.id };
    assert.equal((await things.chief.tries(assignWaiting, late)).code, "conflict");
    const { colleagues } = await nurse.post(listColleagues, item);
    assert.deepEqual(
      colleagues.map(({ id }) => id).sort(),
      [nurse.id, things.chief.id].sort(),
      "who may classify at this unit; not the observer, not the district",
    );
    const foreign = { ...item, seen: nurse.id, to: partner.id };
    assert.equal((await nurse.tries(assignWaiting, foreign)).code, "colleague_invalid");
    await nurse.post(assignWaiting, { ...item, seen: nurse.id, to: things.chief.id });
    assert.ok(await one(things.chief, "mine"));
    await nurse.post(assignWaiting, { ...item, seen: things.chief.id, to: null });
    assert.ok(await one(nurse, "nobody"));
    assert.equal(
      (await partner.tries(assignWaiting, { ...item, seen: null, to: partner.id })).code,
      "not_found",
    );
    const log = await at.database.db
      .selectFrom("staff_audit")
      .select(["action", "subject"])
      .where("action", "like", "waiting.%")
      .orderBy("n")
      .execute();
    assert.deepEqual(log, [
      { action: "waiting.assign", subject: `contactsUnclassed:${things.contactId}:${nurse.id}` },
      { action: "waiting.assign", subject: `contactsUnclassed:${things.contactId}:${things.chief.id}` },
      { action: "waiting.release", subject: `contactsUnclassed:${things.contactId}` },
    ]);
  });

  await walk.test("what is a colleague's who is away is nobody's meanwhile", async () => {
    const item = { kind: "contactsUnclassed" as const, subject: things.contactId };
    await nurse.post(assignWaiting, { ...item, seen: null, to: nurse.id });
    const away = { from: "2020-12-28", to: "2020-12-30" };
    for (const wrong of [
      { from: "2020-12-30", to: "2020-12-28" },
      { from: "2020-12-01", to: "2020-12-27" },
      { from: "2020-12-28", to: "2021-06-01" },
    ])
      assert.equal((await nurse.tries(changeAway, { away: wrong })).code, "days_invalid");
    await nurse.post(changeAway, { away });
    assert.deepEqual(await nurse.post(readAway, {}), { away });
    const shown = (await itemsOf(things.chief, item.kind)).find(({ subject }) => subject === item.subject);
    assert.equal(shown?.assignee?.away, true);
    const whose = async (of: "mine" | "nobody", who: SignedIn) =>
      (await all(who, { whose: of })).items.some(({ subject }) => subject === item.subject);
    assert.deepEqual([await whose("nobody", things.chief), await whose("mine", nurse)], [true, false]);
    await nurse.post(changeAway, { away: null });
    assert.deepEqual([await whose("nobody", things.chief), await whose("mine", nurse)], [false, true]);
  });

  for (const [kind, done] of Object.entries(DOING) as [Waiting, () => Promise<unknown>][])
    await walk.test(`${kind}: an item is there, and gone once it is done`, async () => {
      const before = await subjectsOf(things.chief, kind);
      assert.ok(before.length > 0, "it waits");
      await done();
      const left = await subjectsOf(things.chief, kind);
      assert.equal(left.length, before.length - 1);
      assert.ok(left.every((subject) => before.includes(subject)));
    });

  await walk.test(
    "hand-overs and requests about records wait at the unit that is asked, and a given record for a day",
    async () => {
      const due = { handOvers: 1, careRequests: 2 } as const;
      for (const [kind, count] of Object.entries(due) as [keyof typeof due, number][]) {
        assert.equal(await waitingOf(partner, kind), count, kind);
        assert.equal(await waitingOf(nurse, kind), 0, kind);
      }
      assert.deepEqual(
        [await waitingOf(nurse, "careAnswered"), await waitingOf(partner, "careAnswered")],
        [1, 0],
      );
      await partner.post(answerHandOver, { id: things.handOverId, answer: "declined" });
      assert.equal(await waitingOf(partner, "handOvers"), 0);
      const [request] = (await partner.post(listCareRequests, {})).requests.filter(
        (one) => one.answer === null,
      );
      await partner.post(answerCareRequest, { id: request?.id ?? "", answer: "declined" });
      assert.equal(await waitingOf(partner, "careRequests"), 1);
    },
  );

  await walk.test(
    "a code that is about to end is due when it ends; one whose message failed waits to be looked at",
    async () => {
      const codes = (await nurse.post(listCodes, { caseId: things.codedCase })).codes;
      const until = parseInstant(codes[0]?.until ?? "");
      const { clock } = at;
      const then = clock.now();
      clock.set(plus(until, Hours(-3)));
      await at.database.db
        .updateTable("case_code")
        .set({ sms: "failed" })
        .where("id", "=", things.codeId)
        .execute();
      assert.ok((await subjectsOf(nurse, "codesWaiting")).includes(things.codeId));
      await at.database.db
        .updateTable("case_code")
        .set({ sms: "none" as never, way: "new" })
        .where("id", "=", things.codeId)
        .execute();
      const [ending] = await itemsOf(nurse, "codesEnding");
      assert.equal(ending?.due, codes[0]?.until);
      clock.set(then);
    },
  );

  await walk.test(
    "who had what waits no more is forgotten within the hour, and a time away when it is over",
    async () => {
      const kept = async () =>
        (await at.database.db.selectFrom("waiting_assignment").select("kind").execute()).length;
      assert.equal(await kept(), 1, "of the contact that was classified above");
      const [open] = await itemsOf(nurse, "casesUninterviewed");
      await nurse.post(assignWaiting, {
        ...{ kind: "casesUninterviewed" as const, subject: open?.subject ?? "" },
        ...{ seen: null, to: nurse.id },
      });
      await nurse.post(changeAway, { away: { from: "2020-12-28", to: "2020-12-28" } });
      at.clock.advance(Hours(2));
      await at.health.runJobs(at.clock.now());
      assert.equal(await kept(), 1, "what still waits is still somebody's");
      assert.notEqual((await nurse.post(readAway, {})).away, null);
      at.clock.advance(Days(1));
      await at.health.runJobs(at.clock.now());
      assert.deepEqual(await at.database.db.selectFrom("waiting_away").selectAll().execute(), []);
      assert.deepEqual(at.events.named("job_failed"), []);
      await nurse.again("recovery");
      assert.equal(await waitingOf(nurse, "careAnswered"), 0, "a given record waits for a day");
    },
  );
});
