import assert from "node:assert/strict";
import { test } from "node:test";
import { parseInstant } from "@bluezone/protocol/time";
import { type ContactFacts, contactStep } from "./next-step.ts";

const NOW = "2020-12-27T03:00:00.000Z";
const call = (due: string, done: string | null = null) => ({ due, done });

/** The step of a close contact for whom nothing was done yet, but for what is said. */
const stepOf = (facts: Partial<ContactFacts> = {}) =>
  contactStep({
    contact: { classed: { class: "F1" }, becameCase: null },
    followUps: [],
    courses: { courses: [], wanted: true },
    now: parseInstant(NOW),
    ...facts,
  });

test("a contact is classified, kept apart when the rule wants it, and then what is late is done", () => {
  assert.equal(stepOf({ contact: { classed: null, becameCase: null } }), "classify");
  const late = [call("2020-12-27T02:00:00.000Z")];
  assert.equal(stepOf({ followUps: late }), "quarantine");
  const courses = { courses: [{ id: "q", ended: null }], wanted: false };
  assert.equal(stepOf({ courses, followUps: late }), "late");
  assert.equal(stepOf({ courses, followUps: [call(NOW)] }), "quarantined");
  const over = { courses: [{ id: "q", ended: "2020-12-26" }], wanted: false };
  assert.equal(stepOf({ courses: over, followUps: [call(NOW)] }), "planned");
  assert.equal(stepOf({ courses: over, followUps: [call("2020-12-26T02:00:00.000Z", NOW)] }), "none");
});

test("who may not see quarantines is not sent there", () => {
  assert.equal(stepOf({ courses: null }), "none");
  assert.equal(stepOf({ courses: null, followUps: [call(NOW)] }), "planned");
});

test("who is a case themselves is one first, unless that case was discarded", () => {
  const of = (discarded: boolean) => stepOf({ contact: { classed: null, becameCase: { discarded } } });
  assert.deepEqual([of(false), of(true)], ["case", "classify"]);
});
