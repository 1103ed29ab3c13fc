import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import { readFieldData } from "./field-data.ts";
import { fit } from "./fit.ts";
import { byDistance, judge } from "./judged.ts";
import { pairLevel } from "./levels.ts";
import type { Pair } from "./pair.ts";
import { auc } from "./roc.ts";
import { judgeNow, judgePhonesUnknown } from "./rules/now.ts";
import { PLAIN_ATTENUATION } from "./rules/weighted-minutes.ts";
import { LINE, madeUp } from "./testing/made-up.ts";

const folder = testFolder();
let pairs: readonly Pair[] = [];
before(async () => {
  await writeFile(join(folder, "made-up.json"), JSON.stringify(madeUp(8, 5)));
  ({ pairs } = await readFieldData(folder));
});

test("the fit finds the line and the phones' levels that the levels were made of", () => {
  const { level, levels } = fit(pairs);
  assert.ok(Math.abs(level.perDecade - LINE.perDecade) < 2.5, `${level.perDecade} dB a decade`);
  const levelOf = (model: string, brand: string) =>
    pairLevel({ by: { maker: brand, model }, of: { maker: "", model: "" } }, levels);
  assert.ok(Math.abs(levelOf("B", "Samsung") - levelOf("A", "Samsung") - 6) < 1.5);
  assert.ok(Math.abs(levelOf("C", "Apple") - levelOf("D", "Apple") + 6) < 1.5);
});

test("two fits to the same data are the same", () => {
  assert.deepEqual(fit(pairs), fit(pairs));
});

test("a fit to no pair that heard another is refused", () => {
  assert.throws(() => fit(pairs.map((pair) => ({ ...pair, scans: [] }))), /pairs that heard/);
});

const everywhere = () => new Set(pairs.map(({ experiment }) => experiment));

test("knowing the phones' levels from other experiments tells near from far better than attenuation alone", () => {
  const now = auc(byDistance(judgeNow(pairs, everywhere()).judgement.judged))!;
  const plain = auc(byDistance(judge(PLAIN_ATTENUATION, pairs).judged))!;
  const unknown = auc(byDistance(judgePhonesUnknown(pairs).judged))!;
  assert.ok(now > plain + 0.05 && now > unknown, `${now}, ${plain}, ${unknown}`);
});

test("an experiment never reaches the fit that judges it: its own truth does not change its probabilities", () => {
  const [first] = everywhere();
  const lied = pairs.map((pair) =>
    pair.experiment === first ? { ...pair, metres: 10 - pair.metres } : pair,
  );
  const probabilities = (some: readonly Pair[]) =>
    judgeNow(some, everywhere())
      .judgement.judged.filter(({ pair }) => pair.experiment === first)
      .map(({ probability }) => probability);
  assert.deepEqual(probabilities(lied), probabilities(pairs));
});

test("an experiment that the shipped figures never saw is judged by them, whatever else lies there", () => {
  const { sources } = judgeNow(pairs, new Set());
  assert.deepEqual([...new Set(Object.values(sources))], ["shipped figures"]);
  const [first] = everywhere();
  const alone = pairs.filter(({ experiment }) => experiment === first);
  assert.match(judgeNow(alone, everywhere()).sources[first!]!, /^not judged/);
  assert.deepEqual(judgeNow(alone, everywhere()).judgement.judged, []);
});
