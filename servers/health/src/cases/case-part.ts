/** What a slice says of a case: its part of the timeline and of the summary. Each slice says it of its own. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { Permission } from "@bluezone/contract/health/roles";
import type { readSummary, TimelineWhat } from "@bluezone/contract/health/timeline";
import { type Day, dayOf, type Instant } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import type { Context } from "../context.ts";
import type { Person } from "../people/person.ts";
import type { PeoplePart } from "../slice.ts";
import type { Sql } from "../tables.ts";
import type { CaseRow } from "./store.ts";

/** The case that is asked about. */
export type AskedCase = {
  readonly row: CaseRow;
  /** Its people: that of the case first, then those of the records that were merged into it. */
  readonly people: ReadonlyMap<string, Person>;
  /** The viewer's units for the part's own permission. */
  readonly scope: Scope;
  readonly config: Context["config"];
  readonly now: Instant;
};

/** Something dated: the moment where it is known, the id of who did it, the id of the record that it is of. */
export type Dated = {
  readonly day: Day;
  readonly at?: Instant;
  /** When what has a day alone was noted: in that day it stands after what was noted before it. */
  readonly noted?: Instant;
  readonly by?: string | null;
  readonly id?: string;
  readonly what: TimelineWhat;
};

/** Something that happened at a moment. */
export const datedAt = (at: Instant, what: TimelineWhat, more: Pick<Dated, "by" | "id"> = {}): Dated => ({
  day: dayOf(at, "vietnam"),
  at,
  what,
  ...more,
});

/** A part. */
export type CasePart = NonNullable<PeoplePart["ofCase"]>;

declare module "../slice.ts" {
  interface PeoplePart {
    /** What the slice says of a case, to whoever has the permission. */
    readonly ofCase?: {
      readonly permission: Permission;
      timeline?(sql: Sql, asked: AskedCase): Promise<readonly Dated[]>;
      summary?(sql: Sql, asked: AskedCase): Promise<Partial<ResponseOf<typeof readSummary>>>;
    };
  }
}
