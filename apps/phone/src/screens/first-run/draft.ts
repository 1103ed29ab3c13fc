/** What a resident has answered in the first run so far. Held in memory alone: nothing is kept before consent. */
import type { AgeGroup, FirstConsent } from "@bluezone/device/consent";

/** The answers so far. */
export interface Draft {
  readonly age: AgeGroup | null;
  readonly sensing: boolean;
  readonly guardian: boolean;
  readonly statistics: boolean;
  /** Code of a commune; null while none is chosen. */
  readonly area: string | null;
}

/** Nothing is agreed to by silence. */
export const UNANSWERED: Draft = {
  age: null,
  sensing: false,
  guardian: false,
  statistics: false,
  area: null,
};

/** Whether somebody other than the phone's user has to agree. */
export const needsGuardian = (age: AgeGroup | null): age is Exclude<AgeGroup, "16-up"> =>
  age !== null && age !== "16-up";

/** The first thing without which the phone cannot start, or null. */
export function missing({ age, sensing, guardian }: Draft): "age" | "sensing" | "guardian" | null {
  if (age === null) return "age";
  if (!sensing) return "sensing";
  return needsGuardian(age) && !guardian ? "guardian" : null;
}

/** The consent that the answers make, or null while something is missing. A guardian's word counts for a minor only. */
export function firstConsent(draft: Draft): FirstConsent | null {
  const { age, guardian, statistics, area } = draft;
  if (age === null || missing(draft) !== null) return null;
  return { age, guardian: needsGuardian(age) && guardian, statistics, area };
}
