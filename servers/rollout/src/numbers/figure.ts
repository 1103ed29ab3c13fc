/** One source's figure of one place, with its shares and what changed since the week before. */
import type { Figure, Rate } from "@bluezone/contract/rollout/figures";

/** What a figure is made of: a number that may be shown, with an estimate's interval; hidden; or none. */
export type Reading =
  | { readonly is: "shown"; readonly value: number; readonly low?: number; readonly high?: number }
  | { readonly is: "hidden" }
  | { readonly is: "none" };

/** What a figure is set against; null where there is nothing to set it against. */
export type Basis = {
  readonly people: number | null;
  readonly smartphones: number | null;
  /** Smartphones that the units themselves counted, this week and the week before. */
  readonly counted?: { readonly now: number; readonly before: number };
};

function rate(now: Reading, before: Reading, of: number | null, ofBefore: number | null = of): Rate | null {
  if (now.is !== "shown" || of === null || of === 0) return null;
  const was = before.is === "shown" && ofBefore ? before.value / ofBefore : null;
  const share = now.value / of;
  return {
    share,
    ...(now.low === undefined ? {} : { low: now.low / of }),
    ...(now.high === undefined ? {} : { high: now.high / of }),
    change: was === null ? null : share - was,
  };
}

/** A figure out of this week's reading and the week before's. */
export function figureOf(now: Reading, before: Reading, { people, smartphones, counted }: Basis): Figure {
  if (now.is !== "shown") return { is: now.is };
  return {
    ...now,
    change: before.is === "shown" ? now.value - before.value : null,
    ofPeople: rate(now, before, people),
    ofSmartphones: rate(now, before, smartphones),
    ofUnits: counted ? rate(now, before, counted.now, counted.before) : null,
  };
}
