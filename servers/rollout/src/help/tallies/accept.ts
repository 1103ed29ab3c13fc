/** Which tallies are taken in: each once, of the last fourteen days, at a unit of the helper's. */
import { HELP_DAYS, type HelpTally } from "@bluezone/contract/rollout/help";
import { type Day, parseDay } from "@bluezone/protocol/time";

/** Why a tally is not taken in, as the endpoint names it. */
export type Verdict = "kept" | "known" | "day" | "unit";

/** The verdict about a tally, given the ids that are known and whether its unit is one of the helper's. */
export function verdictOn(
  { id, day }: Pick<HelpTally, "id" | "day">,
  {
    known,
    mine,
    today,
  }: { readonly known: ReadonlySet<string>; readonly mine: boolean; readonly today: Day },
): Verdict {
  if (known.has(id)) return "known";
  if (!mine) return "unit";
  const at = parseDay(day);
  return at > today || at <= today - HELP_DAYS ? "day" : "kept";
}
