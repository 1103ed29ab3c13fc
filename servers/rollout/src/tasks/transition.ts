/** What can be done with a task in which state, and what comes of it. Taking note again changes nothing; all else that does not fit is a conflict. */
import { Fault } from "@bluezone/contract/fault";
import type { AssignmentState } from "@bluezone/contract/rollout/tasks";

/** What somebody does. */
export type Transition = "acknowledge" | "start" | "submit" | "accept" | "return";

const NEXT: Readonly<Record<Transition, Partial<Record<AssignmentState, AssignmentState>>>> = {
  acknowledge: { open: "acknowledged" },
  start: { open: "started", acknowledged: "started" },
  submit: { open: "submitted", acknowledged: "submitted", started: "submitted", returned: "submitted" },
  accept: { submitted: "accepted" },
  return: { submitted: "returned" },
};

/** The state after a transition. Throws Fault `conflict` when it does not fit the state. */
export function after(state: AssignmentState, transition: Transition): AssignmentState {
  const next = NEXT[transition][state];
  if (next) return next;
  if (transition === "acknowledge") return state;
  throw new Fault("conflict", "The task is no longer in the state that this asks for.");
}

/** States in which evidence is added and taken back. */
export const takesEvidence = (state: AssignmentState): boolean =>
  state !== "submitted" && state !== "accepted";
