/** How the round says moments and what a visit came to. */
import { Instant, wallTime } from "@bluezone/protocol/time";
import { clock } from "@bluezone/vietnamese/date";
import { useWords } from "../../../../words/language.tsx";
import { useSaysOf } from "../use-says-of.ts";
import { useAsked } from "./asked.ts";
import type { Said } from "./pending-visit.ts";
import { ROUND } from "./words.ts";

/** The sayings, in the reader's language. */
export function useTells() {
  const t = useWords(ROUND);
  const says = useSaysOf(useAsked().word);
  return {
    ...says,
    /** "9:12" by the clock of Vietnam; `at` in ms since 1970. */
    time: (at: number): string => clock(wallTime(Instant(at), "vietnam")),
    /** "36,8 °C · ho", or that nobody was met. */
    said: (said: Said): string => (said === "nobody" ? t("nobody") : says.entry(said)),
  };
}
