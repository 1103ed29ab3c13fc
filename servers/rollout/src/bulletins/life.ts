/** The life of a bulletin: draft → submitted → approved → withdrawn; returned is a draft again. Urgent ones skip the wait, not the second look. */
import { Fault } from "@bluezone/contract/fault";
import { Hours, type Instant, plus } from "@bluezone/protocol/time";
import { type Actor, isSecondPerson } from "@bluezone/staff/two-people";

/** What decides what may be done with a bulletin. */
export type Standing = {
  readonly state: "draft" | "submitted" | "approved" | "withdrawn";
  readonly urgent: boolean;
  /** Everybody who has had a hand in it. */
  readonly hands: readonly string[];
  /** When the second look is due; absent where none is, or it has been. */
  readonly reviewDue: Instant | undefined;
  /** Whether a second person has had it before. */
  readonly wasSubmitted: boolean;
};
/** What can be done with a bulletin. */
export type Step =
  | "edit"
  | "submit"
  | "recall"
  | "discard"
  | "return"
  | "approve"
  | "publish-urgent"
  | "review"
  | "withdraw";

/** How long an urgent bulletin may be out before a second person has looked at it. */
export const SECOND_LOOK = Hours(12);
/** When the second look at what goes out now is due. */
export const secondLookDue = (now: Instant): Instant => plus(now, SECOND_LOOK);

const FROM: Readonly<Record<Step, readonly Standing["state"][]>> = {
  edit: ["draft"],
  submit: ["draft"],
  recall: ["submitted"],
  discard: ["draft"],
  return: ["submitted"],
  approve: ["submitted"],
  "publish-urgent": ["draft", "submitted"],
  review: ["approved"],
  withdraw: ["approved"],
};

/** Why somebody cannot take a step now: a code of the contract; undefined when they can. Permissions are asked elsewhere. */
export function hindrance(step: Step, standing: Standing, actor: Actor): string | undefined {
  const { state, urgent, hands, reviewDue, wasSubmitted } = standing;
  if (!FROM[step].includes(state)) return "conflict";
  if (step === "publish-urgent" && !urgent) return "not_urgent";
  if (step === "discard" && wasSubmitted) return "conflict";
  if ((step === "recall" || step === "discard") && !hands.includes(actor.id)) return "not_writer";
  if (step === "review" && reviewDue === undefined) return "conflict";
  const second = step === "approve" || step === "review";
  return second && !isSecondPerson(actor, hands) ? "same_person" : undefined;
}

const SENTENCES: Readonly<Record<string, string>> = {
  conflict: "The bulletin is no longer in the state that this asks for.",
  not_urgent: "Only an urgent bulletin goes out before a second person has seen it.",
  not_writer: "Only who has written in it takes it back or throws it away.",
  same_person:
    "Who has written in it, or whose account comes from the same administrator, cannot be the second person.",
};

/** Throws the Fault of a hindrance. */
export function mustStep(step: Step, standing: Standing, actor: Actor): void {
  const code = hindrance(step, standing, actor);
  if (code !== undefined) throw new Fault(code, SENTENCES[code] ?? code);
}
