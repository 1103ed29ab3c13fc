/** Metres on flat ground, and the distance between two positions. */

declare const brand: unique symbol;

/** A length or a coordinate in metres. Make one with `Metres(2)`. */
export type Metres = number & { readonly [brand]: "Metres" };

/** A length in metres. Throws RangeError when it is not a finite number. */
export function Metres(n: number): Metres {
  if (!Number.isFinite(n)) throw new RangeError(`a length in metres must be a finite number, not ${n}`);
  return n as Metres;
}

/** A place on flat ground: metres east and north of an origin that the whole air shares. */
export type Position = { readonly x: Metres; readonly y: Metres };

/** The straight line between two positions. */
export const distance = (a: Position, b: Position): Metres => Metres(Math.hypot(a.x - b.x, a.y - b.y));
