/** What phones may type, how long what they sent stays, and what is drawn for it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, Days, isoDay, minus, parseDay, parseInstant, plus } from "@bluezone/protocol/time";
import { memoryBlobs } from "@bluezone/server-kit/files/blobs";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { ms } from "../tables.ts";
import { deleteOn, overAt } from "./delete-on.ts";
import { drawReceipt, drawToken, tokenHash } from "./take-back.ts";
import { dropOldFiles, writeTakenBack } from "./taken-back.ts";
import { mustBeRecent, readCallable } from "./typed.ts";

const now = parseInstant("2020-12-27T09:00:00.000+07:00");
const today = parseDay("2020-12-27");

test("a day is recent from today back to the oldest, both included, and need not be told", () => {
  const told = (days: number) => mustBeRecent(isoDay(addDays(today, days)), today, 14);
  for (const days of [0, -1, -14]) told(days);
  for (const days of [1, -15]) assert.throws(() => told(days), /one of the last 14 days/);
  mustBeRecent(undefined, today, 14);
});

test("a number that can be called is a mobile or a landline of Vietnam", () => {
  assert.equal(readCallable("0912 345 678"), "+84912345678");
  assert.equal(readCallable("0296 3852 123"), "+842963852123");
  for (const typed of ["", "113", "1900 9095", "12345678901234"])
    assert.throws(() => readCallable(typed), /can be called/, typed);
});

test("what was sent goes at the latest its time after it came, sooner when it was closed", () => {
  const row = { made_ms: ms(now), closed_ms: null };
  const kept = { closed: 30, most: 60 };
  const closedAfter = (days: number) => overAt({ ...row, closed_ms: ms(plus(now, Days(days))) }, kept);
  assert.equal(overAt(row, kept), plus(now, Days(60)));
  assert.equal(closedAfter(1), plus(now, Days(31)));
  assert.equal(closedAfter(31), plus(now, Days(60)));
  assert.equal(deleteOn(row, kept), "2021-02-25");
});

test("a token has 32 bytes and a receipt two, drawn anew each time", () => {
  const random = seededRandom("take back");
  const [a, b] = [drawToken(random), drawToken(random)];
  assert.notEqual(a, b);
  assert.equal(Buffer.from(a, "base64url").length, 32);
  assert.equal(tokenHash(a).length, 32);
  assert.match(drawReceipt(random), /^[0-9A-F]{4}$/);
});

test("that something was taken back stays written for 60 days after its day, and other files stay", async () => {
  const blobs = memoryBlobs();
  await writeTakenBack(blobs, ["a".repeat(24)], minus(now, Days(61)));
  await writeTakenBack(blobs, ["b".repeat(24)], minus(now, Days(60)));
  await blobs.put("taken-back/other.json", Buffer.from("{}"), "application/json");
  await dropOldFiles(blobs, now);
  const oldest = isoDay(addDays(today, -60));
  assert.deepEqual([...(await blobs.list("taken-back/"))].sort(), [
    `taken-back/${oldest}/${"b".repeat(24)}.json`,
    "taken-back/other.json",
  ]);
});
