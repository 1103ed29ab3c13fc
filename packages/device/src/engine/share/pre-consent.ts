/**
 * Agreeing before the result: answers given in advance, so that a share takes one tap. Nothing leaves the phone by it: they wait
 * until a code is good, are filled in then, and the share tap sends. It ends by itself, with a withdrawal, or with the share.
 */
import { Days, type Duration, type Instant, plus } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import { type OnsetFault, onsetFault } from "./onset-bound.ts";
import type { Onset } from "./view.ts";

/** How long an agreement in advance holds. */
export const PRE_CONSENT_LIFE: Duration = Days(7);

/** An agreement in advance that holds. */
export interface PreConsentView {
  readonly until: Instant;
  /** Null when not answered yet. */
  readonly onset: Onset | null;
  /** Outside the province in the last 14 days; null when skipped. */
  readonly traveler: boolean | null;
}

/** The agreement that holds at `now`, or null. */
export function preConsentView({ memory }: Context, now: Instant): PreConsentView | null {
  const { given } = memory.get("preConsent");
  return given !== null && now < given.until ? given : null;
}

/** What came of agreeing: taken; a day that cannot be the onset; or the phone has not started. Only the first changes anything. */
export type AgreedBefore = "agreed" | OnsetFault | "not_started";

/** Agrees, or agrees anew with other answers: the seven days begin again. */
export function agreeBefore(
  context: Context,
  onset: Onset | null,
  traveler: boolean | undefined,
): AgreedBefore {
  const fault = onsetFault(onset, context.now());
  if (fault !== undefined) return fault;
  const until = plus(context.now(), PRE_CONSENT_LIFE);
  context.memory.change("preConsent", { given: { until, onset, traveler: traveler ?? null } });
  return "agreed";
}

/** Takes the agreement back, or notes that it is used up. */
export function endPreConsent({ memory }: Context): void {
  if (memory.get("preConsent").given !== null) memory.change("preConsent", { given: null });
}
