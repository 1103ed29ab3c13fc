/** The definition of close contact of a day, as the endpoints show it. */
import type { RuleShown } from "@bluezone/contract/health/contacts";
import { theOneOn } from "@bluezone/policy/dated";
import type { Disease } from "@bluezone/policy/disease";
import { type Day, isoDay } from "@bluezone/protocol/time";

/** Null before the first one. */
export function ruleOn({ contactRules }: Pick<Disease, "contactRules">, day: Day): RuleShown | null {
  const rule = theOneOn(contactRules, day);
  if (!rule) return null;
  return {
    document: rule.document,
    validFrom: isoDay(rule.validFrom),
    metres: rule.metres,
    minutesMasked: rule.minutes.masked,
    minutesUnmasked: rule.minutes.unmasked,
    daysBeforeOnset: rule.daysBeforeOnset,
    daysAfterOnset: rule.daysAfterOnset,
    confirmed: rule.confirmed,
  };
}
