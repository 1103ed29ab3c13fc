import assert from "node:assert/strict";
import { test } from "node:test";
import { daysToAlert, EXPECTED_REACHES, expectedAt } from "./expected-effect.ts";

const TIMES = [
  { step: "sampleToResult", p50: 20 },
  { step: "resultToCode", p50: 6 },
  { step: "codeToEntered", p50: 17.5 },
  { step: "enteredToCertified", p50: 0.5 },
] as const;

test("the days from a result to the alert are the sum of its three steps alone", () => {
  assert.equal(daysToAlert(TIMES), 1);
});

test("a step that is hidden or not there makes the days unknown, never shorter", () => {
  for (const step of ["resultToCode", "codeToEntered", "enteredToCertified"] as const) {
    assert.equal(daysToAlert(TIMES.map((time) => (time.step === step ? { step, p50: null } : time))), null);
    assert.equal(daysToAlert(TIMES.filter((time) => time.step !== step)), null);
  }
  assert.equal(daysToAlert([]), null);
  assert.equal(
    daysToAlert(TIMES.map((time) => (time.step === "sampleToResult" ? { ...time, p50: null } : time))),
    1,
  );
});

test("the answers nearest to a reach and a delay are one of each source of contacts", () => {
  const rows = expectedAt(0.37, 0.9);
  assert.deepEqual(
    rows.map(({ contacts, reach, delay }) => [contacts, reach, delay]),
    [
      ["prem-2021", 0.4, 1],
      ["horby-2007", 0.4, 1],
    ],
  );
  for (const reach of EXPECTED_REACHES) assert.equal(expectedAt(reach, 99).length, 2);
});
