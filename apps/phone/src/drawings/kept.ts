/** A phone at home, and in it a jar with a lid: the grains stay inside. */
import { at, grainOf, type Inks, phone, sheet } from "./pieces.ts";

const GRAINS = [
  [-15, 28],
  [0, 33],
  [15, 28],
  [-8, 16],
  [8, 16],
] as const;

const jar = ({ tint, grain }: Inks): string =>
  `<path d="M-18 -20Q-32 -4 -32 16Q-32 34 -20 44H20Q32 34 32 16Q32 -4 18 -20Z" fill="${tint}"/>${GRAINS.map(([x, y]) => grainOf(x, y, grain)).join("")}<path d="M-23 -20H23V-28H-23Z"/><path d="M-9 -28Q0 -40 9 -28Z"/>`;

export const kept = (inks: Inks): string =>
  sheet(
    320,
    200,
    inks,
    [
      `<path d="M14 182H306" fill="none"/>`,
      `<path d="M66 88V182M254 88V182" fill="none"/>`,
      `<path d="M36 92L160 22L284 92L274 100L160 38L46 100Z"/>`,
      at(160, 123, phone(92, 118)),
      at(160, 114, jar(inks)),
    ].join(""),
  );
