/** The tables of what waits: who has taken an item on, and who is away. The items themselves are in no table. */

/** An item that somebody has taken on or was given. `subject` is its part's own. It goes when the item is gone. */
export type AssignmentRow = {
  kind: string;
  subject: string;
  staff_id: string;
  by_id: string;
  at_ms: string;
};

/** When somebody is away: both days, of Vietnam since 1970, included. It goes when the last is over. */
export type AwayRow = { staff_id: string; from_day: number; to_day: number };

export type WaitingTables = {
  waiting_assignment: AssignmentRow;
  waiting_away: AwayRow;
};
