/** What of a case's contacts waits for the unit, in words. */
import { useWords } from "../../../words/language.tsx";
import { leftOf } from "./next-step.ts";
import type { CaseSeen } from "./read.ts";
import { CASES } from "./words.ts";

/** How many wait for what; empty when nobody does. `watched`: close contacts whom nobody looks after are said elsewhere. */
export function useLeft(summary: CaseSeen["summary"], watched = false): string {
  const t = useWords(CASES);
  const { unclassed, unwatched, late } = leftOf(summary);
  return [
    unclassed > 0 ? t("leftUnclassed", { count: unclassed }) : "",
    unwatched > 0 && !watched ? t("leftUnwatched", { count: unwatched }) : "",
    late > 0 ? t("leftLate", { count: late }) : "",
  ]
    .filter((one) => one !== "")
    .join("; ");
}
