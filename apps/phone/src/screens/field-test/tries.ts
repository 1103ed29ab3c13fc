/**
 * What two phones are tried for in ten minutes, and what a longer test adds (docs/field-test/ten-minutes.md), with what came of it.
 * Kept as one short text, so that a try that restarts the phone does not lose it.
 */

/** The tries, in the order in which they are done. */
export const TRIES = ["meet", "pocket", "after-link", "pairing", "guest", "name", "restart"] as const;
export type Try = (typeof TRIES)[number];

/** What came of a try: what must be seen was seen, or something else was. */
export type Outcome = "as-said" | "otherwise";
export type Outcomes = Readonly<Partial<Record<Try, Outcome>>>;

const isTry = (name: string | undefined): name is Try => TRIES.some((one) => one === name);

/** Outcomes of a kept text; what is none of them is left out. */
export function outcomesOf(text: string | null): Outcomes {
  const found: Partial<Record<Try, Outcome>> = {};
  for (const part of text?.split(" ") ?? []) {
    const [name, outcome] = part.split("=");
    if (isTry(name) && (outcome === "as-said" || outcome === "otherwise")) found[name] = outcome;
  }
  return found;
}

/** The text to keep, "meet=as-said name=otherwise": what `outcomesOf` reads. Empty when nothing was tried. */
export const textOf = (outcomes: Outcomes): string =>
  TRIES.flatMap((name) => (outcomes[name] === undefined ? [] : [`${name}=${outcomes[name]}`])).join(" ");
