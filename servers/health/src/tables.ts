/**
 * The tables of the schema, as each slice declares its own. Instants are milliseconds (bigint, read as text), days are days since
 * 1970-01-01. What is of a person is sealed (`people/`).
 */
import type { DigestTable } from "@bluezone/desk/digest/tables";
import type { WaitingTables } from "@bluezone/desk/waiting/tables";
import type { Instant } from "@bluezone/protocol/time";
import { Instant as instant } from "@bluezone/protocol/time";
import type { Database, Transaction as KitTransaction } from "@bluezone/server-kit/sql/database";
import type { TrustedTimeTable } from "@bluezone/server-kit/time/trusted-time";
import type { StaffTables } from "@bluezone/staff/tables";
import type { UnitTables } from "@bluezone/units/rows";

/** Every table by name: those that every desk has, and what each slice adds in its own `tables.ts`. */
export interface Tables extends TrustedTimeTable, StaffTables, UnitTables, WaitingTables, DigestTable {}

export type Store = Database<Tables>;
export type Transaction = KitTransaction<Tables>;
/** Where a statement can run: alone, or inside a transaction. */
export type Sql = Store["db"] | Transaction;

/** An instant as a column holds it: in whole milliseconds, rounded down, because a bigint takes no fraction of one. */
export const ms = (t: Instant): string => String(Math.floor(t));
/** And back. */
export const fromMs = (text: string): Instant => instant(Number(text));
