/** What the weekly figure asks and how each answer is mixed. Without a schema: a screen that explains it loads nothing else. */
import type { Province } from "@bluezone/policy/province";

/** The districts of a province that can be named. Another list of districts has another name. */
export type Areas = {
  readonly name: string;
  /** The answers about the district in their order: one of the districts by its code, or "none" for who does not wish to say. */
  readonly answers: readonly string[];
};

/** Those of a province. */
export const areasOf = ({
  districtList,
  districts,
}: Pick<Province, "districtList" | "districts">): Areas => ({
  name: districtList,
  answers: [...new Set(districts.map(({ code }) => code)), "none"],
});

/** The answers about the hours a day, on the mean of the week, in which the phone could hear others. */
export const HOURS_ANSWERS = ["0-6", "6-12", "12-18", "18-24"] as const;

/** How far an alert can go: not opened, opened, a call asked for, a positive result of the owner's own entered. */
export const ALERT_STEPS = ["unopened", "opened", "called", "positive"] as const;
/** One of them. */
export type AlertStep = (typeof ALERT_STEPS)[number];
/** How soon an alert was opened after the end of the list that it came from: within six hours, within a day, or later. */
export const OPENED_IN = ["6h", "day", "later"] as const;
/** One of them. */
export type OpenedIn = (typeof OPENED_IN)[number];
/**
 * The answers about what came of an alert in its fourteen days: its level, its furthest step and, where that is opening it or a
 * call, how soon it was opened; "withdrawn" of one whose result was taken back; "none" where there was none. Of phones whose
 * owners agreed to it.
 */
export const ALERT_ANSWERS = [
  "none",
  "withdrawn",
  "low-unopened",
  "low-opened-6h",
  "low-opened-day",
  "low-opened-later",
  "low-called-6h",
  "low-called-day",
  "low-called-later",
  "low-positive",
  "high-unopened",
  "high-opened-6h",
  "high-opened-day",
  "high-opened-later",
  "high-called-6h",
  "high-called-day",
  "high-called-later",
  "high-positive",
] as const;
/**
 * How that answer is mixed: ε = 4, so the true one is kept 76 times in 100. Nearly all phones say "none": with less nothing could
 * be estimated in a province, and an answer still says little, because far more of its like are mixed than true.
 */
export const ALERT_QUESTION = { choices: ALERT_ANSWERS.length, epsilon: 4 } as const;
/** How many days after it was raised an alert is told: from `first` on, and never after `last`. */
export const ALERT_TOLD_DAYS = { first: 14, last: 29 } as const;

/** What an answer about the district costs. */
const DISTRICT_EPSILON = 2;
/** How the district is mixed: ε = 2, so of twelve answers the true one is kept 40 times in 100. */
export const districtQuestion = ({ answers }: Pick<Areas, "answers">) => ({
  choices: answers.length,
  epsilon: DISTRICT_EPSILON,
});
/** How the hours are mixed: ε = 1, so the true hours are kept 48 times in 100. */
export const HOURS_QUESTION = { choices: HOURS_ANSWERS.length, epsilon: 1 } as const;
/** What a phone's week costs in all: the two together (sequential composition). */
export const WEEKLY_EPSILON = DISTRICT_EPSILON + HOURS_QUESTION.epsilon;
