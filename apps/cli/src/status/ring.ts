/** The last 24 hours of figures, in memory: one look a minute. */
import { Hours, type Instant, minus } from "@bluezone/protocol/time";
import type { Figures } from "./figures.ts";

/** A look. */
export type Look = { readonly at: Instant; readonly figures: Figures };

/** How long looks are kept. */
const KEPT = Hours(24);

/** Looks of the last day, oldest first. */
export type Ring = { add(look: Look): void; looks(): readonly Look[] };

export function createRing(): Ring {
  const looks: Look[] = [];
  return {
    add(look) {
      looks.push(look);
      const since = minus(look.at, KEPT);
      while (looks[0] && looks[0].at < since) looks.shift();
    },
    looks: () => looks,
  };
}
