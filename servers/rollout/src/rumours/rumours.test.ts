/** Claims and corrections over real HTTP. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readBulletin } from "@bluezone/contract/rollout/bulletins";
import {
  answerRumour,
  approveRumour,
  claimRumour,
  closeRumour,
  draftCorrection,
  listRumours,
  type RumourAnswer,
  readRumour,
  returnRumour,
} from "@bluezone/contract/rollout/rumours";
import { Days, Hours } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { invitedBy } from "@bluezone/staff/testing/invited-by";
import { toldCorrections } from "../public/corrections.ts";
import { testRollout } from "../testing/rollout.ts";

const t = shared(async () => {
  const t = await testRollout({
    ROLLOUT_ESPEAK: "/nowhere/espeak-ng",
    ROLLOUT_IDLE: "12h",
    ROLLOUT_SESSION: "7d",
  });
  const station = await t.as("station-operator", "889-district-station");
  const officer = await t.as("rollout-officer", "89-province-committee");
  const approver = await t.as("approver", "89-province-committee");
  return { ...t, station, officer, approver };
});

let drawn = 0;
const draw = () => {
  drawn += 1;
  return `rumour-${String(drawn).padStart(9, "0")}`;
};
const HEARD = "Nghe nói chợ sẽ đóng cửa 15 ngày từ ngày mai";
const claimed = async (heard = HEARD) =>
  t.station.post(claimRumour, { id: draw(), heard, day: "2020-12-27" });
const ANSWER: RumourAnswer = {
  label: "wrong",
  claim: { vi: "chợ sẽ đóng cửa 15 ngày", en: "markets will close for 15 days" },
  answer: { vi: "Chợ mở như thường, nhớ đeo khẩu trang.", en: "Markets are open as usual; wear a mask." },
  source: "Ủy ban nhân dân huyện Châu Phú, 27/12/2020 (số liệu minh họa)",
  checkedDay: "2020-12-27",
};

test("an id that another unit's claim has is not taken over", async () => {
  const { id } = await claimed();
  const elsewhere = await t.as("unit-officer", "883-school");
  const again = { id, heard: HEARD, day: "2020-12-27" };
  assert.equal((await elsewhere.tries(claimRumour, again)).code, "conflict");
  assert.equal((await t.station.post(claimRumour, again)).id, id, "the same one again is the same");
});

test("a claim was heard in the last sixty days", async () => {
  const heard = async (day: string) =>
    (await t.station.tries(claimRumour, { id: draw(), heard: HEARD, day })).code;
  assert.equal(await heard("2020-12-28"), "day_wrong", "tomorrow");
  assert.equal(await heard("2020-10-28"), undefined);
  assert.equal(await heard("2020-10-27"), "day_wrong");
});

test("[D48] a claim is answered, approved by a second person, and becomes the draft of a bulletin once", async () => {
  const { id } = await claimed();
  const { version } = await t.officer.post(answerRumour, { id, version: 1, answer: ANSWER });
  assert.equal((await t.officer.tries(draftCorrection, { id })).code, "not_found");
  assert.equal((await t.officer.tries(approveRumour, { id, version })).code, "not_allowed");
  await t.approver.post(approveRumour, { id, version });
  const { bulletinId } = await t.officer.post(draftCorrection, { id });
  assert.deepEqual(await t.officer.post(draftCorrection, { id }), { bulletinId });
  // Everybody is told the thirty newest, and not one more.
  const { db } = t.database;
  const row = await db.selectFrom("rumour").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const older = Array.from({ length: 31 }, (_, n) => ({
    ...row,
    id: `older${String(n).padStart(2, "0")}`,
    published_ms: String(Number(row.published_ms) - 1 - n),
  }));
  await db.insertInto("rumour").values(older).execute();
  const told = (await toldCorrections(db)).map((one) => one.id);
  const ours = told.filter((one) => one === id || /^older/.test(one));
  assert.deepEqual([told.length, ours[0]], [30, id]);
  assert.equal(told.at(-1), `older${String(ours.length - 2).padStart(2, "0")}`, "the oldest is not told");
  await db.deleteFrom("rumour").where("id", "like", "older%").execute();
  const { content, bulletin } = await t.officer.post(readBulletin, { id: bulletinId });
  assert.equal(bulletin.state, "draft");
  assert.deepEqual(
    content.items.map((said) => (said.kind === "own" ? said.vi : said.code)),
    [
      "có tin nói rằng chợ sẽ đóng cửa 15 ngày; đã hỏi lại, điều đó không đúng: Chợ mở như thường, nhớ đeo khẩu trang.",
      "C15",
      "C2",
      "C7",
    ],
  );
  assert.equal((await t.officer.post(readRumour, { id })).rumour.bulletin, "draft");
});

test("who wrote an answer cannot approve it, also not as an administrator; after a return it can be put right", async () => {
  const boss = await t.as("administrator", "89-province-committee");
  const { id } = await claimed();
  await boss.post(answerRumour, { id, version: 1, answer: ANSWER });
  assert.equal((await boss.tries(approveRumour, { id, version: 2 })).code, "same_person");
  await t.approver.post(returnRumour, { id, version: 2, reason: "Thiếu số văn bản" });
  assert.equal((await boss.post(readRumour, { id })).rumour.reason, "Thiếu số văn bản");
  await t.officer.post(answerRumour, { id, version: 3, answer: ANSWER });
  assert.equal((await boss.tries(approveRumour, { id, version: 4 })).code, "same_person");
  const unitId = t.unit("89-province-committee");
  const twin = await invitedBy(boss, { url: t.url, role: "approver", unitId });
  assert.equal((await twin.tries(approveRumour, { id, version: 4 })).code, "same_person", "V33");
  await t.approver.post(approveRumour, { id, version: 4 });
});

test("a claim that names somebody is refused with its code, and nothing of it is kept", async () => {
  const before = (await t.officer.post(listRumours, {})).waiting;
  for (const [heard, code] of [
    ["Xem https://facebook.com/ai-do/posts/1 nói chợ đóng cửa", "has_link"],
    ["ông Ba Rẫy nói chợ đóng cửa", "has_person"],
    ["số 0912 345 678 nhắn tin chợ đóng cửa", "has_phone"],
    ["<img src=x onerror=alert(1)> chợ đóng cửa", "has_file"],
  ] as const)
    assert.equal((await t.station.tries(claimRumour, { id: draw(), heard, day: "2020-12-27" })).code, code);
  const more = await t.station.tries(claimRumour, {
    id: draw(),
    heard: HEARD,
    day: "2020-12-27",
    screenshot: "x",
  });
  assert.equal(more.code, "bad_request");
  assert.equal((await t.officer.post(listRumours, {})).waiting, before);
});

test("an answer that frightens or names somebody does not go in", async () => {
  const { id } = await claimed();
  const answer = (vi: string) => ({ ...ANSWER, answer: { ...ANSWER.answer, vi } });
  const tries = (vi: string) => t.officer.tries(answerRumour, { id, version: 1, answer: answer(vi) });
  assert.equal((await tries("Kẻ tung tin vi phạm pháp luật")).code, "forbidden_words");
  assert.equal((await tries("Bà Tư bán cá đã xác nhận chợ mở")).code, "has_person");
});

test("another district neither sees nor answers a claim, and two editors do not overwrite each other", async () => {
  const { id } = await claimed();
  const other = await t.as("rollout-officer", "883-district-committee");
  assert.equal((await other.tries(readRumour, { id })).code, "not_found");
  assert.equal((await other.tries(answerRumour, { id, version: 1, answer: ANSWER })).code, "not_found");
  await t.officer.post(answerRumour, { id, version: 1, answer: ANSWER });
  const near = await t.as("rollout-officer", "889-district-committee");
  assert.equal((await near.tries(answerRumour, { id, version: 1, answer: ANSWER })).code, "conflict");
});

test("what nobody can check is closed, and forgotten after 30 days with a count; corrections stay", async (context) => {
  await t.alone(context);
  const answered = await claimed();
  const { version } = await t.officer.post(answerRumour, { id: answered.id, version: 1, answer: ANSWER });
  await t.approver.post(approveRumour, { id: answered.id, version });
  const { id } = await claimed();
  await t.officer.post(closeRumour, { id, version: 1, reason: "Không kiểm chứng được" });
  const before = await t.database.db.selectFrom("rumour").select("state").execute();
  t.clock.advance(Days(30));
  t.clock.advance(Hours(1));
  await t.rollout.runJobs(t.clock.now());
  await t.rollout.runJobs(t.clock.now());
  const rows = await t.database.db.selectFrom("rumour").select("state").execute();
  assert.ok(rows.every(({ state }) => state !== "closed" && state !== "new"));
  assert.ok(rows.some(({ state }) => state === "published"));
  const { deleted } = await t.database.db
    .selectFrom("rumour_retention")
    .select("deleted")
    .executeTakeFirstOrThrow();
  assert.equal(Number(deleted), before.length - rows.length);
});
