import assert from "node:assert/strict";
import { test } from "node:test";
import { consented } from "@bluezone/device/consent";
import { type Draft, firstConsent, missing, UNANSWERED } from "./draft.ts";

const adult: Draft = { ...UNANSWERED, age: "16-up", sensing: true };

test("nothing is agreed to by silence", () => {
  assert.equal(firstConsent(UNANSWERED), null);
  assert.equal(missing(UNANSWERED), "age");
  assert.equal(missing({ ...UNANSWERED, age: "16-up" }), "sensing");
});

test("an adult starts alone, with statistics off unless chosen", () => {
  assert.deepEqual(firstConsent(adult), { age: "16-up", guardian: false, statistics: false, area: null });
  assert.equal(firstConsent({ ...adult, statistics: true })?.statistics, true);
});

test("a child starts only when a guardian agrees as well, and the phone takes that consent", () => {
  for (const age of ["under-7", "7-15"] as const) {
    assert.equal(missing({ ...adult, age }), "guardian");
    const both = firstConsent({ ...adult, age, guardian: true });
    assert.ok(both);
    assert.equal(consented(both), "started");
  }
});

test("a guardian's word left over from another age does not stand beside an adult's", () => {
  assert.equal(firstConsent({ ...adult, guardian: true })?.guardian, false);
});
