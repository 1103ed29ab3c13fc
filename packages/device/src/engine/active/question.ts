/** What the weekly figure asks of a phone, and the true answers: its district, and the hours a day in which it could hear others. */
import { HOURS_ANSWERS } from "@bluezone/contract/rollout/weekly-figure";
import { HOME } from "@bluezone/policy/home";
import { type Duration, Hours, inHours } from "@bluezone/protocol/time";
import { AREAS } from "./areas.ts";

const HOURS_A_BIN = 24 / HOURS_ANSWERS.length;

/** Whether a district can be named in the figure. */
export const isNamed = (district: string): boolean => district !== "none" && AREAS.answers.includes(district);

/** The district of a commune, null where the figure has no name for it. */
export function districtOf(commune: string | null): string | null {
  const district = HOME.communes.find(({ code }) => code === commune)?.parent;
  return district !== undefined && isNamed(district) ? district : null;
}

/** The answer about the district; who chose none, or one that has no name any more, says "none". */
export const trueDistrict = (district: string | null): number =>
  AREAS.answers.indexOf(district !== null && isNamed(district) ? district : "none");

/** The answer about the hours. `worked` of `passed`: how long the phone could hear others, in a time longer than nothing. */
export function trueHours(worked: Duration, passed: Duration): number {
  const aDay = passed > 0 ? (worked / passed) * inHours(Hours(24)) : 0;
  return Math.max(0, Math.min(HOURS_ANSWERS.length - 1, Math.floor(aDay / HOURS_A_BIN)));
}
