/** A rice stall that serves two people: one has Bluezone, one has not. */
import { at, grainOf, type Inks, inHand, sheet, underHat, withHair } from "./pieces.ts";

const HEAP = [
  [-22, -5],
  [-7, -6],
  [8, -5],
  [22, -6],
  [-14, -16],
  [1, -17],
  [15, -16],
  [0, -27],
] as const;

/** The awning: five bays, the second and fourth dark. */
const awning = (line: string): string =>
  [0, 1, 2, 3, 4]
    .map((n) => {
      const left = -70 + n * 28;
      return `<path d="M${left} 0H${left + 28}V24A14 12 0 0 1 ${left} 24Z"${n % 2 ? ` fill="${line}"` : ""}/>`;
    })
    .join("");

export const choice = (inks: Inks): string =>
  sheet(
    320,
    200,
    inks,
    [
      `<path d="M14 182H306" fill="none"/>`,
      `<circle cx="64" cy="126" r="51" fill="none"/>`,
      `<path d="M118 40V182M232 40V182" fill="none"/>`,
      at(175, 28, awning(inks.line)),
      at(175, 122, HEAP.map(([x, y]) => grainOf(x, y, inks.grain)).join("")),
      `<path d="M128 122H222L217 182H133Z"/><path d="M130 142H220M131 162H219" fill="none"/>`,
      at(64, 182, `${underHat(inks)}${inHand(inks)}`),
      at(274, 182, withHair(inks)),
    ].join(""),
  );
