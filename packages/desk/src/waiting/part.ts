/** What a slice says of the things that wait at its desk: items are read from its own tables, and kept nowhere else. */
import type { Day, Instant } from "@bluezone/protocol/time";
import type { Database, Transaction } from "@bluezone/server-kit/sql/database";
import type { Scope } from "@bluezone/staff/scope";
import type { Expression } from "kysely";

/** Where a statement can run: alone, or inside a transaction. */
type Sql<Tables> = Database<Tables>["db"] | Transaction<Tables>;

/** When it is asked. */
export type WaitingAt = { readonly now: Instant; readonly today: Day };

/** The columns of an item, which `itemColumns` makes; null where a kind has nothing of it. */
export type ItemColumns = {
  subject: string;
  record: string;
  unit_path: string;
  label: string | null;
  things: number | null;
  urgent: boolean;
  since_ms: string;
  due_ms: string | null;
  barred: string[] | null;
  holder: string | null;
};

/** One thing that waits. */
export type WaitingRow = {
  /** What it is about: ids of its kind, parted by "."; the same as long as it waits. */
  readonly subject: string;
  /** The record that is opened to do it; the subject when absent. */
  readonly record?: string;
  /** The unit whose it is to do. */
  readonly unitPath: string;
  /** A number, receipt or title. No resident's name. */
  readonly label?: string;
  /** How many things it stands for. */
  readonly things?: number;
  /** Before everything that only has a time. */
  readonly urgent?: boolean;
  readonly since: Instant;
  /** When it is to be done; absent where no rule says when. */
  readonly due?: Instant;
  /** Who cannot do it, with all accounts that count as theirs: it takes somebody else. */
  readonly barred?: readonly string[];
  /** Who has it by its own page. */
  readonly holder?: string;
};

/** Who has an item. `away`: not now, so that it is nobody's meanwhile. */
export type Assignee = { readonly id: string; readonly name: string; readonly away: boolean };

/** An item with its kind and who has it. */
export type Item = WaitingRow & { readonly kind: string; readonly assignee: Assignee | null };

type Kind<Items, Label> = {
  readonly kind: string;
  /** What somebody must be allowed to do at an item's unit, to do it. */
  readonly permission: string;
  /** All that waits within a scope: a query that selects `itemColumns`. */
  readonly items: Items;
  /** What is shown, where that is not the label as the query has it. */
  readonly label?: Label;
};

/** One kind of things that wait, in a running server. */
export type WaitingPart<Tables> = Kind<
  (sql: Sql<Tables>, scope: Scope, at: WaitingAt) => Expression<ItemColumns>,
  (text: string) => string
>;
/** The same as a slice says it. */
export type SlicePart<Context, Tables> = Kind<
  (sql: Sql<Tables>, scope: Scope, at: WaitingAt, context: Context) => Expression<ItemColumns>,
  (text: string, context: Context) => string
>;
