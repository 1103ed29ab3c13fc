/** The resident's part of a share: answering, sharing, declining; and how it is shown. */
import type { DocumentOf } from "../../storage.ts";
import type { Context } from "../context.ts";
import { type OnsetFault, onsetFault } from "./onset-bound.ts";
import type { Onset, ShareView } from "./view.ts";

/** What came of an answer: taken; a day that cannot be the onset; or no share waits for one. Only the first changes anything. */
export type AnswerOutcome = "answered" | OnsetFault | "not_ready";

/** Symptoms started then; outside the province or not, undefined when skipped. */
export function answer(context: Context, onset: Onset, traveler: boolean | undefined): AnswerOutcome {
  const { state } = context.memory.get("share");
  if (state.is !== "ready") return "not_ready";
  // The day that stands may be the desk's, which knows better; it comes back with the answer to the other question.
  const stands =
    typeof onset === "object" && typeof state.onset === "object" && onset.day === state.onset?.day;
  const fault = stands ? undefined : onsetFault(onset, context.now());
  if (fault !== undefined) return fault;
  context.memory.change("share", { state: { ...state, onset, traveler: traveler ?? null } });
  return "answered";
}

/** Not now; the token keeps working until its end. */
export function decline(context: Context): void {
  const { state } = context.memory.get("share");
  if (state.is === "ready") context.memory.change("share", { state: { ...state, declined: true } });
}

/** A refusal has been read once another tap follows. */
export function codeSeen(context: Context): void {
  if (context.memory.get("code").state.is === "refused")
    context.memory.change("code", { state: { is: "none" } });
}

/** Leaves what cannot go on, or waits for a server: a code that is checked or was refused; beneath it, a share that failed. */
export function forgetCode({ memory }: Context): void {
  if (memory.get("code").state.is !== "none") memory.change("code", { state: { is: "none" } });
  else if (memory.get("share").state.is === "failed")
    memory.change("share", { state: { is: "none" }, remindedAt: null });
}

/** What the resident sees: the code while it is checked or refused, else the share. */
export function shareView({ state: code }: DocumentOf<"code">, { state }: DocumentOf<"share">): ShareView {
  if (code.is === "checking") return { is: "checking", cut: code.cut, nextTry: code.nextTry };
  if (code.is === "refused") return code;
  switch (state.is) {
    case "ready": {
      const { testType, until, onset, traveler, declined } = state;
      return { is: "ready", testType, until, onset, traveler, declined };
    }
    case "sending": {
      const { until, cut, nextTry, certificate } = state;
      return { is: "sending", step: certificate ? 4 : 3, until, cut, nextTry };
    }
    case "shared":
      return { is: "shared", at: state.at, testType: state.testType };
    case "failed":
      return { is: "failed", code: state.code };
    default:
      return { is: state.is };
  }
}
