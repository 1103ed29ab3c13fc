/** One table with somebody's rows: how it is shown to them, and how it is deleted. */
import { Day, dayOf, type Instant, wallTime } from "@bluezone/protocol/time";
import type { Random } from "@bluezone/server-kit/random";
import { clock, date } from "@bluezone/vietnamese/date";
import { parsePhone, showPhone } from "@bluezone/vietnamese/phone";
import type { Context } from "../context.ts";
import type { openRecordSeal } from "../from-phone/record-seal.ts";
import type { PeopleKeys } from "../people/keys.ts";
import type { Person } from "../people/person.ts";
import type { PersonSeal } from "../people/sealing.ts";
import type { Sql, Transaction } from "../tables.ts";

/** A label and what stands under it. */
export type Fact = { readonly label: string; readonly value: string };

/** The tables with rows of somebody, `person_id`. What hangs on such a row goes with it. */
export const PERSON_TABLES = [
  "callback",
  "declaration",
  "advice_request",
  "quarantine",
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
  seal(kind: Parameters<typeof openRecordSeal>[2], row: Parameters<typeof openRecordSeal>[3]): PersonSeal;
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

/** A day of a column, as people write it. */
export const day = (n: number | null): string => (n === null ? "" : date(Day(n), "vi"));
/** Facts without those that say nothing. */
export const facts = (
  ...given: readonly (readonly [label: string, value: string | null | undefined])[]
): readonly Fact[] =>
  given.flatMap(([label, value]) =>
    value === null || value === undefined || value === "" ? [] : [{ label, value }],
  );
/** A moment of a column, as people write it: "8:02 28/12/2020". */
export const moment = (at: Instant): string =>
  `${clock(wallTime(at, "vietnam"))} ${date(dayOf(at, "vietnam"), "vi")}`;
/** A phone as people of the country write it, "0351 234 567"; "" for none. */
export function shownPhone(phone: string | null): string {
  const parsed = parsePhone(phone ?? "");
  return parsed === undefined ? (phone ?? "") : showPhone(parsed);
}
/** Parts of a day. */
export const PARTS = { morning: "sáng", afternoon: "chiều", evening: "tối", night: "đêm" };
