import assert from "node:assert/strict";
import { test } from "node:test";
import { Hours, Instant } from "@bluezone/protocol/time";
import fc from "fast-check";
import { withHand } from "../hands.ts";
import { hindrance, mustStep, type Standing, type Step, secondLookDue } from "./life.ts";

const person = fc.constantFrom("an", "binh", "chi", "dung");
const steps: readonly Step[] = [
  "edit",
  "submit",
  "recall",
  "return",
  "approve",
  "publish-urgent",
  "review",
  "withdraw",
];
const NOW = Instant(0);

/** Somebody whose account is like nobody else's. */
const alone = (id: string) => ({ id, accounts: new Set([id]) });

/** What a bulletin becomes by a step that nothing hinders. */
function after(standing: Standing, step: Step, who: string): Standing {
  const hands = withHand(standing.hands, who);
  switch (step) {
    case "edit":
      return { ...standing, hands };
    case "submit":
      return { ...standing, hands, state: "submitted", wasSubmitted: true };
    case "discard":
      return standing;
    case "recall":
    case "return":
      return { ...standing, state: "draft" };
    case "approve":
      return { ...standing, state: "approved", reviewDue: undefined };
    case "publish-urgent":
      return { ...standing, hands, state: "approved", reviewDue: NOW };
    case "review":
      return { ...standing, reviewDue: undefined };
    case "withdraw":
      return { ...standing, state: "withdrawn", reviewDue: undefined };
  }
}

test("whatever people do in whatever order, nothing ordinary is approved by somebody who had a hand in it", () => {
  fc.assert(
    fc.property(
      person,
      fc.boolean(),
      fc.array(fc.tuple(fc.constantFrom(...steps), person), { maxLength: 12 }),
      (author, urgent, actions) => {
        let standing: Standing = {
          state: "draft",
          urgent,
          hands: [author],
          reviewDue: undefined,
          wasSubmitted: false,
        };
        for (const [step, who] of actions) {
          if (hindrance(step, standing, alone(who)) !== undefined) continue;
          if (step === "approve" || step === "review") assert.ok(!standing.hands.includes(who));
          const next = after(standing, step, who);
          if (next.state === "approved" && standing.state !== "approved" && step !== "approve") {
            assert.ok(urgent, "only an urgent one goes out alone");
            assert.notEqual(next.reviewDue, undefined, "and then it waits for a second look");
          }
          standing = next;
        }
      },
    ),
    { numRuns: 500 },
  );
});

test("an ordinary bulletin does not go out alone, and an approved one is not changed", () => {
  const draft: Standing = {
    state: "draft",
    urgent: false,
    hands: ["an"],
    reviewDue: undefined,
    wasSubmitted: false,
  };
  assert.equal(hindrance("discard", draft, alone("binh")), "not_writer");
  assert.equal(hindrance("discard", { ...draft, wasSubmitted: true }, alone("an")), "conflict");
  assert.equal(hindrance("recall", draft, alone("an")), "conflict");
  assert.equal(hindrance("publish-urgent", draft, alone("an")), "not_urgent");
  assert.equal(hindrance("edit", { ...draft, state: "approved" }, alone("an")), "conflict");
  assert.equal(hindrance("approve", { ...draft, state: "submitted" }, alone("an")), "same_person");
  assert.equal(hindrance("approve", { ...draft, state: "submitted" }, alone("binh")), undefined);
});

test("a hindrance is refused by its code, with a sentence; the second look is due twelve hours later", () => {
  const draft: Standing = {
    state: "draft",
    urgent: false,
    hands: ["an"],
    reviewDue: undefined,
    wasSubmitted: false,
  };
  assert.throws(() => mustStep("publish-urgent", draft, alone("an")), {
    code: "not_urgent",
    message: /^Only an urgent bulletin/,
  });
  assert.doesNotThrow(() => mustStep("submit", draft, alone("an")));
  assert.equal(secondLookDue(NOW), Hours(12));
});
