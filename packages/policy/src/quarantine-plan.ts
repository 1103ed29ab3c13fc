/** What a quarantine rule means for one person: the days on the calendar. A proposal that health staff decide on. */
import { addDays, type Day } from "@bluezone/protocol/time";
import { theOneOn } from "./dated.ts";
import type { Disease } from "./disease.ts";
import type { QuarantineCourse, QuarantineRule } from "./quarantine-rule.ts";

/** A course laid onto the calendar. */
export interface QuarantinePlan {
  readonly place: QuarantineCourse["place"];
  /** Days in quarantine. */
  readonly days: number;
  /**
   * The last day in quarantine; it ends at 0:00 of the day after. The day before the first one where the rule asks for
   * none.
   */
  readonly lastDay: Day;
  /** Days on which a sample is taken, in order; empty where the document names none. */
  readonly tests: readonly { readonly courseDay: number; readonly day: Day }[];
  /** The last day of watching oneself at home; absent where the rule asks for none. */
  readonly watchUntil?: Day;
}

/** Who is planned for. */
export interface QuarantinePerson {
  /** Vaccinated, or recovered: their course may be shorter. */
  readonly vaccinated?: boolean;
}

/** The plan of a rule for somebody whose first day in quarantine is `firstDay`: day 1. */
export function planFor(
  rule: QuarantineRule,
  firstDay: Day,
  { vaccinated = false }: QuarantinePerson = {},
): QuarantinePlan {
  const course = vaccinated ? rule.vaccinatedOrRecovered : rule.unprotected;
  const lastDay = addDays(firstDay, course.days - 1);
  return {
    place: course.place,
    days: course.days,
    lastDay,
    tests: course.testDays.map((courseDay) => ({ courseDay, day: addDays(firstDay, courseDay - 1) })),
    ...(course.thenWatchDays > 0 && { watchUntil: addDays(lastDay, course.thenWatchDays) }),
  };
}

/**
 * The plan of somebody who is already in quarantine when a rule begins: as `planFor`, but nobody's end lies before the
 * rule. Whoever has done the new days already, or needs none any more, is free at 0:00 of the rule's first day.
 */
export function planUnderNewRule(
  rule: QuarantineRule,
  firstDay: Day,
  planned: QuarantinePerson = {},
): QuarantinePlan {
  const plan = planFor(rule, firstDay, planned);
  const eve = addDays(rule.validFrom, -1);
  if (plan.lastDay >= eve) return plan;
  const watch = plan.watchUntil !== undefined && plan.watchUntil >= rule.validFrom;
  const { watchUntil, ...rest } = plan;
  return { ...rest, lastDay: eve, ...(watch && watchUntil !== undefined && { watchUntil }) };
}

/** The rule of a disease on a day. Throws RangeError for a day before the first rule. */
export function quarantineRuleOn(
  { quarantineRules }: Pick<Disease, "quarantineRules">,
  day: Day,
): QuarantineRule {
  const rule = theOneOn(quarantineRules, day);
  if (!rule) throw new RangeError("no quarantine rule holds on that day");
  return rule;
}
