/** What the store of claims leaves out: others' claims, other states, what changed later; what is deleted and how it is counted. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { dayStart } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { at, DAY, day, OURS, testRows } from "../testing/rows.ts";
import { waits } from "../testing/waiting.ts";
import {
  countOldRumours,
  countSince,
  countWaiting,
  findRumour,
  findRumours,
  forgetRumours,
  forgottenRumours,
  insertRumour,
  lockRumour,
  publishedRumours,
  updateRumour,
} from "./store.ts";

import { TO_ANSWER, TO_APPROVE } from "./waiting-store.ts";

const t = shared(testRows);
beforeEach(() => t.empty("rumour", "rumour_retention", "bulletin"));

const claim = (id: string, more: object = {}) => ({
  id,
  unit: "u",
  unit_path: "a/u/",
  heard: "",
  day: DAY,
  state: "new",
  version: 1,
  answer: null,
  hands: "[]",
  approved_by: null,
  published_ms: null,
  reason: null,
  changed_ms: "5",
  illustrative: false,
  ...more,
});

test("claims are found within reach: answered ones first, then new ones, each the longest waiting first, then the newest", async () => {
  await t.put(
    "rumour",
    claim("new 2", { changed_ms: "6" }),
    claim("new 1"),
    claim("answered 2", { state: "answered", changed_ms: "9" }),
    claim("answered 1", { state: "answered", changed_ms: "8" }),
    claim("closed 1", { state: "closed", changed_ms: "3" }),
    claim("out 2", { state: "published", changed_ms: "4", published_ms: "4" }),
    claim("out 1", { state: "published", changed_ms: "2", published_ms: "7" }),
    claim("theirs", { unit: "v", unit_path: "b/v/" }),
  );
  await t.put("bulletin", { id: "out 1", state: "draft" });
  const ids = async (state?: string, limit = 99) =>
    (await findRumours(t.db, OURS, { state, limit })).map(({ id }) => id);
  assert.deepEqual(await ids(), ["answered 1", "answered 2", "new 1", "new 2", "out 2", "closed 1", "out 1"]);
  assert.deepEqual(await ids("closed"), ["closed 1"]);
  assert.deepEqual(await ids(undefined, 2), ["answered 1", "answered 2"]);
  assert.equal(await countWaiting(t.db, OURS), 4);
  assert.equal((await findRumour(t.db, OURS, "out 1"))?.bulletin, "draft");
  assert.equal((await findRumour(t.db, OURS, "out 2"))?.bulletin, null);
  assert.equal(await findRumour(t.db, OURS, "theirs"), undefined);
  assert.deepEqual(
    (await publishedRumours(t.db, 9)).map(({ id }) => id),
    ["out 1", "out 2"],
  );
  assert.equal((await publishedRumours(t.db, 1)).length, 1);
  await t.within(async (trx) => {
    assert.equal((await lockRumour(trx, OURS, "new 1"))?.id, "new 1");
    assert.equal(await lockRumour(trx, OURS, "theirs"), undefined);
    assert.equal(await insertRumour(trx, claim("theirs")), false);
    assert.equal(await insertRumour(trx, claim("new 3")), true);
    await updateRumour(trx, "new 1", { reason: "r" });
  });
  assert.deepEqual(
    (await t.all("rumour", "id", "reason")).filter(([, reason]) => reason !== null),
    [["new 1", "r"]],
  );
});

test("claims that came in since an instant are a unit's own that still wait", async () => {
  await t.put(
    "rumour",
    claim("before", { changed_ms: "4" }),
    claim("at"),
    claim("after", { changed_ms: "6" }),
    claim("answered", { state: "answered" }),
    claim("theirs", { unit: "v" }),
  );
  assert.equal(await countSince(t.db, "u", at(5)), 2);
});

test("claims without a correction are deleted when they last changed by then; how many counts on the day for thirty days", async () => {
  const rows = () => [
    ...["new", "answered", "closed", "published"].flatMap((state) => [
      claim(`old ${state}`, { state }),
      claim(`young ${state}`, { state, changed_ms: "6" }),
    ]),
  ];
  const now = at(Number(dayStart(day(), "vietnam")));
  await t.put("rumour", ...rows());
  assert.equal(await t.within((trx) => countOldRumours(trx, at(5))), 3);
  assert.equal(await t.within((trx) => forgetRumours(trx, now, at(5))), 3);
  assert.deepEqual((await t.all("rumour", "id")).flat(), [
    "old published",
    "young answered",
    "young closed",
    "young new",
    "young published",
  ]);
  assert.equal(await t.within((trx) => forgetRumours(trx, now, at(5))), 0);
  await t.put("rumour", claim("again"));
  assert.equal(await t.within((trx) => forgetRumours(trx, now, at(5))), 1);
  assert.deepEqual(await t.all("rumour_retention", "day", "deleted"), [[DAY, 4]]);
  await t.put("rumour_retention", { day: DAY - 30, deleted: 100 }, { day: DAY - 29, deleted: 8 });
  assert.equal(await forgottenRumours(t.db, day()), 12);
  await t.empty("rumour_retention");
  assert.equal(await forgottenRumours(t.db, day()), 0);
});

test("new claims wait for an answer, answered ones for somebody who had no hand in it, within reach", async () => {
  const words = `${"word ".repeat(15)}12345`;
  await t.put(
    "rumour",
    claim("new", { heard: words }),
    claim("long", { heard: `${words}6`, unit_path: "a/" }),
    claim("answered", { state: "answered", hands: '["x"]', changed_ms: "7" }),
    claim("closed", { state: "closed" }),
    claim("theirs", { unit: "v", unit_path: "b/v/" }),
  );
  const asked = { today: day(), now: at(0) };
  const [long, fresh, ...rest] = (await waits(t.db, TO_ANSWER, OURS, asked)).toSorted((a, b) =>
    a.subject < b.subject ? -1 : 1,
  );
  assert.deepEqual(rest, []);
  assert.equal(words.length, 80);
  assert.deepEqual(fresh, { subject: "new", unitPath: "a/u/", label: words, since: 5 });
  assert.equal(long?.label, `${"word ".repeat(15).trim()} …`);
  assert.deepEqual(await waits(t.db, TO_APPROVE, OURS, asked), [
    { subject: "answered", unitPath: "a/u/", label: "", since: 7, barred: ["x"] },
  ]);
});
