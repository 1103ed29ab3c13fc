/**
 * The tables of the schema. Instants are milliseconds (bigint, read as text), days are days since 1970-01-01. Each slice
 * declares its own; those of accounts are `@bluezone/staff`'s.
 */
import type { DigestTable } from "@bluezone/desk/digest/tables";
import type { WaitingTables } from "@bluezone/desk/waiting/tables";
import type { Day, Instant } from "@bluezone/protocol/time";
import { Day as day, Instant as instant } from "@bluezone/protocol/time";
import type { QuotaTable } from "@bluezone/server-kit/limits/quota";
import type { Database, Transaction as KitTransaction } from "@bluezone/server-kit/sql/database";
import type { TrustedTimeTable } from "@bluezone/server-kit/time/trusted-time";
import type { StaffTables } from "@bluezone/staff/tables";
import type { UnitTables } from "@bluezone/units/rows";

/** Every table by name: those that every desk has, and what each slice adds in its own `tables.ts`. */
export interface Tables
  extends StaffTables,
    TrustedTimeTable,
    QuotaTable,
    UnitTables,
    WaitingTables,
    DigestTable {}

/** The server's schema. */
export type Store = Database<Tables>;
/** What a transaction of it gives. */
export type Transaction = KitTransaction<Tables>;
/** Where single statements and transactions can both be run. */
export type Sql = Store["db"] | Transaction;

/** An instant as its column has it. */
export const ms = (t: Instant): string => String(t);
/** An instant from its column. */
export const instantOf = (column: string): Instant => instant(Number(column));
/** An instant that may be absent. */
export const instantOrNone = (column: string | null): Instant | undefined =>
  column === null ? undefined : instantOf(column);
/** A day that may be absent, from its column. */
export const dayOrNone = (column: number | null): Day | undefined =>
  column === null ? undefined : day(column);
