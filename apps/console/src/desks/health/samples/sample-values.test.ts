import assert from "node:assert/strict";
import { test } from "node:test";
import type { SampleTyped } from "@bluezone/contract/health/samples";
import { COVID_19 } from "@bluezone/policy/testing/diseases";
import { parseDay } from "@bluezone/protocol/time";
import { newSample, sampleIn, sampleValuesOf } from "./sample-values.ts";

const TODAY = parseDay("2020-12-27");
const WAITS: SampleTyped = {
  taken: "2020-12-26",
  specimen: "saliva",
  test: "rapid",
  laboratory: "Trung tâm Kiểm soát bệnh tật",
  result: null,
};

test("what is kept is what would be typed, with a result or without", () => {
  const done: SampleTyped = { ...WAITS, result: { result: "unclear", day: "2020-12-26" } };
  for (const sample of [WAITS, done])
    assert.deepEqual(sampleIn(sampleValuesOf(sample, TODAY), TODAY), sample);
});

test("a new sample is of today and waits; a result that is entered is of today", () => {
  const typed = newSample(COVID_19, TODAY);
  assert.deepEqual(sampleIn(typed, TODAY), {
    taken: "2020-12-27",
    specimen: "nose-throat",
    test: "pcr",
    laboratory: null,
    result: null,
  });
  const entered = { ...sampleValuesOf(WAITS, TODAY), result: "positive" };
  assert.deepEqual(sampleIn(entered, TODAY).result, { result: "positive", day: "2020-12-27" });
});
