/** What a case record asks of somebody beside who they are, as typed. */
import type { PersonAbout } from "@bluezone/contract/health/person";
import { type Day, isoDay } from "@bluezone/protocol/time";
import { orNull } from "./person-values.ts";

/** The fields; "" is nobody asked. */
export type AboutValues = Readonly<Record<"sex" | "pregnant" | "weeks" | "occupation" | "workplace", string>>;

/** Nobody asked. */
export const NO_ABOUT: AboutValues = { sex: "", pregnant: "", weeks: "", occupation: "", workplace: "" };

/** What is known, as it would be typed. */
export function aboutValuesOf(about: PersonAbout | null): AboutValues {
  if (about === null) return NO_ABOUT;
  const { sex, pregnancy, occupation, workplace } = about;
  return {
    sex: sex ?? "",
    pregnant: pregnancy?.pregnant ?? "",
    weeks: pregnancy?.pregnant === "yes" && pregnancy.weeks !== null ? String(pregnancy.weeks) : "",
    occupation: occupation ?? "",
    workplace: workplace ?? "",
  };
}

function pregnancyIn(
  { sex, pregnant, weeks }: AboutValues,
  before: PersonAbout["pregnancy"],
  today: Day,
): PersonAbout["pregnancy"] {
  if (pregnant === "" || sex === "male") return null;
  if (pregnant !== "yes") return { pregnant: pregnant as "no" | "unknown" };
  const counted = weeks.trim() === "" ? null : Number(weeks);
  // Weeks that nobody typed anew are still those of the day on which they were counted.
  if (before?.pregnant === "yes" && before.weeks === counted) return before;
  return { pregnant, weeks: counted, on: isoDay(today) };
}

/** What is typed, to be sent, over what was known before; null where all is empty. */
export function aboutIn(values: AboutValues, before: PersonAbout | null, today: Day): PersonAbout | null {
  const { sex, occupation, workplace } = values;
  const about = {
    sex: sex === "" ? null : (sex as "male" | "female"),
    pregnancy: pregnancyIn(values, before?.pregnancy ?? null, today),
    occupation: orNull(occupation),
    workplace: orNull(workplace),
  };
  return Object.values(about).every((one) => one === null) ? null : about;
}

/** Whether weeks are a number of them, or none. */
export const isWeeks = (typed: string): boolean => /^(|[1-9]|[1-3]\d|4[0-4])$/.test(typed.trim());
