/** What is known of those whom the epidemic or a measure has reached, in columns that grow; everybody else costs four bytes. */

/** No day: later than any. */
export const NEVER = 32_767;
/** Why a person does not meet anybody. */
export const CAUSE = { isolation: 0, household: 1, manual: 2, app: 3 } as const;

export type Rows = {
  count: number;
  person: Int32Array;
  /** Day of infection; −1 for none. */
  infected: Int16Array;
  /** Row of the infector, −1 for none; the last one infected by this row, and the one before in the infector's list. */
  infector: Int32Array;
  child: Int32Array;
  sibling: Int32Array;
  /** Where the infection took place (two bits) and which of the setting's lengths the contact had. */
  met: Uint8Array;
  /** Day of onset, −1 without symptoms. */
  onset: Int16Array;
  isolated: Int16Array;
  /** Quarantine, from a day to before another, and its cause. */
  from: Int16Array;
  until: Int16Array;
  cause: Uint8Array;
  /** Day of the first alert by the app. */
  alerted: Int16Array;
  /** 1 once confirmed, 2 once keys are shared. */
  known: Uint8Array;
  generation: Uint16Array;
  offspring: Uint16Array;
};

/** Columns for so many rows. */
export const rowsFor = (capacity: number): Rows => ({
  count: 0,
  person: new Int32Array(capacity),
  infected: new Int16Array(capacity),
  infector: new Int32Array(capacity),
  child: new Int32Array(capacity),
  sibling: new Int32Array(capacity),
  met: new Uint8Array(capacity),
  onset: new Int16Array(capacity),
  isolated: new Int16Array(capacity),
  from: new Int16Array(capacity),
  until: new Int16Array(capacity),
  cause: new Uint8Array(capacity),
  alerted: new Int16Array(capacity),
  known: new Uint8Array(capacity),
  generation: new Uint16Array(capacity),
  offspring: new Uint16Array(capacity),
});

/** Bytes of a row. */
export const ROW_BYTES = 39;

/** Twice as many rows. */
function grow(rows: Rows): void {
  const larger = rowsFor(rows.person.length * 2);
  for (const name of Object.keys(larger) as (keyof Rows)[])
    if (name !== "count") {
      larger[name].set(rows[name]);
      (rows as Record<string, unknown>)[name] = larger[name];
    }
}

/** A new row of a person who is neither infected nor in quarantine. */
export function addRow(rows: Rows, person: number): number {
  const row = rows.count;
  if (row === rows.person.length) grow(rows);
  rows.count += 1;
  rows.person[row] = person;
  rows.infected[row] = -1;
  rows.infector[row] = -1;
  rows.child[row] = -1;
  rows.sibling[row] = -1;
  rows.onset[row] = -1;
  rows.isolated[row] = NEVER;
  rows.from[row] = NEVER;
  rows.until[row] = 0;
  rows.alerted[row] = NEVER;
  return row;
}
