/** An alert: what a resident is told of one day's encounters. Facts only; the texts are the screens'. */
import type { Day, Instant } from "@bluezone/protocol/time";
import type { PartOfDay } from "./part-of-day.ts";

/** How far the day reached the bounds of the risk profile. */
export type AlertLevel = "low" | "high";

/** How surely the phones were near: heard clearly nearly all the time, now clear and now weak, or weak. */
export type AlertConfidence = "high" | "medium" | "low";

/** What the other side's result rests on. Several on one day: the firmest. */
export type AlertKind = "confirmed" | "clinical" | "self-report";

/** What to do today: stay at home where possible, or stay at home and call the health station now. */
export type FirstStep = "stay-home-if-possible" | "stay-home-and-call";

/** One day's alert. */
export interface Alert {
  /** The day as "2020-12-27"; names the alert in `acknowledge`. */
  readonly id: string;
  /** Calendar day in Vietnam. */
  readonly day: Day;
  /** Hidden where showing it could reveal the person. */
  readonly part: PartOfDay | "hidden";
  /** Whole minutes near, added up over the day, 1 or more. */
  readonly minutes: number;
  /** Separate encounters on the day, 1 or more. */
  readonly encounters: number;
  readonly confidence: AlertConfidence;
  /** The phones heard each other clearly, and the confidence is medium only because a model of theirs was never measured. */
  readonly unmeasured: boolean;
  readonly level: AlertLevel;
  readonly kind: AlertKind;
  /** When it was raised, or raised again for a further encounter. */
  readonly raisedAt: Instant;
  /** It tells of a further encounter on a day that was told of before. */
  readonly again: boolean;
  /** The resident has opened it. */
  readonly seen: boolean;
  /** When it was withdrawn because the result was revised. */
  readonly withdrawnAt: Instant | null;
  /** The first step and the deadlines of the others, by the policy in force when it was raised. */
  readonly today: FirstStep;
  readonly testBefore: Day;
  readonly watchUntil: Day;
}
