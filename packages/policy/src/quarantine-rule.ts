/** How long a close contact (F1) is kept in quarantine, by a document. Only health staff decide on a person; no phone does. */
import type { WithValidity } from "./dated.ts";

/** One course of quarantine. Day 1 is the first day in quarantine. */
export interface QuarantineCourse {
  readonly place: "site" | "home" | "none";
  /** Days in quarantine. */
  readonly days: number;
  /** Days of watching oneself at home afterwards. */
  readonly thenWatchDays: number;
  /** Days of the course on which a sample is taken, where the document names them. */
  readonly testDays: readonly number[];
}

/** The rule of a time; vaccinated and recovered contacts may have a course of their own. */
export type QuarantineRule = WithValidity<{
  readonly document: string;
  readonly unprotected: QuarantineCourse;
  readonly vaccinatedOrRecovered: QuarantineCourse;
  /** False where no source at hand states every figure: to be checked by a health officer. */
  readonly confirmed: boolean;
}>;
