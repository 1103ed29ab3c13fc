/** What an officer does next about a contact: one step, from what the page has read. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { ContactShown, readContact } from "@bluezone/contract/health/contacts";
import type { coursesOfContact } from "@bluezone/contract/health/quarantine";
import { type Instant, parseInstant } from "@bluezone/protocol/time";

type FollowUp = ResponseOf<typeof readContact>["followUps"][number];

/** The steps: `case` is their own, in whose record all goes on; `late` is something to be done whose time is over, `planned` is something to come. */
export type ContactStep = "case" | "classify" | "quarantine" | "quarantined" | "late" | "planned" | "none";

/** What the step depends on; `courses` is null for whoever may not see quarantines. */
export type ContactFacts = {
  readonly contact: {
    readonly classed: Pick<NonNullable<ContactShown["classed"]>, "class"> | null;
    readonly becameCase: Pick<NonNullable<ContactShown["becameCase"]>, "discarded"> | null;
  };
  readonly followUps: readonly Pick<FollowUp, "done" | "due">[];
  readonly courses: {
    readonly courses: readonly Pick<ResponseOf<typeof coursesOfContact>["courses"][number], "id" | "ended">[];
    readonly wanted: boolean;
  } | null;
  readonly now: Instant;
};

/** Whether somebody is a case themselves, so that nothing is done for them as a contact any more. */
export const isCase = ({ becameCase }: ContactFacts["contact"]): boolean => becameCase?.discarded === false;

/** Of what is to be done, the one that is due first. */
export const dueFirst = <Work extends Pick<FollowUp, "done" | "due">>(
  followUps: readonly Work[],
): Work | undefined =>
  followUps
    .filter(({ done }) => done === null)
    .toSorted((a, b) => parseInstant(a.due) - parseInstant(b.due))[0];

/** The one that comes first: the class, then that a close contact is kept apart, then what is to be done for them. */
export function contactStep(facts: ContactFacts): ContactStep {
  const { contact, courses, followUps, now } = facts;
  if (isCase(contact)) return "case";
  if (contact.classed === null) return "classify";
  if (courses?.wanted) return "quarantine";
  const due = dueFirst(followUps);
  if (due && parseInstant(due.due) < now) return "late";
  if (courses?.courses.some(({ ended }) => ended === null)) return "quarantined";
  return due ? "planned" : "none";
}
