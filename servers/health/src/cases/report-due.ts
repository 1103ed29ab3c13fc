/** By when a case must be reported to the ministry: so many hours from the diagnosis, by the rule of its day. */
import type { CaseClass, CaseShown } from "@bluezone/contract/health/cases";
import { theOneOn } from "@bluezone/policy/dated";
import type { Disease } from "@bluezone/policy/disease";
import { Day, dayOf, dayStart, Hours, isoInstant, plus } from "@bluezone/protocol/time";
import { fromMs } from "../tables.ts";
import type { CaseClassRow } from "./tables.ts";

/**
 * The diagnosis is the first class that was not "discarded": its moment where it was entered on its own day, else the beginning
 * of that day, so that it is due rather too early than too late. Null for a discarded case, and where no rule holds.
 * @param classes the last first.
 */
export function reportOf(
  { reportRules }: Pick<Disease, "reportRules">,
  named: CaseClass,
  classes: readonly CaseClassRow[],
): CaseShown["report"] {
  const first = classes.findLast(({ to_class }) => to_class !== "discarded");
  if (named === "discarded" || !first) return null;
  const [at, day] = [fromMs(first.at_ms), Day(first.day)];
  const rule = theOneOn(reportRules, day);
  if (!rule) return null;
  const { document, group, hours, confirmed } = rule;
  const diagnosed = dayOf(at, "vietnam") === day ? at : dayStart(day, "vietnam");
  return { due: isoInstant(plus(diagnosed, Hours(hours))), document, group, hours, confirmed };
}
