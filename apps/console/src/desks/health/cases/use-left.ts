/** What of a case's contacts waits for the unit, in words. */
import { useWords } from "../../../words/language.tsx";
import { leftOf } from "./next-step.ts";
import type { CaseSeen } from "./read.ts";
import { CASES } from "./words.ts";

/** How many close contacts nobody looks after, and how many calls and visits are late; empty when there are none. */
export function useLeft(summary: CaseSeen["summary"]): string {
  const t = useWords(CASES);
  const { unwatched, late } = leftOf(summary);
  return [
    unwatched > 0 ? t("leftUnwatched", { count: unwatched }) : "",
    late > 0 ? t("leftLate", { count: late }) : "",
  ]
    .filter((one) => one !== "")
    .join("; ");
}
