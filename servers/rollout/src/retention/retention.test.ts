/** What goes when, on a real server whose clock is moved by months. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, test } from "node:test";
import { answerChecklist } from "@bluezone/contract/rollout/checklists";
import {
  attachLetter,
  fileDirective,
  readDirective,
  registerDirective,
} from "@bluezone/contract/rollout/directives";
import { sumHelp, tallyHelp } from "@bluezone/contract/rollout/help";
import { importPlacements, PLACE_COLUMNS } from "@bluezone/contract/rollout/placements";
import { startPrint } from "@bluezone/contract/rollout/prints";
import { claimRumour } from "@bluezone/contract/rollout/rumours";
import { planVisit } from "@bluezone/contract/rollout/visits";
import { Week } from "@bluezone/contract/rollout/week";
import { suspend } from "@bluezone/contract/staff/people";
import { addDays, Days, dayOf, isoDay, Minutes, sundayOf } from "@bluezone/protocol/time";
import { announcedBy } from "../files/announce.ts";
import { pdfLetter } from "../files/testing/letters.ts";
import { scans } from "../numbers/scans-store.ts";
import { tallies } from "../numbers/tallies.ts";
import { addScans } from "../placements/scans/store.ts";
import { RULES } from "../slices.ts";
import { type TestRollout, testRollout } from "../testing/rollout.ts";
import { retain } from "./retention.ts";

let t: TestRollout;
beforeEach(async () => {
  t = await testRollout();
});
afterEach(() => t.close());

const today = () => dayOf(t.clock.now(), "vietnam");
const run = async () => {
  await t.rollout.runJobs(t.clock.now());
  assert.equal(t.events.named("retention_done").at(-1)?.["overdue"], 0);
};
const count = async (what: string) =>
  (await t.engine.query<{ n: number }>(`select count(*)::int as n from rollout.${what}`)).rows[0]!.n;
/** What went so far, of a kind. */
const proven = async (column: string) =>
  (
    await t.engine.query<{ n: number }>(
      `select coalesce(sum(${column}), 0)::int as n from rollout.retention_proof`,
    )
  ).rows[0]!.n;

test("after 90 days tallies and scans are a number a week, and the figures of their weeks are what they were", async () => {
  const counter = await t.as("unit-officer", "889-one-stop-counter");
  const transport = await t.as("rollout-officer", "89-transport-department");
  const begin = today();
  const week = isoDay(sundayOf(begin));
  const tally = (back: number, problem: "bluetooth" | "no-problem") => ({
    id: randomUUID() as string,
    day: isoDay(addDays(begin, -back)),
    place: "counter" as const,
    phone: "android" as const,
    problem,
    count: 2,
  });
  const sent = Array.from({ length: 14 }, (_, back) => tally(back, back % 2 ? "bluetooth" : "no-problem"));
  await counter.post(tallyHelp, { tallies: sent });
  const { codes } = await transport.post(importPlacements, {
    id: randomUUID(),
    kind: "vehicle-sheet",
    csv: `${PLACE_COLUMNS.join(",")}\n889-vehicle-1,,Long Xuyên – Châu Đốc,,Cửa lên,`,
  });
  const code = codes[0]!;
  const { db } = t.database;
  await addScans(
    db,
    Array.from({ length: 14 }, (_, back) => ({
      code,
      day: addDays(begin, -back),
      scans: back + 1,
      elsewhere: 1,
    })),
  );
  const weeks = [week, isoDay(addDays(sundayOf(begin), -7)), isoDay(addDays(sundayOf(begin), -14))].map(
    (one) => Week.parse(one),
  );
  const figures = async () =>
    Promise.all(weeks.map(async (one) => [await tallies(db, one), await scans(db, { paths: [""] }, one)]));
  const before = await figures();
  t.clock.advance(Days(76));
  await run();
  assert.equal(await count("help_tally where place <> ''"), 14);
  t.clock.advance(Days(27));
  await run();
  await run();
  assert.deepEqual(await figures(), before);
  const kept = await count("help_tally");
  assert.ok(kept <= 3, "a row a week");
  assert.equal(await count("help_tally where place <> '' or phone <> '' or problem <> ''"), 0);
  assert.equal(await count("placement_scan where day % 7 <> 3"), 0);
  assert.equal(await proven("tallies"), 14);
  assert.equal(await proven("scans"), 12, "each day once; the two Sundays are what stays");
  const district = await t.as("rollout-officer", "889-district-committee");
  const sums = await district.post(sumHelp, { from: isoDay(addDays(begin, -20)), to: isoDay(today()) });
  assert.equal(sums.total, 28);
  assert.deepEqual([sums.places, sums.problems, sums.days], [[], [], []]);
});

test("checklists, visits and print runs go after 90 days, placements stay", async () => {
  const school = await t.as("unit-officer", "889-school");
  const officer = await t.as("rollout-officer", "889-district-committee");
  const day = isoDay(today());
  await school.post(answerChecklist, {
    id: randomUUID(),
    kind: "school",
    day,
    answers: { soap: true },
  });
  await officer.post(planVisit, {
    id: randomUUID(),
    hostId: t.unit("889-school"),
    kind: "school",
    day,
  });
  const { run: printed } = await (await t.as("rollout-officer", "89-transport-department")).post(startPrint, {
    id: randomUUID(),
    kind: "vehicle-sheet",
    places: [{ unit: t.unit("889-vehicle-1"), copies: 1, route: "Long Xuyên – Châu Đốc" }],
  });
  await run();
  assert.equal((await t.blobs.list(`prints/${printed.id}`)).length, 1);
  const placed = await count("placement");
  assert.deepEqual([await count("checklist"), await count("visit"), await count("print_run")], [1, 1, 1]);
  t.clock.advance(Days(89));
  await run();
  assert.deepEqual([await count("checklist"), await count("visit"), await count("print_run")], [1, 1, 1]);
  t.clock.advance(Days(1));
  await run();
  assert.deepEqual([await count("checklist"), await count("visit"), await count("print_run")], [0, 0, 0]);
  assert.equal(await count("placement"), placed);
  assert.equal((await t.blobs.list(`prints/${printed.id}`)).length, 1, "a file is noted first");
  t.clock.advance(Minutes(30));
  await run();
  assert.equal((await t.blobs.list("prints/")).length, 0);
});

test("V29: a photo or letter that no row names goes half an hour after it came or was seen so; attached and filed ones stay", async () => {
  const officer = await t.as("rollout-officer", "89-province-committee");
  const head = { number: "1/CV", issuedOn: isoDay(today()), issuer: "UBND", subject: "Thử" };
  const { id, version } = await officer.post(registerDirective, { ...head, text: "1. Một" });
  const attach = (at: number, words: string) =>
    officer.upload(attachLetter, { id, version: at, name: "a.pdf" }, pdfLetter(words), "application/pdf");
  const first = await attach(version, "/Lang (vi)");
  await officer.post(fileDirective, { id, version: first.version });
  const { directive } = await officer.post(readDirective, { id });
  const second = await attach(directive.version, "/Lang (en)");
  await attach(second.version, "/Lang (km)");
  await t.blobs.put(`photo/${"a".repeat(64)}.jpg`, new Uint8Array(9), "image/jpeg");
  const kept = async () => [...(await t.blobs.list("photo/")), ...(await t.blobs.list("letter/"))].length;
  assert.equal(await kept(), 4);
  await run();
  t.clock.advance(Minutes(29));
  await run();
  assert.equal(await kept(), 4);
  t.clock.advance(Minutes(1));
  await run();
  assert.deepEqual(
    [await kept(), (await t.blobs.list("photo/")).length],
    [2, 0],
    "the filed letter, and the newest",
  );
});

test("V29: a file that is brought anew while it waits to go stays until a row can name it", async () => {
  const blob = `photo/${"c".repeat(64)}.jpg`;
  const bring = () => announcedBy(t, t.unit("889-district-committee"))(blob, 9);
  await bring();
  await t.blobs.put(blob, new Uint8Array(9), "image/jpeg");
  await run();
  t.clock.advance(Minutes(30));
  await bring();
  await run();
  assert.equal((await t.blobs.list("photo/")).length, 1);
  t.clock.advance(Minutes(30));
  await run();
  assert.equal((await t.blobs.list("photo/")).length, 0);
});

test("an answer that nobody approved goes after 30 days", async () => {
  const officer = await t.as("rollout-officer", "889-district-committee");
  await officer.post(claimRumour, { id: "rumour-000000001", heard: "Chợ đóng cửa", day: isoDay(today()) });
  await t.database.db.updateTable("rumour").set({ state: "answered" }).execute();
  await run();
  assert.equal(await count("rumour"), 1);
  t.clock.advance(Days(30));
  await run();
  assert.equal(await count("rumour"), 0);
});

test("somebody who left is forgotten 400 days later, and those who stay are not", async () => {
  const [boss, gone] = [
    await t.as("administrator", "89-province-committee"),
    await t.as("observer", "883-district-committee"),
  ];
  await boss.post(suspend, { personId: gone.id });
  t.clock.advance(Days(399));
  await run();
  assert.equal(await count(`staff_user where id = '${gone.id}'`), 1);
  t.clock.advance(Days(1));
  await run();
  assert.equal(await count(`staff_user where id = '${gone.id}'`), 0);
  assert.equal(await count(`staff_account where "userId" = '${gone.id}'`), 0);
  assert.equal(await count(`staff_user where id = '${boss.id}'`), 1);
});

test("two that run at once destroy and count each thing once", async () => {
  const before = await proven("files");
  for (let i = 0; i < 3; i += 1)
    await t.blobs.put(`sound/${String(i).repeat(64)}.wav`, new Uint8Array(i), "audio/wav");
  const given = { database: t.database, blobs: t.blobs, events: { emit: () => {} } };
  await retain(given, RULES, t.clock.now());
  t.clock.advance(Days(2));
  await retain(given, RULES, t.clock.now());
  await retain(given, RULES, t.clock.now());
  assert.equal((await t.blobs.list("sound/")).length, 0);
  assert.equal((await proven("files")) - before, 3);
});
