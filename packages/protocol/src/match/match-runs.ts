/**
 * Runs of intervals to be derived, gathered by keys and worked longest first: lanes that are worked together end together
 * when their runs have one length.
 */
import { INTERVALS_PER_DAY } from "../time.ts";

/** A day has at most every other interval covered, each a run of its own. */
const MOST_OF_A_KEY = INTERVALS_PER_DAY / 2;

/** Runs, one a row; the rows of `runs` … `size` − 1 are not in use. */
export interface Runs {
  /** The place of the run's key among those gathered. */
  readonly places: Uint16Array;
  readonly from: Uint32Array;
  /** Number of intervals, 1 … 144. */
  readonly lengths: Uint8Array;
  size: number;
}

/** Room for so many runs. */
export const runs = (room: number): Runs => ({
  places: new Uint16Array(room),
  from: new Uint32Array(room),
  lengths: new Uint8Array(room),
  size: 0,
});

/** Whether one more key's runs have room. */
export const haveRoom = ({ from, size }: Runs): boolean => size + MOST_OF_A_KEY <= from.length;

/** Adds a run. */
export function addRun(to: Runs, place: number, from: number, length: number): void {
  to.places[to.size] = place;
  to.from[to.size] = from;
  to.lengths[to.size] = length;
  to.size += 1;
}

/** The rows in use, longest run first, equal ones in the order in which they came. */
export function longestFirst({ lengths, size }: Runs): Uint16Array {
  const at = new Uint16Array(INTERVALS_PER_DAY + 1);
  for (let row = 0; row < size; row++) at[lengths[row]! - 1]! += 1;
  for (let length = INTERVALS_PER_DAY - 1; length >= 0; length--) at[length]! += at[length + 1]!;
  const order = new Uint16Array(size);
  for (let row = 0; row < size; row++) {
    const length = lengths[row]!;
    order[at[length]!] = row;
    at[length]! += 1;
  }
  return order;
}
