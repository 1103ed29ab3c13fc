import assert from "node:assert/strict";
import { test } from "node:test";
import { vectors } from "@bluezone/protocol/testing/vectors";
import type { Scan } from "../pair.ts";
import { HERALD } from "./herald.ts";
import { NHS_V2, nhsScore } from "./nhs-v2.ts";
import type { Rule } from "./rule.ts";
import {
  BLUEZONE_BEFORE,
  CORONA_WARN_APP,
  ENX_NARROW_V1,
  ENX_NARROW_V2,
  ENX_WIDE,
  PLAIN_ATTENUATION,
  SWISS_COVID,
} from "./weighted-minutes.ts";

const minutes = (typical: number, least: number, count: number): { readonly scans: readonly Scan[] } => ({
  scans: [{ typical, least, seconds: 60 * count }],
});

test("the smoother of the NHS app gives the scores of its reference, to a thousandth", () => {
  const { cases } = vectors<{ cases: { name: string; scans: [number, number][]; score: number }[] }>(
    "nhs-risk-score",
  );
  assert.ok(cases.length >= 4);
  for (const { name, scans, score } of cases) {
    const found = nhsScore(scans.map(([seconds, value]) => ({ seconds, value })));
    assert.ok(Math.abs(found / score - 1) < 0.001, `${name}: ${found}, not ${score}`);
  }
});

test("each rule of buckets weighs ten minutes as it was published, on both sides of its edges", () => {
  const table: [rule: Rule, typical: number, least: number, score: number][] = [
    [CORONA_WARN_APP, 90, 62, 8],
    [CORONA_WARN_APP, 90, 63, 10],
    [CORONA_WARN_APP, 90, 73, 1],
    [CORONA_WARN_APP, 50, 79, 0],
    [ENX_NARROW_V1, 55, 0, 15],
    [ENX_NARROW_V1, 56, 0, 10],
    [ENX_NARROW_V1, 64, 0, 4],
    [ENX_NARROW_V1, 71, 0, 0],
    [ENX_NARROW_V2, 55, 0, 17.5],
    [ENX_NARROW_V2, 68, 0, 3.3],
    [ENX_WIDE, 55, 0, 20],
    [ENX_WIDE, 80, 0, 2.5],
    [ENX_WIDE, 81, 0, 0],
    [SWISS_COVID, 53, 0, 10],
    [SWISS_COVID, 60, 0, 5],
    [SWISS_COVID, 61, 0, 0],
    [BLUEZONE_BEFORE, 68, 0, 10],
    [BLUEZONE_BEFORE, 72, 0, 5],
    [BLUEZONE_BEFORE, 73, 0, 0],
  ];
  for (const [rule, typical, least, score] of table) {
    const found = rule.score(minutes(typical, least, 10));
    assert.ok(Math.abs(found - score) < 1e-9, `${rule.name} at ${typical}/${least}: ${found}`);
  }
});

test("Herald counts time in full up to a metre and nothing from two metres on", () => {
  // −17.10208 + 0.266793 × 67.8 dB of level is 1 m.
  const at = (metres: number) => (metres + 17.10208) / 0.266793 - 13;
  assert.equal(HERALD.score(minutes(at(0.9), 0, 1)), 60);
  assert.ok(
    Math.abs(HERALD.score(minutes(at(1.5), 0, 1)) - 60 * (1 - 3.3598856662 * Math.log10(1.5))) < 1e-6,
  );
  assert.equal(HERALD.score(minutes(at(2), 0, 1)), 0);
});

test("no rule says anything of a pair that never heard each other", () => {
  for (const rule of [CORONA_WARN_APP, BLUEZONE_BEFORE, NHS_V2, HERALD, PLAIN_ATTENUATION])
    assert.equal(rule.score({ scans: [] }), Number.NEGATIVE_INFINITY, rule.name);
});
