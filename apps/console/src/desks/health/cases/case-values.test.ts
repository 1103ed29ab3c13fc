import assert from "node:assert/strict";
import { test } from "node:test";
import type { CaseClass } from "@bluezone/contract/health/cases";
import type { SampleTyped } from "@bluezone/contract/health/samples";
import { NO_TEST } from "../disease/chosen-test.ts";
import { classValuesOf, newestTest } from "./case-values.ts";

const proves = (test: string): CaseClass => (test === "pcr" ? "confirmed" : "probable");

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
  assert.deepEqual(newest, {
    tested: { test: "pcr", sampleDay: "2020-12-25", resultDay: "2020-12-26" },
    result: "positive",
  });
  assert.deepEqual(classValuesOf({ class: "suspected", tested: null }, newest, proves), {
    class: "confirmed",
    test: "pcr",
    sampleDay: "25/12/2020",
    resultDay: "26/12/2020",
  });
});

test("a positive sample offers the class that its test makes, and never a lower one", () => {
  const of = (named: CaseClass, result: NonNullable<SampleTyped["result"]>["result"], test = "pcr") =>
    classValuesOf(
      { class: named, tested: null },
      { tested: { test, sampleDay: "2020-12-25", resultDay: "2020-12-26" }, result },
      proves,
    ).class;
  assert.equal(of("probable", "positive"), "confirmed");
  assert.equal(of("confirmed", "positive", "rapid"), "confirmed");
  assert.equal(of("discarded", "positive"), "discarded", "whoever discarded it knew the sample");
  for (const result of ["negative", "unclear"] as const) assert.equal(of("suspected", result), "suspected");
});

test("without such a sample the test is the one that the class rests on, or none", () => {
  assert.equal(newestTest([]), null);
  const tested = { test: "rapid", sampleDay: "2020-12-20", resultDay: "2020-12-20" } as const;
  assert.equal(classValuesOf({ class: "probable", tested }, null, proves).test, "rapid");
  assert.equal(classValuesOf({ class: "suspected", tested: null }, null, proves).test, NO_TEST);
});
