/** What becomes of a claim: new → answered → published; who may take which step. */
import { type Actor, isSecondPerson } from "@bluezone/staff/two-people";

/** Where a claim stands. */
export type RumourState = "new" | "answered" | "published" | "closed" | "withdrawn";
/** What can be done with it. */
export type RumourStep = "answer" | "approve" | "return" | "close";

const AFTER: Readonly<Record<RumourStep, Partial<Record<RumourState, RumourState>>>> = {
  answer: { new: "answered", answered: "answered" },
  approve: { answered: "published" },
  return: { answered: "new" },
  // What was never out is closed; what was out is taken back, and said so.
  close: { new: "closed", answered: "closed", published: "withdrawn" },
};

/** Where a step leads; "conflict" when it cannot be taken from there, "same_person" when it needs a second one. */
export function stepFrom(
  state: RumourState,
  step: RumourStep,
  { actor, hands }: { readonly actor: Actor; readonly hands: readonly string[] },
): { readonly to: RumourState } | { readonly fault: "conflict" | "same_person" } {
  const to = AFTER[step][state];
  if (to === undefined) return { fault: "conflict" };
  if (step === "approve" && !isSecondPerson(actor, hands)) return { fault: "same_person" };
  return { to };
}
