/** The answer to "outside the province in the last 14 days?", which may be skipped. */
import type { Words } from "../../words/words.tsx";

/** As a choice. */
export type Traveler = "yes" | "no" | "skip";

/** As the engine takes it: undefined when skipped. */
export const travelerOf = (choice: Traveler): boolean | undefined =>
  choice === "skip" ? undefined : choice === "yes";
/** As a choice, from what the engine holds. */
export const travelerChoice = (traveler: boolean | null): Traveler =>
  traveler === null ? "skip" : traveler ? "yes" : "no";

/** The three choices. */
export const travelerOptions = ({
  t,
}: Pick<Words, "t">): readonly { readonly value: Traveler; readonly label: string }[] =>
  (["yes", "no", "skip"] as const).map((value) => ({ value, label: t(`share:share.${value}`) }));
