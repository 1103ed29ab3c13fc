/** What is due on which day: a ring of days, each with a list that grows, of entries of three numbers. */

/** What can be due, in the order in which a day does it. */
export const DUE = { onset: 0, result: 1, told: 2, transmission: 3 } as const;
const KINDS = 4;
/** More than twice the longest delay or course. */
const RING = 64;

/** Entries of one kind on one day. */
export type Entries = { data: Int32Array; count: number; done: number };
export type Calendar = { readonly entries: readonly Entries[] };

/** An empty calendar. */
export const calendar = (): Calendar => ({
  entries: Array.from({ length: KINDS * RING }, () => ({ data: new Int32Array(24), count: 0, done: 0 })),
});

/** The entries of a kind on a day. */
export const entriesOf = (of: Calendar, kind: number, day: number): Entries =>
  of.entries[kind * RING + (day & (RING - 1))]!;

/** Adds an entry; the day lies at most 62 days ahead. */
export function due(of: Calendar, kind: number, day: number, a: number, b: number, c: number): void {
  const entries = entriesOf(of, kind, day);
  const at = entries.count * 3;
  if (at === entries.data.length) {
    const larger = new Int32Array(at * 2);
    larger.set(entries.data);
    entries.data = larger;
  }
  entries.data[at] = a;
  entries.data[at + 1] = b;
  entries.data[at + 2] = c;
  entries.count += 1;
}

/** Bytes that a calendar holds. */
export const calendarBytes = (of: Calendar): number =>
  of.entries.reduce((sum, { data }) => sum + data.byteLength, 0);
