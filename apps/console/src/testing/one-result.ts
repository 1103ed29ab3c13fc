/** One laboratory result as somebody types it, whole and right. */
import { COVID_19 } from "@bluezone/policy/testing/diseases";
import { parseDay } from "@bluezone/protocol/time";
import { faultsOf, newResult, type OneResultValues } from "../desks/health/results/one-result.ts";

/** The day on which it is typed. */
export const today = parseDay("2020-12-27");
/** The result. */
export const GOOD: OneResultValues = {
  ...newResult(COVID_19, today),
  ...{ reference: " M-1 ", name: "THẠCH THỊ SÀ MÁCH", birthYear: "1975", phone: "84 912.345.678" },
  ...{
    commune: "30478",
    address: 'ấp Mới, tổ "3"',
    result: "positive",
    sampleDay: "2612",
    onsetDay: "24.12.20",
  },
};
/** What the form finds wrong of it with these changes, each as "field: code". */
export const wrong = (changed: Partial<OneResultValues>): string[] =>
  Object.entries(faultsOf({ ...GOOD, ...changed }, today)).flatMap(([column, code]) =>
    code ? [`${column}: ${code}`] : [],
  );
