/**
 * What a definition of close contact says about one contact. A suggestion: whoever interviewed decides. Where the document
 * or the interview leaves a gap the answer is "unsure", never a guess.
 */
import type { ContactRule } from "./contact-rule.ts";

/** How near somebody was. */
export type Circumstances = {
  /** "under-1m", "under-2m" (1 to 2 m), "same-room" (one narrow closed room, farther than 2 m), "other"; null: not known. */
  readonly distance: "under-1m" | "under-2m" | "same-room" | "other" | null;
  /** In all, whole; null: not known. */
  readonly minutes: number | null;
  /** Whether both wore masks all the time. */
  readonly masked: "yes" | "no" | "unknown";
  /** They touched, or live together. */
  readonly touched: boolean;
  /** Cared for the person without protection. */
  readonly carer: boolean;
  /** Days from the contact to the case's first symptoms, negative after them; null: not known, or no symptoms. */
  readonly daysBeforeOnset: number | null;
};

/** Whether it was a close contact, and what decided it. */
export type Closeness =
  | { readonly close: "yes"; readonly why: "touched" | "carer" | "near" | "closed-room" }
  | { readonly close: "no"; readonly why: "before-window" | "after-window" | "far" | "short" }
  | { readonly close: "unsure"; readonly why: "no-rule" | "distance" | "minutes" | "closed-room" };

type Why = Extract<Closeness, { readonly close: "yes" }>["why"];

/** Holds minutes against what the rule asks for; `loose` and `strict` are its fewest and most, when masks are not known. */
function lasting(minutes: number | null, [loose, strict]: readonly [number, number], why: Why): Closeness {
  if (strict === 0 || (minutes !== null && minutes >= strict)) return { close: "yes", why };
  if (minutes === null || (minutes >= loose && loose < strict)) return { close: "unsure", why: "minutes" };
  return { close: "no", why: "short" };
}

/** What the rule says about these circumstances; without a rule of that day nobody can say. */
export function closenessOf(rule: ContactRule | undefined, told: Circumstances): Closeness {
  if (!rule) return { close: "unsure", why: "no-rule" };
  const { distance, minutes, masked, touched, carer, daysBeforeOnset } = told;
  if (daysBeforeOnset !== null && daysBeforeOnset > rule.daysBeforeOnset)
    return { close: "no", why: "before-window" };
  if (daysBeforeOnset !== null && rule.daysAfterOnset !== null && -daysBeforeOnset > rule.daysAfterOnset)
    return { close: "no", why: "after-window" };
  if (touched) return { close: "yes", why: "touched" };
  if (carer) return { close: "yes", why: "carer" };
  if (distance === null) return { close: "unsure", why: "distance" };
  const near =
    distance === "under-1m" || (distance === "under-2m" && (rule.metres === null || rule.metres >= 2));
  if (near) {
    const { unmasked, masked: withMasks } = rule.minutes;
    const asked = { yes: [withMasks, withMasks], no: [unmasked, unmasked], unknown: [unmasked, withMasks] };
    return lasting(minutes, asked[masked] as [number, number], "near");
  }
  if (distance !== "same-room") return { close: "no", why: "far" };
  if (rule.closedRoomMinutes === null) return { close: "unsure", why: "closed-room" };
  return lasting(minutes, [rule.closedRoomMinutes, rule.closedRoomMinutes], "closed-room");
}

/** What an officer can decide, and what is suggested while nobody can say. */
export type SuggestedClass = "F1" | "F2" | "none" | "unsure";

/** The class that closeness to a case (F0) or to one of its close contacts (F1) gives: F1, or F2. */
export function suggestedClass({ close }: Closeness, near: "case" | "contact"): SuggestedClass {
  if (close === "unsure") return "unsure";
  if (close === "no") return "none";
  return near === "case" ? "F1" : "F2";
}
