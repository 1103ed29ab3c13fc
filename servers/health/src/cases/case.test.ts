/** What the parts of a case may say together, each day on its edge. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault } from "@bluezone/contract/fault";
import { OLDEST_ONSET, OLDEST_SAMPLE } from "@bluezone/contract/health/cases";
import type { Disease } from "@bluezone/policy/disease";
import { COVID_19, MEASLES } from "@bluezone/policy/testing/diseases";
import { addDays, parseDay } from "@bluezone/protocol/time";
import { type Classified, checkClass, checkOnset } from "./case.ts";

const today = parseDay("2020-12-28");
const day = (after: number) => addDays(today, after);
const refused = (check: () => void): string => {
  try {
    check();
    return "";
  } catch (error) {
    if (error instanceof Fault) return error.code;
    throw error;
  }
};
/** A class of a PCR: the days of sample, result and class, from today. */
const pcr = (sample: number, result: number, since: number, named: Classified["class"] = "confirmed") =>
  refused(() =>
    checkClass(
      COVID_19,
      {
        class: named,
        classDay: day(since),
        tested: { test: "pcr", sampleDay: day(sample), resultDay: day(result) },
      },
      today,
    ),
  );

test("a sample is of the last sixty days, its result no earlier than it, the class no earlier than the result", () => {
  assert.equal(pcr(-OLDEST_SAMPLE, 0, 0), "");
  assert.equal(pcr(-OLDEST_SAMPLE - 1, 0, 0), "sample_day_invalid");
  assert.equal(pcr(0, 0, 0), "");
  assert.equal(pcr(1, 1, 1), "sample_day_invalid");
  assert.equal(pcr(-1, -2, 0), "result_day_invalid");
  assert.equal(pcr(-1, 1, 1), "result_day_invalid");
  assert.equal(pcr(-2, -1, -1), "");
  assert.equal(pcr(-2, -1, -2), "class_day_invalid");
  assert.equal(pcr(-2, -1, 1), "class_day_invalid");
});

test("only a PCR makes a case confirmed; a class follows the one before", () => {
  const untested = (named: Classified["class"], since: number, after?: number) =>
    refused(() =>
      checkClass(
        COVID_19,
        { class: named, classDay: day(since), tested: null },
        today,
        after === undefined ? {} : { after: day(after) },
      ),
    );
  assert.equal(untested("confirmed", 0), "class_invalid");
  assert.equal(untested("probable", 0), "");
  assert.equal(untested("suspected", -3, -3), "");
  assert.equal(untested("suspected", -3, -2), "class_day_invalid");
});

test("symptoms began in the sixty days before the case was recorded, and no later than today", () => {
  const onset = (from: number) => refused(() => checkOnset({ onset: "day", onsetDay: day(from) }, today));
  assert.deepEqual([0, 1, -OLDEST_ONSET, -OLDEST_ONSET - 1].map(onset), [
    "",
    "onset_invalid",
    "",
    "onset_invalid",
  ]);
});

test("a test is one of the disease; measles is confirmed without one where the case was near a known case", () => {
  const of = (disease: Disease, test: string | null, linked = false) =>
    refused(() =>
      checkClass(
        disease,
        {
          class: "confirmed",
          classDay: today,
          tested: test === null ? null : { test, sampleDay: today, resultDay: today },
        },
        today,
        { linked },
      ),
    );
  assert.deepEqual([of(COVID_19, "igm"), of(COVID_19, null, true)], ["test_unknown", "class_invalid"]);
  assert.deepEqual(
    [of(MEASLES, "igm"), of(MEASLES, "rapid"), of(MEASLES, null), of(MEASLES, null, true)],
    ["", "test_unknown", "class_invalid", ""],
  );
});
