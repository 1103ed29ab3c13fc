/** Two people near each other by the water: their phones' circles meet, and what both share is a grain. */
import { at, type Inks, inHand, met, palm, sheet, underHat, withHair } from "./pieces.ts";

export const near = (inks: Inks): string =>
  sheet(
    320,
    200,
    inks,
    [
      `<path d="M14 172H306M44 186H92M118 186H170M206 186H276" fill="none"/>`,
      at(28, 172, palm(72)),
      at(291, 172, palm(50)),
      met(160, 108, 60, 84, inks),
      at(118, 170, `${underHat(inks)}${inHand(inks)}`),
      at(202, 170, `${withHair(inks)}${inHand(inks)}`),
    ].join(""),
  );
