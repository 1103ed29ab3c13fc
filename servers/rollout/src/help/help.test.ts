/** Helping over real HTTP: tallies, checklists, visits. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { listBlocks } from "@bluezone/contract/rollout/blocks";
import { answerChecklist, listChecklists } from "@bluezone/contract/rollout/checklists";
import { sumHelp, tallyHelp } from "@bluezone/contract/rollout/help";
import { listHosts, listVisits, planVisit, reportVisit } from "@bluezone/contract/rollout/visits";
import { addDays, dayOf, isoDay } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { testRollout } from "../testing/rollout.ts";

const t = shared(async () => {
  const t = await testRollout();
  const counter = await t.as("unit-officer", "889-one-stop-counter");
  const district = await t.as("rollout-officer", "889-district-committee");
  const elsewhere = await t.as("rollout-officer", "883-district-committee");
  return { ...t, counter, district, elsewhere };
});

const day = (back = 0) => isoDay(addDays(dayOf(t.clock.now(), "vietnam"), -back));
const tally = (more: object = {}) => ({
  id: randomUUID() as string,
  day: day(),
  place: "counter" as const,
  phone: "android" as const,
  problem: "no-problem" as const,
  count: 1,
  ...more,
});
const sums = (person: SignedIn) => person.post(sumHelp, { from: day(13), to: day() });

test("[D26 D20] a counter's times of help are counted by phone and trouble, each tally once, and the district sees the sum", async (context) => {
  await t.alone(context);
  const tallies = [
    tally({ count: 3 }),
    tally({ phone: "iphone", problem: "bluetooth" }),
    tally({ phone: "none", problem: "declined", count: 2 }),
    tally({ place: "reception", day: day(1) }),
  ];
  const first = await t.counter.post(tallyHelp, { tallies });
  assert.deepEqual(
    first.results.map(({ result }) => result),
    ["kept", "kept", "kept", "kept"],
  );
  const again = await t.counter.post(tallyHelp, { tallies: [...tallies, tallies[0]!] });
  assert.ok(again.results.every(({ result }) => result === "known"));
  const seen = await sums(t.district);
  assert.equal(seen.total, 7);
  assert.deepEqual(seen.places, [
    { key: "counter", count: 6 },
    { key: "reception", count: 1 },
  ]);
  assert.deepEqual(Object.fromEntries(seen.phones.map(({ key, count }) => [key, count])), {
    android: 4,
    iphone: 1,
    none: 2,
  });
  assert.equal((await sums(t.elsewhere)).total, 0);
});

test("[D19 D29] who helped at home says so as a number: «tôi đã giúp N người»", async () => {
  const school = await t.as("unit-officer", "889-school");
  await school.post(tallyHelp, { tallies: [tally({ place: "relatives", count: 4 })] });
  const { places } = await sums(school);
  assert.deepEqual(places, [{ key: "relatives", count: 4 }]);
});

test("a tally has no room for a name, a number or a word about who was helped", async () => {
  for (const extra of [{ name: "Ba" }, { phoneNumber: "0912345678" }, { note: "ở ấp 2" }]) {
    const { status, code } = await t.counter.tries(tallyHelp, { tallies: [tally(extra)] });
    assert.deepEqual([status, code], [400, "bad_request"]);
  }
  const { columns } = { columns: await columnsOf("help_tally") };
  assert.deepEqual(
    columns.filter((name) => /name|note|by|number|device/.test(name)),
    [],
  );
});

test("a tally that waited for a network counts on its day; one of another unit, of tomorrow or of last month does not", async () => {
  const other = t.unit("883-one-stop-counter");
  const { results } = await t.counter.post(tallyHelp, {
    tallies: [
      tally({ day: day(13) }),
      tally({ day: day(14) }),
      tally({ day: day(-1) }),
      tally({ unitId: other }),
    ],
  });
  assert.deepEqual(
    results.map(({ result }) => result),
    ["kept", "day", "day", "unit"],
  );
});

test("[D05 D06 D30] a school answers its own checklist, sees what is missing, and its department sees sums, newest list of each", async () => {
  const school = await t.as("unit-officer", "889-school");
  const department = await t.as("rollout-officer", "89-education-department");
  const list = (answers: Record<string, boolean>, id = randomUUID()) =>
    school.post(answerChecklist, { id, kind: "school", day: day(), answers });
  assert.deepEqual((await list({ "mask-sign": true, soap: false, "mask-spare": false })).missing, [
    "mask-spare",
    "soap",
  ]);
  t.clock.advance(1_000 as never);
  assert.deepEqual((await list({ "mask-sign": true, soap: true })).missing, []);
  const seen = await department.post(listChecklists, {});
  assert.equal(seen.checklists.length, 1);
  assert.deepEqual(seen.sums, [
    { item: "mask-sign", yes: 1, no: 0 },
    { item: "soap", yes: 1, no: 0 },
  ]);
  assert.deepEqual((await t.elsewhere.post(listChecklists, {})).checklists, []);
  const wrong = await school.tries(answerChecklist, {
    id: randomUUID(),
    kind: "school",
    day: day(),
    answers: { "rooms-apart": true },
  });
  assert.equal(wrong.code, "answers_wrong");
  const on = async (back: number) => {
    const told = { id: randomUUID(), kind: "school", day: day(back), answers: { soap: true } } as const;
    return (await school.tries(answerChecklist, told)).code;
  };
  assert.deepEqual([await on(-1), await on(13), await on(14)], ["day_wrong", undefined, "day_wrong"]);
});

test("[D51] a quarantine site goes through its own list against cross-infection, and the block that stations read says the same", async () => {
  const site = await t.as("unit-officer", "884-quarantine-site");
  const department = await t.as("rollout-officer", "89-health-department");
  const { missing } = await site.post(answerChecklist, {
    id: randomUUID(),
    kind: "quarantine-site",
    day: day(),
    answers: { "rooms-apart": true, "things-apart": false, "staff-change": true },
  });
  assert.deepEqual(missing, ["things-apart"]);
  const { checklists } = await department.post(listChecklists, { kind: "quarantine-site" });
  assert.deepEqual(
    checklists.map((list) => list.missing),
    [["things-apart"]],
  );
  const { blocks } = await department.post(listBlocks, { code: "C13" });
  assert.match(blocks[0]?.vi ?? "", /ở đúng phòng.*không dùng chung đồ/);
});

test("[D43] culture office and team plan a visit to a shop of their district, go through its list, leave advice that names nobody", async () => {
  const office = await t.as("unit-officer", "889-culture-office");
  const id = randomUUID();
  const plan = {
    id,
    hostId: t.unit("889-shop"),
    kind: "trade" as const,
    day: day(-1),
    together: [t.unit("889-inspection-team")],
  };
  assert.equal((await office.post(planVisit, plan)).version, 1);
  assert.equal((await office.post(planVisit, plan)).version, 1);
  const shop = await t.as("unit-officer", "889-shop");
  assert.equal((await shop.post(listVisits, {})).visits[0]?.day, day(-1));
  const report = { id, version: 1, state: "done" as const, answers: { soap: false, "pay-cashless": true } };
  const others = { ...report, advice: "", answers: { "rooms-apart": true } };
  assert.equal((await office.tries(reportVisit, others)).code, "answers_wrong");
  const named = await office.tries(reportVisit, { ...report, advice: "Nhắc ông Ba thêm xà bông" });
  assert.deepEqual([named.status, named.code], [422, "names_a_person"]);
  assert.equal((await office.post(reportVisit, { ...report, advice: "Thêm xà bông ở cửa sau." })).version, 2);
  const stale = await office.tries(reportVisit, { ...report, advice: "" });
  assert.equal(stale.code, "conflict");
  const [visit] = (await t.district.post(listVisits, { state: "done" })).visits.concat(
    (await office.post(listVisits, { state: "done" })).visits,
  );
  assert.equal(visit?.advice, "Thêm xà bông ở cửa sau.");
  assert.ok(!(await columnsOf("visit")).some((name) => /fine|penalt|violat/.test(name)));
});

test("a visit to another district, or with units from there, cannot be planned", async () => {
  const office = await t.as("unit-officer", "889-culture-office");
  const { hosts } = await office.post(listHosts, {});
  assert.ok(hosts.some(({ id }) => id === t.unit("889-shop")));
  assert.ok(!hosts.some(({ id }) => id === t.unit("883-shop")));
  const plan = { id: randomUUID(), hostId: t.unit("883-shop"), kind: "trade" as const, day: day() };
  assert.equal((await office.tries(planVisit, plan)).code, "not_found");
  const along = { ...plan, hostId: t.unit("889-shop"), together: [t.unit("883-inspection-team")] };
  assert.equal((await office.tries(planVisit, along)).code, "not_found");
  const other = await t.as("unit-officer", "883-culture-office");
  await other.post(planVisit, plan);
  const taken = { ...plan, hostId: t.unit("889-shop") };
  assert.equal((await office.tries(planVisit, taken)).code, "conflict", "the id is another district's visit");
});

const columnsOf = async (table: string): Promise<readonly string[]> => {
  const tables = await t.database.db.introspection.getTables();
  return tables.find(({ name }) => name === table)?.columns.map(({ name }) => name) ?? [];
};
