import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { compareBytes, toHex } from "@bluezone/protocol/bytes";
import { tek } from "@bluezone/protocol/identity/tek";
import { type DiagnosisKey, diagnosisKey, type Report } from "@bluezone/protocol/report/diagnosis-key";
import { columnsOf, keysOf } from "@bluezone/protocol/report/diagnosis-key-columns";
import { Enin } from "@bluezone/protocol/time";
import { batches } from "./batches.ts";
import type { Revision } from "./claimed.ts";
import { padKeys } from "./pad-keys.ts";
import { choosePadding, type EarlierPadding, padRevisions, windowsToAsk } from "./pad-revisions.ts";
import { MINIMUM, paddingOf } from "./padding.ts";

const T = Enin(2_680_000);
const secret = randomBytes(32);
const padding = paddingOf(secret, "VN", T);
const diagnosis = (start = T - 200, more: Partial<Report> = {}): DiagnosisKey =>
  diagnosisKey(tek(randomBytes(16), Enin(start), 144), {
    reportType: "confirmedTest",
    transmissionRisk: 2,
    daysSinceOnset: 1,
    ...more,
  });
const said = ({ key: _, ...rest }: DiagnosisKey) => JSON.stringify(rest);

test("a window with one real key has 150 to 200 keys, one with 200 has 200 to 250, an empty one none", () => {
  const counts = (real: number) =>
    Array.from({ length: 300 }, (_, i) => paddingOf(secret, "VN", Enin(T + i)).count("keys", real) + real);
  for (const [real, least] of [
    [1, MINIMUM],
    [149, MINIMUM],
    [200, 200],
  ] as const) {
    const found = counts(real);
    assert.ok(Math.min(...found) >= least && Math.max(...found) <= least + 50);
    assert.ok(new Set(found).size > 30, "the number tells nothing");
  }
  assert.ok(counts(0).every((n) => n === 0));
});

test("the same secret, shard and window give the same padding; any other gives other keys", () => {
  const keys = (p = padding) => Array.from({ length: 50 }, (_, i) => toHex(p.key(i)));
  assert.deepEqual(keys(paddingOf(secret, "VN", T)), keys());
  const all = [
    keys(),
    keys(paddingOf(secret, "VN", Enin(T + 1))),
    keys(paddingOf(secret, "VN-44", T)),
    keys(paddingOf(randomBytes(32), "VN", T)),
  ].flat();
  assert.equal(new Set(all).size, 200);
});

test("padding keys say what real ones say, all are in the order of their bytes, and every real one is there", () => {
  const real = [diagnosis(T - 200), diagnosis(T - 400, { daysSinceOnset: -1 }), diagnosis(T - 600)];
  const padded = keysOf(padKeys(columnsOf(real), padding));
  assert.ok(padded.length >= MINIMUM);
  const [models, keys] = [new Set(real.map(said)), padded.map(({ key }) => toHex(key))];
  assert.ok(padded.every((key) => models.has(said(key))));
  assert.equal(new Set(padded.map(said)).size, 3);
  assert.ok(padded.every((key, i) => i === 0 || compareBytes(padded[i - 1]!.key, key.key) < 0));
  for (const { key } of real) assert.ok(keys.includes(toHex(key)));
  assert.deepEqual(keysOf(padKeys(columnsOf(real), paddingOf(secret, "VN", T))), padded);
});

const revision = (published: number, original: Partial<Report> = {}): Revision => {
  const first = diagnosis(T - 400, { reportType: "confirmedClinicalDiagnosis", ...original });
  return {
    original: first,
    key: { ...first, reportType: "revoked", transmissionRisk: 6 },
    published: Enin(published),
  };
};
const earlier = (
  ends: number,
  count: number,
  more: Partial<Report> = {},
  start = T - 400,
): EarlierPadding[] =>
  Array.from({ length: count }, (_, place) => ({
    ends: Enin(ends),
    place,
    key: diagnosis(start, { reportType: "confirmedClinicalDiagnosis", ...more }),
  }));

test("revised keys are hidden among padding of the windows they came from, then of others", async () => {
  const revisions = [revision(T - 50), revision(T - 50)];
  const there = new Map([
    [T - 50, earlier(T - 50, 100)],
    [T - 1, earlier(T - 1, 200)],
  ]);
  const windows = windowsToAsk(revisions, [Enin(T - 1), Enin(T - 50)]);
  assert.deepEqual(windows, [T - 50, T - 1]);
  const chosen = await choosePadding(revisions, padding, windows, async (ends) => there.get(ends) ?? []);
  assert.equal(chosen.length, padding.count("revised", 2));
  assert.equal(chosen.filter(({ ends }) => ends === T - 50).length, 100);
  assert.equal(new Set(chosen.map(({ ends, place }) => `${ends}/${place}`)).size, chosen.length);
  const padded = padRevisions(revisions, chosen, padding);
  assert.equal(padded.length, chosen.length + 2);
  assert.ok(
    padded.every(({ reportType, transmissionRisk }) => reportType === "revoked" && transmissionRisk === 6),
  );
  assert.deepEqual(padRevisions(revisions, chosen.toReversed(), padding), padded);
});

test("padding that said something a revised key never said is not revised: it would show itself", async () => {
  const revisions = [revision(T - 50)];
  const find = async () => [...earlier(T - 50, 60, { reportType: "confirmedTest" }), ...earlier(T - 50, 20)];
  const chosen = await choosePadding(revisions, padding, [Enin(T - 50)], find);
  assert.equal(chosen.length, 20);
  assert.ok(chosen.every(({ key }) => key.reportType === "confirmedClinicalDiagnosis"));
});

test("a padding key keeps its own day when it is revised, and its distance to onset fits", () => {
  const padded = padRevisions(
    [revision(T - 50, { daysSinceOnset: 1 })],
    earlier(T - 50, 1, {}, T - 400 - 288),
    padding,
  );
  const moved = padded.find(({ rollingStart }) => rollingStart === T - 688);
  assert.equal(moved?.daysSinceOnset, -1);
});

test("a large window is split into files of nearly the same length that hold every key once, in order", () => {
  const keys = Array.from({ length: 25 }, () => diagnosis());
  const none = columnsOf([]);
  const files = batches(columnsOf(keys), columnsOf(keys.slice(0, 7)), 10).map((batch) => ({
    keys: keysOf(batch.keys),
    revisedKeys: keysOf(batch.revisedKeys),
  }));
  assert.deepEqual(
    files.map((f) => f.keys.length + f.revisedKeys.length),
    [7, 8, 8, 9],
  );
  assert.deepEqual(
    files.flatMap((f) => f.keys),
    keys,
  );
  assert.deepEqual(
    files.flatMap((f) => f.revisedKeys),
    keys.slice(0, 7),
  );
  assert.equal(batches(columnsOf(keys), none, 25).length, 1);
  assert.deepEqual(batches(none, none, 10), []);
});
