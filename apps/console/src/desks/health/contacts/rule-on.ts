/** The definition of close contact of a day, as the endpoints show it. */
import type { RuleShown } from "@bluezone/contract/health/contacts";
import { CONTACT_RULES } from "@bluezone/policy/contact-rule";
import { theOneOn } from "@bluezone/policy/dated";
import { type Day, isoDay } from "@bluezone/protocol/time";

/** Null before the first one. */
export function ruleOn(day: Day): RuleShown | null {
  const rule = theOneOn(CONTACT_RULES, day);
  if (!rule) return null;
  return {
    document: rule.document,
    validFrom: isoDay(rule.validFrom),
    metres: rule.metres,
    minutesMasked: rule.minutes.masked,
    minutesUnmasked: rule.minutes.unmasked,
    daysBeforeOnset: rule.daysBeforeOnset,
    confirmed: rule.confirmed,
  };
}
