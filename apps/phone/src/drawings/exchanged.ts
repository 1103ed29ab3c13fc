/** Two phones that heard each other: each has a grain of the other. */
import { at, type Inks, met, phone, sheet } from "./pieces.ts";

export const exchanged = (inks: Inks): string =>
  sheet(
    120,
    96,
    inks,
    [met(60, 48, 32, 44, inks), at(34, 48, phone(22, 38)), at(86, 48, phone(22, 38))].join(""),
  );
