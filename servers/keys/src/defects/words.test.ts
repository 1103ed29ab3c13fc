/**
 * The reference server's pages and its code disagree: which onset is assumed, whether a wrong key refuses the whole
 * publish, whether a key far from the onset is stored without one or dropped. Here the page on sharing is read, and the
 * server is asked whether it does what stands there.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Days, dayOf, minus, unixSeconds } from "@bluezone/protocol/time";

import { dayKeys } from "../testing/authority.ts";
import { sharedEngine, startKeys, type TestKeys } from "../testing/keys-server.ts";

let keys: TestKeys;
sharedEngine(async (engine) => {
  keys = await startKeys(engine);
});

const page = readFileSync(new URL("../../../../docs/protocol/06-share.md", import.meta.url), "utf8");
/** The number that the page says in these words. */
function says(words: RegExp): number {
  const found = words.exec(page)?.[1];
  assert.ok(found, `the page does not say ${words}`);
  return Number(found);
}
const stored = async () =>
  new Map(
    (await keys.database.db.selectFrom("diagnosis_key").selectAll().execute()).map((row) => [
      Buffer.from(row.key).toString("base64"),
      row,
    ]),
  );
/** The interval so many days ago, at this time of day. */
const daysAgo = (days: number) => Math.floor(unixSeconds(minus(keys.clock.now(), Days(days))) / 600);

test("the onset that is assumed, and the oldest that is believed, are those of the page", async () => {
  const assumed = says(/else it is taken to be (\d+) days ago/);
  const oldest = says(/Believable is: .*at most (\d+) days ago/);
  const today = dayOf(keys.clock.now(), "utc");
  for (const [onset, day] of [
    [undefined, today - assumed],
    [daysAgo(oldest) - 1, today - assumed],
    [daysAgo(0) + 1, today - assumed],
    [daysAgo(assumed + 3), today - assumed - 3],
  ] as const) {
    const [key] = dayKeys(keys.clock.now(), 1, 2);
    const request = onset === undefined ? {} : { symptomOnsetInterval: onset };
    assert.ok((await keys.share({ keys: [key!], request })).ok);
    assert.equal((await stored()).get(key!.key)?.days_since_onset, today - 2 - day);
  }
  // The oldest that is believed is too far from every key that is still taken but those of two weeks ago.
  const [old] = dayKeys(keys.clock.now(), 1, oldest - 14);
  assert.ok((await keys.share({ keys: [old!], request: { symptomOnsetInterval: daysAgo(oldest) } })).ok);
  assert.equal((await stored()).get(old!.key)?.days_since_onset, 14);
});

test("a key too far from the onset is dropped with a warning, and not stored without one, as the page says", async () => {
  const furthest = says(/at most (\d+) days between the key's UTC day and the day of onset/);
  assert.match(page, /day of onset \| the key is dropped, with a `warnings` entry \|/);
  const sent = dayKeys(keys.clock.now(), 2, 0);
  const onset = { symptomOnsetInterval: daysAgo(furthest + 1) };
  const answer = await keys.share({ keys: sent, request: onset });
  assert.ok(answer.ok);
  const [far, near] = sent.map(({ key }) => key);
  assert.deepEqual(
    [answer.value.code, answer.value.warnings?.length, answer.value.insertedExposures],
    [undefined, 1, 1],
  );
  assert.equal((await stored()).get(near!)?.days_since_onset, furthest);
  assert.equal((await stored()).has(far!), false);
});

test("one wrong key is dropped and the rest is stored, with the code and status of the page", async () => {
  const [, code, status] =
    /the key is dropped; the others stand, with `(\w+)` and status \*\*(\d+)\*\*/.exec(page) ?? [];
  const [right, wrong] = dayKeys(keys.clock.now(), 2);
  const request = await keys.authority.share(
    { keys: [right!, { ...wrong!, rollingPeriod: 145 }] },
    keys.clock.now(),
  );
  const answer = await keys.publish(request);
  // A publish is only `ok` here when its status is 200.
  assert.deepEqual([answer.ok, status, answer.ok && answer.value.code], [true, "200", code]);
  assert.deepEqual([(await stored()).has(right!.key), (await stored()).has(wrong!.key)], [true, false]);
});
