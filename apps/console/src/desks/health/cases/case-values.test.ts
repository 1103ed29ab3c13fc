import assert from "node:assert/strict";
import { test } from "node:test";
import type { SampleTyped } from "@bluezone/contract/health/samples";
import { NO_TEST } from "../disease/chosen-test.ts";
import { classValuesOf, newestTest } from "./case-values.ts";

const sample = (taken: string, result: SampleTyped["result"]): SampleTyped => ({
  taken,
  specimen: "nose-throat",
  test: "pcr",
  laboratory: null,
  result,
});
const resulted = (taken: string, day: string) =>
  ({
    what: { kind: "sample-result", sample: sample(taken, { result: "positive", day }) },
  }) as const;

test("the class begins with the test of the last sample that has a result", () => {
  const waiting = { what: { kind: "sample", sample: sample("2020-12-27", null) } } as const;
  const newest = newestTest([
    resulted("2020-12-20", "2020-12-21"),
    resulted("2020-12-25", "2020-12-26"),
    waiting,
  ]);
  assert.deepEqual(newest, { test: "pcr", sampleDay: "2020-12-25", resultDay: "2020-12-26" });
  assert.deepEqual(classValuesOf({ class: "suspected", tested: null }, newest), {
    class: "suspected",
    test: "pcr",
    sampleDay: "25/12/2020",
    resultDay: "26/12/2020",
  });
});

test("without such a sample the test is the one that the class rests on, or none", () => {
  assert.equal(newestTest([]), null);
  const tested = { test: "rapid", sampleDay: "2020-12-20", resultDay: "2020-12-20" } as const;
  assert.equal(classValuesOf({ class: "probable", tested }, null).test, "rapid");
  assert.equal(classValuesOf({ class: "suspected", tested: null }, null).test, NO_TEST);
});
