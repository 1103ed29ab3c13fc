import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type RumourState, type RumourStep, stepFrom } from "./life.ts";

/** Somebody whose account is like nobody else's. */
const alone = (id: string) => ({ id, accounts: new Set([id]) });
const STEPS: readonly RumourStep[] = ["answer", "approve", "return", "close"];

test("whatever is done in whatever order by whomever, nothing is published that one person alone has written and approved", () => {
  const action = fc.record({ step: fc.constantFrom(...STEPS), person: fc.constantFrom("a", "b", "c") });
  fc.assert(
    fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
      let state: RumourState = "new";
      let hands: readonly string[] = [];
      for (const { step, person } of actions) {
        const outcome = stepFrom(state, step, { actor: alone(person), hands });
        if ("fault" in outcome) continue;
        if (step === "answer") hands = [...new Set([...hands, person])];
        if (outcome.to === "published") {
          assert.equal(state, "answered");
          assert.ok(hands.length > 0 && !hands.includes(person));
        }
        state = outcome.to;
      }
    }),
  );
});

test("a correction that was out is withdrawn, not closed, and nothing comes after either", () => {
  const who = { actor: alone("a"), hands: [] };
  assert.deepEqual(stepFrom("published", "close", who), { to: "withdrawn" });
  for (const state of ["closed", "withdrawn"] as const)
    for (const step of STEPS) assert.deepEqual(stepFrom(state, step, who), { fault: "conflict" });
});

test("who wrote an answer may go on writing it, and alone cannot approve it", () => {
  const writer = { actor: alone("a"), hands: ["a"] };
  assert.deepEqual(stepFrom("answered", "answer", writer), { to: "answered" });
  assert.deepEqual(stepFrom("answered", "return", writer), { to: "new" });
  assert.deepEqual(stepFrom("answered", "approve", writer), { fault: "same_person" });
  assert.deepEqual(stepFrom("answered", "approve", { actor: alone("b"), hands: ["a"] }), { to: "published" });
});
