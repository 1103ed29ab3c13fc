/** One table with somebody's rows: how it is shown to them, and how it is deleted. Each slice says it of its own. */
import type { Instant } from "@bluezone/protocol/time";
import type { Random } from "@bluezone/server-kit/time/random";
import type { Context } from "../context.ts";
import type { PeoplePart } from "../slice.ts";
import type { Sql, Transaction } from "../tables.ts";
import type { PeopleKeys } from "./keys.ts";
import type { Person } from "./person.ts";
import type { PersonSeal } from "./sealing.ts";

/** A label and what stands under it. */
export type Fact = { readonly label: string; readonly value: string };

/**
 * The tables with rows of somebody, `person_id`, in the order in which they are deleted: calls before what they came with. What
 * hangs on such a row goes with it.
 */
export const PERSON_TABLES = [
  "callback",
  "declaration",
  "advice_request",
  "quarantine",
  "sample",
  "questionnaire",
  "course",
  "contact",
  "case_record",
] as const;
export type PersonTable = (typeof PERSON_TABLES)[number];

/** What opens rows that are sealed under a key of their own. */
export type Opening = {
  readonly keys: PeopleKeys;
  readonly random: Random;
  readonly config: Context["config"];
  readonly now: Instant;
  seal(
    kind: "callback" | "declaration" | "advice",
    row: { readonly id: string; readonly key: Uint8Array },
  ): PersonSeal;
};

/** A table. */
export type Holding = {
  readonly table: PersonTable;
  readonly title: string;
  readonly purpose: string;
  readonly until: string;
  /** The rows as the person may read them, oldest first. */
  rows(sql: Sql, person: Person, opening: Opening): Promise<readonly (readonly Fact[])[]>;
  /** Deletes the rows, and in rows of others what leads to them. */
  drop(trx: Transaction, personId: string): Promise<unknown>;
};

/** The tables of slices, in the order in which they are shown and deleted. Throws RangeError when nobody says what one is. */
export const holdingsOf = (slices: readonly PeoplePart[]): readonly Holding[] =>
  PERSON_TABLES.map((table) => {
    const found = slices.find(({ holding }) => holding?.table === table)?.holding;
    if (!found) throw new RangeError(`no slice says what ${table} holds of somebody`);
    return found;
  });

declare module "../slice.ts" {
  interface PeoplePart {
    /** What the slice keeps about somebody. */
    readonly holding?: Holding;
  }
}
