/** What a slice of this server is. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { Permission } from "@bluezone/contract/health/roles";
import type { readToday } from "@bluezone/contract/health/today";
import type { Waiting } from "@bluezone/contract/health/waiting";
import type { Slice as DeskSlice } from "@bluezone/desk/slice";
import type { SlicePart } from "@bluezone/desk/waiting/part";
import type { Day, Instant } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import type { Anyone } from "./callers.ts";
import type { Context } from "./context.ts";
import type { Counts } from "./counted.ts";
import type { KeepRule } from "./keep-rule.ts";
import type { Sql, Tables } from "./tables.ts";

/** Part of the page of the day: how the day stands. */
export type TodayCounts = Partial<
  Pick<ResponseOf<typeof readToday>, "cases" | "contacts" | "followUps" | "quarantine">
>;

/** What a slice counts for the page of the day. */
export type TodayPart = {
  /** Whoever has it sees the counts of their units. */
  readonly permission: Permission;
  counts(sql: Sql, scope: Scope, at: { readonly now: Instant; readonly today: Day }): Promise<TodayCounts>;
};

/** One kind of what waits for an officer. */
export type WaitingPart = SlicePart<Context, Tables> & {
  readonly kind: Waiting;
  readonly permission: Permission;
};

/** What a slice says about people: `people/holding.ts` adds it, because people stand above this file. */
// biome-ignore lint/suspicious/noEmptyInterface: it is merged with that declaration
export interface PeoplePart {}

export type HealthSlice = DeskSlice<Context, Anyone, Tables, Counts> &
  PeoplePart & {
    /** How long the desk's records are kept, table by table, with a proof for each. */
    readonly keep?: readonly KeepRule[];
    readonly today?: TodayPart;
  };
