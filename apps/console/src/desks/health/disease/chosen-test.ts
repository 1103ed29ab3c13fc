/** The test that is chosen in a form, or that there is none. */
import { type Disease, surestClass } from "@bluezone/policy/disease";

/** What is chosen where there was no test. */
export const NO_TEST = "none" as const;

/** The most that what is chosen of a test, or a link to a known case, makes of a case. */
export const surestOf = (disease: Disease, test: string, linked: boolean): "probable" | "confirmed" =>
  surestClass(disease, { test: test === NO_TEST ? null : test, linked });
