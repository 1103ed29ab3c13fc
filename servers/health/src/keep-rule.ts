/** For one table: why it is kept, and the condition under which a row's time is over. */
import type { Instant } from "@bluezone/protocol/time";
import type { Transaction } from "./tables.ts";

/** A rule of a slice. Both statements are the slice's own SQL; running them twice does no harm. */
export type KeepRule = {
  /** The table, as PRIVACY.md names it. */
  readonly table: string;
  /** Deletes what is over at `now`; says how many rows went. */
  drop(trx: Transaction, now: Instant): Promise<number>;
  /** Counts what is over at `now` and still there: 0 after `drop`. */
  overdue(trx: Transaction, now: Instant): Promise<number>;
};
