/** Where the arrow keys lead in the picture of chains. */
import type { Drawn } from "./layout.ts";

/** Whether two cases have one parent; the first cases of chains are siblings of each other. */
const areSiblings = (a: Drawn, b: Drawn): boolean => (a.parent?.row ?? -1) === (b.parent?.row ?? -1);

/** The row that a key leads to from a row, and that row where there is nothing that way; undefined for other keys. */
export function rowAfter(drawn: readonly Drawn[], row: number, key: string): number | undefined {
  const here = drawn[row];
  if (!here) return undefined;
  switch (key) {
    case "ArrowLeft":
      return here.parent?.row ?? row;
    case "ArrowRight":
      return here.children > 0 ? row + 1 : row;
    case "ArrowUp":
      return drawn.findLast((one) => one.row < row && areSiblings(one, here))?.row ?? row;
    case "ArrowDown":
      return drawn.find((one) => one.row > row && areSiblings(one, here))?.row ?? row;
    case "Home":
      return 0;
    case "End":
      return drawn.length - 1;
    default:
      return undefined;
  }
}
