/** What of publishing is counted, from the phone's call to the public document, over real HTTP. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { CHAFF_HEADER } from "@bluezone/contract/endpoint";
import { publish } from "@bluezone/contract/keys/publish";
import { StatsAnswer, StatsDocument, stats } from "@bluezone/contract/keys/stats";
import { Days, dayOf, isoDay, Minutes, minus, unixSeconds } from "@bluezone/protocol/time";
import { dayKeys, ISSUER } from "../testing/authority.ts";
import { sharedEngine, startKeys, type TestKeys } from "../testing/keys-server.ts";
import { openedBy } from "../testing/opened.ts";

const engine = sharedEngine();

/** The totals of the clock's day, as everybody reads them three days later. */
async function told(keys: TestKeys) {
  const day = isoDay(dayOf(keys.clock.now(), "utc"));
  keys.clock.advance(Days(3));
  await keys.jobs();
  const answer = StatsAnswer.parse(JSON.parse(String(await keys.text(stats.path))));
  const { days } = StatsDocument.parse(openedBy(answer.stats, keys.root));
  const found = days.find((one) => one.day === day);
  const places = (counts: readonly number[] = []) =>
    Object.fromEntries(counts.flatMap((n, place) => (n > 0 ? [[place, n]] : [])));
  return {
    days: days.length,
    totals: found && [found.uploads, found.keys, found.revisions, found.missingOnset],
    onset: places(found?.onsetToUpload),
    oldest: places(found?.oldestKeyAge),
  };
}
const onset = (keys: TestKeys, daysAgo: number) => ({
  symptomOnsetInterval: dayOf(minus(keys.clock.now(), Days(daysAgo)), "utc") * 144,
});

test("an upload is counted once, with its keys, its onset and its oldest key, however often it is sent", async () => {
  const keys = await startKeys(engine);
  const request = await keys.authority.share(
    { keys: dayKeys(keys.clock.now(), 9), claims: onset(keys, 5) },
    keys.clock.now(),
  );
  await Promise.all([1, 2, 3, 4, 5].map(() => keys.publish(request)));
  keys.clock.advance(Minutes(30));
  assert.ok((await keys.publish(request)).ok);
  assert.ok((await keys.share({ keys: dayKeys(keys.clock.now(), 2) })).ok);
  assert.deepEqual(await told(keys), {
    days: 1,
    totals: [2, 11, 0, 1],
    onset: { 5: 1 },
    oldest: { 2: 1, 9: 1 },
  });
});

test("padding is not counted, whatever is exported", async () => {
  const keys = await startKeys(engine);
  await keys.jobs();
  assert.ok((await keys.share({ keys: dayKeys(keys.clock.now(), 3), request: onset(keys, 1) })).ok);
  keys.clock.advance(Minutes(11));
  await keys.jobs();
  assert.equal(keys.events.named("window_exported").length, 1);
  assert.deepEqual((await told(keys)).totals, [1, 3, 0, 0]);
});

test("a revision is counted apart, once, with what it brings anew as an upload; taking back is a revision", async () => {
  const keys = await startKeys(engine);
  const sent = dayKeys(keys.clock.now(), 4, 3);
  const first = await keys.share({ keys: sent, report: "likely" });
  assert.ok(first.ok);
  const { revisionToken } = first.value;
  keys.clock.advance(Days(1));
  const anew = dayKeys(keys.clock.now(), 1);
  const request = await keys.authority.share(
    { keys: [...sent, ...anew], request: { revisionToken, ...onset(keys, 4) } },
    keys.clock.now(),
  );
  for (let i = 0; i < 3; i += 1) assert.ok((await keys.publish(request)).ok);
  const second = dayKeys(keys.clock.now(), 2, 9);
  const other = await keys.share({ keys: second, report: "user-report", request: onset(keys, 4) });
  assert.ok(other.ok);
  const taken = await keys.share({
    keys: second,
    report: "negative",
    request: { revisionToken: other.value.revisionToken },
  });
  assert.ok(taken.ok);
  assert.deepEqual(await told(keys), {
    days: 2,
    totals: [2, 3, 2, 0],
    onset: { 4: 2 },
    oldest: { 1: 1, 10: 1 },
  });
});

test("what stores nothing is not counted: a negative result, a refusal, keys that are all too far off, cover traffic", async () => {
  const keys = await startKeys(engine);
  const now = keys.clock.now();
  assert.ok((await keys.share({ keys: dayKeys(now, 3), report: "negative" })).ok);
  assert.ok(!(await keys.share({ keys: dayKeys(now, 3), claims: { aud: "another" } })).ok);
  assert.ok(!(await keys.share({ keys: [] })).ok);
  assert.ok((await keys.share({ keys: dayKeys(now, 2, 0), request: onset(keys, 20) })).ok);
  await fetch(keys.url + publish.path, { method: "POST", headers: { [CHAFF_HEADER]: "1" } });
  assert.deepEqual(await told(keys), { days: 0, totals: undefined, onset: {}, oldest: {} });
});

test("uploads of a canary stand in no total and no event of people's uploads, and may hold two keys of the last day at most", async () => {
  const canary = { ...ISSUER, issuer: `${ISSUER.issuer}.canary`, canary: true as const };
  const keys = await startKeys(engine, { issuers: [ISSUER, canary] });
  const claims = { iss: canary.issuer };
  const now = Math.floor(unixSeconds(keys.clock.now()) / 600);
  /** A day's key that began so many hours more than a day ago. */
  const aDay = (hours: number) => [
    {
      key: randomBytes(16).toString("base64"),
      rollingStartNumber: now - 144 - 6 * hours,
      rollingPeriod: 144,
    },
  ];
  const request = await keys.authority.share({ keys: aDay(2), claims }, keys.clock.now());
  for (let i = 0; i < 2; i += 1) assert.ok((await keys.publish(request)).ok);
  assert.ok((await keys.share({ keys: dayKeys(keys.clock.now(), 3) })).ok);
  for (const many of [dayKeys(keys.clock.now(), 3), aDay(3)]) {
    const refused = await keys.share({ keys: many, claims });
    assert.deepEqual([refused.ok, "code" in refused && refused.code], [false, "bad_request"]);
  }
  assert.equal(keys.events.named("keys_published").length, 1);
  assert.deepEqual(
    keys.events.named("canary_published").map(({ repeated }) => repeated),
    [false, true],
  );
  const stored = await keys.database.db.selectFrom("diagnosis_key").select("key").execute();
  assert.equal(stored.length, 4, "phones are given a canary's keys like all others");
  assert.deepEqual((await told(keys)).totals, [1, 3, 0, 1]);
});
