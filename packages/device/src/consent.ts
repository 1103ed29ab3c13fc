/** What a resident has agreed to, and who it was: sensing, without which nothing starts, and statistics, which is optional. */
import { HOME } from "@bluezone/policy/home";
import type { Instant } from "@bluezone/protocol/time";

/** Years of age of who uses this phone: under 7 a guardian decides, from 7 to 15 both do, from 16 the resident alone. */
export type AgeGroup = "under-7" | "7-15" | "16-up";
/** All of them, the youngest first. */
export const AGE_GROUPS = ["under-7", "7-15", "16-up"] as const satisfies readonly AgeGroup[];

/** What has been agreed to, and when; null is not. */
export interface ConsentView {
  /** To broadcast, listen and note. Null: the phone has not started. */
  readonly sensing: Instant | null;
  /** To say once a week, mixed with chance, that the app runs, in which district and for how long a day. */
  readonly statistics: Instant | null;
  /** Null on a phone that started before anybody was asked. */
  readonly age: AgeGroup | null;
  /** When a parent or guardian agreed as well. */
  readonly guardian: Instant | null;
}

/** What the first run asks before the phone starts. */
export interface FirstConsent {
  readonly statistics: boolean;
  readonly age: AgeGroup;
  /** A parent or guardian agrees as well. */
  readonly guardian: boolean;
  /** Code of a commune, ward or township of `@bluezone/policy/commune`; null when skipped. */
  readonly area: string | null;
}

/** An adult who agrees to sensing and to nothing else. */
export const ADULT: FirstConsent = { statistics: false, age: "16-up", guardian: false, area: null };

/** What `start` came to. Refused, nothing has started and nothing is stored. */
export type StartOutcome = "started" | "guardian_needed" | "unknown_area";
/** What `chooseArea` came to. Refused, the area is as it was. */
export type AreaChosen = "chosen" | "unknown_area";

/** What `noteStay` came to. Refused, nothing is noted. */
export type StayNoted = "noted" | "unknown_area" | "too_long_ago" | "too_many";

const CODES: ReadonlySet<string> = new Set(HOME.communes.map(({ code }) => code));
/** Whether the register of communes has this code, on whatever day. */
export const isArea = (area: string): boolean => CODES.has(area);

/** Whether a first consent is enough to start on. */
export function consented({ age, guardian, area }: FirstConsent): StartOutcome {
  if (age !== "16-up" && !guardian) return "guardian_needed";
  return area === null || isArea(area) ? "started" : "unknown_area";
}
