/** The list of keys, with its seal: everybody's phone gets the same. */
import { grainOf, type Inks, sheet } from "./pieces.ts";

export const listed = (inks: Inks): string =>
  sheet(
    120,
    96,
    inks,
    [
      `<path d="M32 10H76L90 24V86H32Z"/><path d="M76 10V24H90" fill="none"/>`,
      ...[30, 48, 66].map(
        (y) => `${grainOf(46, y, inks.grain)}<path d="M58 ${y}H${y > 60 ? 66 : 78}" fill="none"/>`,
      ),
      `<circle cx="82" cy="74" r="10"/><path d="M77 74L81 78L88 70" fill="none"/>`,
    ].join(""),
  );
