/**
 * The tables of the schema. Instants are milliseconds (bigint, read as text), days are days since 1970-01-01. What follows
 * is that of codes: it has no column for a code, token, phone number, `ekeyhmac`, nonce or certificate, only keyed hashes.
 * The desk's slices declare their own; what is of a person there is sealed (`people/`).
 */
import type { Instant } from "@bluezone/protocol/time";
import { Instant as instant } from "@bluezone/protocol/time";
import type { Database, Transaction as KitTransaction } from "@bluezone/server-kit/database";
import type { QuotaTable } from "@bluezone/server-kit/quota";
import type { TrustedTimeTable } from "@bluezone/server-kit/trusted-time";
import type { StaffTables } from "@bluezone/staff/tables";
import type { UnitTables } from "@bluezone/units/rows";
import type { Generated } from "kysely";
import type { CallbackTables } from "./callbacks/tables.ts";
import type { CareTables } from "./care/tables.ts";
import type { CodesDeskTables } from "./case-codes/tables.ts";
import type { CaseTables } from "./cases/tables.ts";
import type { ContactTables } from "./contacts/tables.ts";
import type { DataTables } from "./data/tables.ts";
import type { DeclarationTables } from "./declarations/tables.ts";
import type { PersonTables } from "./people/tables.ts";
import type { QuarantineTables } from "./quarantine/tables.ts";
import type { ReportTables } from "./reports/tables.ts";
import type { ResultTables } from "./results/tables.ts";

/** Who may knock. `hash` is of the whole key; the key itself is shown once, when it is made. */
export type ApiKeyRow = {
  id: string;
  kind: string;
  name: string;
  hotline: string | null;
  hash: Uint8Array;
  made_ms: string;
  disabled_ms: string | null;
  /** Codes that an admin key may issue on a day of Vietnam; null means what the configuration says. */
  daily_codes: number | null;
};

/**
 * One change: who, what, on what, when, and until when the entry is kept. `id` counts up and alone says the order: what
 * phones did stands with its ten minutes.
 */
export type AuditRow = {
  id: Generated<number>;
  at_ms: string;
  actor: string;
  action: string;
  subject: string;
  fields: string;
  keep_until_ms: string;
};

/** A key of keyed hashes, sealed by the vault. */
export type HashKeyRow = { id: string; family: string; made_ms: string; sealed: Uint8Array };

/** A key of certificates. `sealed` (PKCS #8) is destroyed once its successor signs; the public half stays for the JWKS. */
export type SigningKeyRow = {
  kid: string;
  made_ms: string;
  active_ms: string;
  x: string;
  y: string;
  sealed: Uint8Array | null;
};

/** A code that was issued, and what it stands for. `used_ms` is in whole ten minutes (`phone-time.ts`), all of a self-report's too. */
export type CodeRow = {
  id: string;
  issuer: string;
  short_hash: Uint8Array | null;
  long_hash: Uint8Array | null;
  report_type: string;
  symptom_day: number | null;
  test_day: number | null;
  nonce_hash: Uint8Array | null;
  made_ms: string;
  short_until_ms: string;
  long_until_ms: string;
  used_ms: string | null;
};

/** A token: what a certificate will say, until when (in whole ten minutes), and, once there was one, the hash of what it was bound to. */
export type TokenRow = {
  code_id: string;
  hash: Uint8Array;
  report_type: string;
  symptom_day: number | null;
  until_ms: string;
  nonce_hash: Uint8Array | null;
  bound_hash: Uint8Array | null;
};

/** A phone number that reported itself, and from when on its wait counts, in whole ten minutes. */
export type PhoneRow = { hash: Uint8Array; code_id: string; at_ms: string; claimed: boolean };

/** How many wrong short codes came in a minute. */
export type WrongCodeRow = { minute_ms: string; wrong: number };

/** What a key has quotas of: codes, and messages of self-reports. */
export type QuotaOfKey = "codes" | "self-reports";
/** What there are quotas of; beside those an officer's looks for a number, and the budget of each door that nobody is signed in at, by its path. */
export type QuotaOf = QuotaOfKey | "looks" | `/api/${string}`;

/**
 * What retention has proved: what was deleted in a whole UTC day, no finer, and the most that a run of the day found past
 * its time. `day` is days since 1970.
 */
export type RetentionProofRow = {
  day: number;
  codes: number;
  tokens: number;
  phones: number;
  entries: number;
  minutes: number;
  overdue: number;
};

/** The tables of codes. */
export type CodeTables = QuotaTable<QuotaOf> & {
  api_key: ApiKeyRow;
  audit: AuditRow;
  hash_key: HashKeyRow;
  signing_key: SigningKeyRow;
  code: CodeRow;
  token: TokenRow;
  phone: PhoneRow;
  wrong_code: WrongCodeRow;
  retention_proof: RetentionProofRow;
};

/** Every table by name. */
export type Tables = CodeTables &
  TrustedTimeTable &
  StaffTables &
  UnitTables &
  PersonTables &
  CareTables &
  CaseTables &
  ResultTables &
  CodesDeskTables &
  ContactTables &
  QuarantineTables &
  CallbackTables &
  DeclarationTables &
  ReportTables &
  DataTables;

export type Store = Database<Tables>;
export type Transaction = KitTransaction<Tables>;
/** Where a statement can run: alone, or inside a transaction. */
export type Sql = Store["db"] | Transaction;

/** An instant as a column holds it: in whole milliseconds, rounded down, because a bigint takes no fraction of one. */
export const ms = (t: Instant): string => String(Math.floor(t));
/** And back. */
export const fromMs = (text: string): Instant => instant(Number(text));
