/**
 * The tables of the schema, as each slice declares its own. Instants are milliseconds (bigint, read as text), days are days since
 * 1970-01-01. What is of a person is sealed (`people/`).
 */
import type { Instant } from "@bluezone/protocol/time";
import { Instant as instant } from "@bluezone/protocol/time";
import type { Database, Transaction as KitTransaction } from "@bluezone/server-kit/database";
import type { TrustedTimeTable } from "@bluezone/server-kit/trusted-time";
import type { StaffTables } from "@bluezone/staff/tables";
import type { UnitTables } from "@bluezone/units/rows";
import type { AdviceTables } from "./advice/tables.ts";
import type { ApiKeyTables } from "./api-keys/tables.ts";
import type { AuditTables } from "./audit/tables.ts";
import type { CallbackTables } from "./callbacks/tables.ts";
import type { CareTables } from "./care/tables.ts";
import type { CodesDeskTables } from "./case-codes/tables.ts";
import type { CaseTables } from "./cases/tables.ts";
import type { CodeTables } from "./codes/tables.ts";
import type { ContactTables } from "./contacts/tables.ts";
import type { DataTables } from "./data/tables.ts";
import type { DeclarationTables } from "./declarations/tables.ts";
import type { HashKeyTables } from "./hashing/tables.ts";
import type { PersonTables } from "./people/tables.ts";
import type { QuarantineTables } from "./quarantine/tables.ts";
import type { QuotaTables } from "./quotas/tables.ts";
import type { ReportTables } from "./reports/tables.ts";
import type { ResultTables } from "./results/tables.ts";
import type { RetentionTables } from "./retention/tables.ts";
import type { SigningKeyTables } from "./signing/tables.ts";

/** Every table by name. */
export type Tables = TrustedTimeTable &
  StaffTables &
  UnitTables &
  AuditTables &
  ApiKeyTables &
  QuotaTables &
  HashKeyTables &
  SigningKeyTables &
  PersonTables &
  CodeTables &
  CaseTables &
  CodesDeskTables &
  ContactTables &
  ResultTables &
  QuarantineTables &
  CallbackTables &
  AdviceTables &
  DeclarationTables &
  DataTables &
  CareTables &
  ReportTables &
  RetentionTables;

export type Store = Database<Tables>;
export type Transaction = KitTransaction<Tables>;
/** Where a statement can run: alone, or inside a transaction. */
export type Sql = Store["db"] | Transaction;

/** An instant as a column holds it: in whole milliseconds, rounded down, because a bigint takes no fraction of one. */
export const ms = (t: Instant): string => String(Math.floor(t));
/** And back. */
export const fromMs = (text: string): Instant => instant(Number(text));
