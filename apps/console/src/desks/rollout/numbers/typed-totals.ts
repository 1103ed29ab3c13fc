/** A form's numbers as typed, and as they are sent. */
import { TOTALS, type Total, type UnitTotals } from "@bluezone/contract/rollout/numbers";
import type { Locale } from "@bluezone/vietnamese/locale";
import { integer } from "@bluezone/vietnamese/number";
import { typedNumber } from "../../../kit/form/typed-number.ts";

/** What is wrong with one of them. */
export type TotalFault = "numberMissing" | "numberWrong" | "moreSmartphones" | "moreInstalled";

/** What stands in the fields of totals that were sent; empty where nothing was. */
export const totalsAsTyped = (totals: UnitTotals | undefined, locale: Locale): Record<Total, string> =>
  Object.fromEntries(TOTALS.map((total) => [total, totals ? integer(totals[total], locale) : ""])) as Record<
    Total,
    string
  >;

/** The totals; call it when nothing is wrong. */
export const totalsOf = (typed: Readonly<Record<Total, string>>): UnitTotals =>
  Object.fromEntries(TOTALS.map((total) => [total, typedNumber(typed[total]) ?? 0])) as UnitTotals;

/** What is wrong, field by field. */
export function totalFaults(typed: Readonly<Record<Total, string>>): Partial<Record<Total, TotalFault>> {
  const faults: Partial<Record<Total, TotalFault>> = {};
  for (const total of TOTALS)
    if (typed[total].trim() === "") faults[total] = "numberMissing";
    else if (typedNumber(typed[total]) === undefined) faults[total] = "numberWrong";
  const { staff, smartphones, installed } = totalsOf(typed);
  if (!faults.smartphones && !faults.staff && smartphones > staff) faults.smartphones = "moreSmartphones";
  if (!faults.installed && !faults.smartphones && installed > smartphones) faults.installed = "moreInstalled";
  return faults;
}
