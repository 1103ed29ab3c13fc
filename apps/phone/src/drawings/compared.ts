/** A phone that compares by itself: of the grains it heard, one is on the list. */
import { at, grainOf, type Inks, phone, sheet } from "./pieces.ts";

export const compared = (inks: Inks): string =>
  sheet(
    120,
    96,
    inks,
    [
      at(60, 48, phone(60, 84)),
      ...[24, 64].map((y) => `${grainOf(48, y, inks.paper)}${grainOf(72, y, inks.paper)}`),
      `<rect x="36" y="33" width="48" height="22" rx="11" fill="${inks.tint}"/>`,
      grainOf(48, 44, inks.grain),
      grainOf(72, 44, inks.grain),
    ].join(""),
  );
