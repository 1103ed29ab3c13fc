/** How the weekly figure is mixed, in numbers that one can read. */
import { ALERT_QUESTION, HOURS_QUESTION, WEEKLY_EPSILON } from "@bluezone/contract/rollout/weekly-figure";
import { DISTRICT_QUESTION } from "@bluezone/device/engine/active/areas";
import { chances } from "@bluezone/protocol/report/randomised-response";

const inHundred = (share: number): number => Math.round(share * 100);

/** How many times in a hundred the true answer is given, and ε in all and of each answer. */
export const MIXING = {
  district: inHundred(chances(DISTRICT_QUESTION).kept),
  hours: inHundred(chances(HOURS_QUESTION).kept),
  epsilon: WEEKLY_EPSILON,
  "epsilon-district": DISTRICT_QUESTION.epsilon,
  "epsilon-hours": HOURS_QUESTION.epsilon,
  alert: inHundred(chances(ALERT_QUESTION).kept),
  "epsilon-alert": ALERT_QUESTION.epsilon,
} as const;
