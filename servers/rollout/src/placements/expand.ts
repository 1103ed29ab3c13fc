/** Places with copies as one placement after another. */
import type { NewPlacement, Place } from "./store.ts";

/** So many copies at one unit. */
export type CopiedPlace = Place & {
  readonly unit: NewPlacement["unit"] & { readonly illustrative: boolean };
  readonly copies: number;
};

/** The longest name that fits on a sheet. */
const MOST_NAME = 80;

const shortened = (name: string): string =>
  name.length <= MOST_NAME ? name : `${name.slice(0, MOST_NAME - 1).trimEnd()}…`;

/** A placement without its code for each copy, in the order of the places. A place without a name has its unit's. */
export const expand = (kind: string, places: readonly CopiedPlace[]): readonly Omit<NewPlacement, "code">[] =>
  places.flatMap(({ unit, copies, name, ...where }) =>
    Array.from({ length: copies }, () => ({
      ...where,
      kind,
      unit,
      name: name === "" ? shortened(unit.name) : name,
      illustrative: unit.illustrative,
    })),
  );
