/** The test that is chosen in a form, or that there is none. */
import type { CaseClass } from "@bluezone/contract/health/cases";
import { type Disease, surestClass } from "@bluezone/policy/disease";

/** What is chosen where there was no test. */
export const NO_TEST = "none" as const;

/** The most that what is chosen of a test, or a link to a known case, makes of a case. */
export const surestOf = (disease: Disease, test: string, linked: boolean): "probable" | "confirmed" =>
  surestClass(disease, { test: test === NO_TEST ? null : test, linked });

/** The class that goes along with what is chosen of a test: its surest; without a test, of whoever no case confirms, suspected. */
export function classAlong(disease: Disease, test: string, linked: boolean): CaseClass {
  const surest = surestOf(disease, test, linked);
  return test === NO_TEST && surest !== "confirmed" ? "suspected" : surest;
}
