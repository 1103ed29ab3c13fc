/**
 * The tables of accounts. They lie in the schema of the server that has people. Instants of ours are milliseconds (bigint,
 * read as text) of the injected clock. Columns in camel case are better-auth's own, kept as it names them; its instants
 * are those of the machine and decide nothing here.
 */
import { type Instant, Instant as instant } from "@bluezone/protocol/time";
import type { Database, Transaction as KitTransaction } from "@bluezone/server-kit/sql/database";
import type { Generated, Selectable } from "kysely";

/** A person. `joined_ms` is null until a second factor is proven; until then the row is worth nothing. */
export type UserRow = {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  image: string | null;
  createdAt: Date;
  updatedAt: Date;
  username: string | null;
  twoFactorEnabled: boolean | null;
  /** The invitation that this row was begun from. */
  invitation_id: string | null;
  joined_ms: string | null;
  suspended_ms: string | null;
  /** The last codes of an authenticator app that let this person in, hashed, separated by spaces: none of them does again. */
  used_codes: string;
  /** The account that the operator let in and that this one's link came from (`two-people.ts`); null when the operator let it in. */
  root_id: string | null;
};

/** A session. It lets nobody in before `opened_ms` is set, which is done once both factors are proven. */
export type SessionRow = {
  id: string;
  token: string;
  userId: string;
  expiresAt: Date;
  createdAt: Date;
  updatedAt: Date;
  ipAddress: string | null;
  userAgent: string | null;
  opened_ms: string | null;
  seen_ms: string | null;
};

/** A password, as argon2id. `accountId` is the person's id once more. */
export type AccountRow = {
  id: string;
  userId: string;
  accountId: string;
  providerId: string;
  password: string | null;
};
/** A step that is under way: a passkey's challenge, a password whose code is awaited. */
export type VerificationRow = { id: string; identifier: string; value: string; expiresAt: Date };
/** The secret of an authenticator app and the recovery codes, both encrypted. */
export type TwoFactorRow = {
  id: string;
  userId: string;
  secret: string;
  backupCodes: string;
  verified: boolean | null;
};
/** The public half of a passkey. */
export type PasskeyRow = {
  id: string;
  userId: string;
  name: string | null;
  credentialID: string;
  /** Which make of authenticator keeps it. */
  aaguid: string | null;
  createdAt: Date | null;
};

/** A role held at a unit. `n` counts in the order of giving: the first one is where a person belongs. */
export type GrantRow = {
  user_id: string;
  role: string;
  unit_id: string;
  granted_ms: string;
  n: Generated<string>;
};

/** The same as it is read. */
export type StoredGrant = Selectable<GrantRow>;

/** An invitation; `person_id` when it renews somebody who is there. `invited_by` is null for the operator's. */
export type InvitationRow = {
  id: string;
  token_hash: Uint8Array;
  name: string;
  role: string;
  unit_id: string;
  person_id: string | null;
  invited_by: string | null;
  made_ms: string;
  until_ms: string;
};

/** Wrong codes that came with the right password, by who tried (`sign-in/waits.ts`). */
export type WaitRow = { line: string; wrong: number; until_ms: string; seen_ms: string };

/** An entry of the audit log. */
export type AuditRow = {
  n: string;
  at_ms: string;
  actor: string;
  action: string;
  subject: string;
  fields: string;
  hash: Uint8Array;
};
/** One row: the last entry, and the last one that was cut off at the front. */
export type AuditHeadRow = { one: number; n: string; hash: Uint8Array; cut_n: string; cut_hash: Uint8Array };

export type StaffTables = {
  staff_user: UserRow;
  staff_session: SessionRow;
  staff_account: AccountRow;
  staff_verification: VerificationRow;
  staff_two_factor: TwoFactorRow;
  staff_passkey: PasskeyRow;
  staff_grant: GrantRow;
  staff_invitation: InvitationRow;
  staff_wait: WaitRow;
  staff_audit: AuditRow;
  staff_audit_head: AuditHeadRow;
};

/** The schema of a server that has people. */
export type Store = Database<StaffTables>;
export type Transaction = KitTransaction<StaffTables>;
/** Where a statement can run: alone, or inside a transaction. */
export type Sql = Store["db"] | Transaction;

/** An instant as a column holds it. */
export const ms = (t: Instant): string => String(Math.floor(t));
/** And back. */
export const fromMs = (column: string): Instant => instant(Number(column));
