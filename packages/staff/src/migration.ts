/** The first tables of accounts, sessions, roles and the audit log; a server lists them among its own migrations. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { type CreateTableBuilder, type Kysely, sql } from "kysely";

/** What SHA-256 chains begin with. */
const NOTHING = sql`decode(repeat('00', 32), 'hex')`;

/** Makes the tables of `StaffTables`. */
export const staffTables = migration(async (db) => {
  await makeAccounts(db);
  await makeRoles(db);
  await makeAudit(db);
});

/** As better-auth's plugins (username, two-factor, passkey) want them, under names of ours, and columns of ours beside. */
async function makeAccounts(db: Kysely<unknown>): Promise<void> {
  const now = sql`current_timestamp`;
  const ofUser = (table: string) =>
    db.schema
      .createTable(table)
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("userId", "text", (c) => c.notNull().references("staff_user.id").onDelete("cascade"));
  const dated = <T extends string, C extends string>(table: CreateTableBuilder<T, C>) =>
    table
      .addColumn("createdAt", "timestamptz", (c) => c.notNull().defaultTo(now))
      .addColumn("updatedAt", "timestamptz", (c) => c.notNull().defaultTo(now));
  await dated(db.schema.createTable("staff_user").addColumn("id", "text", (c) => c.primaryKey()))
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("email", "text", (c) => c.notNull().unique())
    .addColumn("emailVerified", "boolean", (c) => c.notNull())
    .addColumn("image", "text")
    .addColumn("username", "text", (c) => c.unique())
    .addColumn("twoFactorEnabled", "boolean")
    .addColumn("invitation_id", "text")
    .addColumn("joined_ms", "bigint")
    .addColumn("suspended_ms", "bigint")
    .addColumn("used_codes", "text", (c) => c.notNull().defaultTo(""))
    .execute();
  await dated(ofUser("staff_session"))
    .addColumn("token", "text", (c) => c.notNull().unique())
    .addColumn("expiresAt", "timestamptz", (c) => c.notNull())
    .addColumn("ipAddress", "text")
    .addColumn("userAgent", "text")
    .addColumn("opened_ms", "bigint")
    .addColumn("seen_ms", "bigint")
    .execute();
  await dated(ofUser("staff_account"))
    .addColumn("accountId", "text", (c) => c.notNull())
    .addColumn("providerId", "text", (c) => c.notNull())
    .addColumn("accessToken", "text")
    .addColumn("refreshToken", "text")
    .addColumn("idToken", "text")
    .addColumn("accessTokenExpiresAt", "timestamptz")
    .addColumn("refreshTokenExpiresAt", "timestamptz")
    .addColumn("scope", "text")
    .addColumn("password", "text")
    .execute();
  await dated(db.schema.createTable("staff_verification").addColumn("id", "text", (c) => c.primaryKey()))
    .addColumn("identifier", "text", (c) => c.notNull())
    .addColumn("value", "text", (c) => c.notNull())
    .addColumn("expiresAt", "timestamptz", (c) => c.notNull())
    .execute();
  await ofUser("staff_two_factor")
    .addColumn("secret", "text", (c) => c.notNull())
    .addColumn("backupCodes", "text", (c) => c.notNull())
    .addColumn("verified", "boolean")
    .addColumn("failedVerificationCount", "integer")
    .addColumn("lockedUntil", "timestamptz")
    .execute();
  await ofUser("staff_passkey")
    .addColumn("name", "text")
    .addColumn("publicKey", "text", (c) => c.notNull())
    .addColumn("credentialID", "text", (c) => c.notNull().unique())
    .addColumn("counter", "integer", (c) => c.notNull())
    .addColumn("deviceType", "text", (c) => c.notNull())
    .addColumn("backedUp", "boolean", (c) => c.notNull())
    .addColumn("transports", "text")
    .addColumn("createdAt", "timestamptz")
    .addColumn("aaguid", "text")
    .execute();
  for (const table of ["staff_session", "staff_account", "staff_two_factor", "staff_passkey"])
    await db.schema.createIndex(`${table}_of_user`).on(table).column("userId").execute();
  await db.schema
    .createIndex("staff_verification_by_identifier")
    .on("staff_verification")
    .column("identifier")
    .execute();
}

async function makeRoles(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("staff_grant")
    .addColumn("user_id", "text", (c) => c.notNull().references("staff_user.id").onDelete("cascade"))
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("granted_ms", "bigint", (c) => c.notNull())
    .addColumn("n", "bigint", (c) => c.notNull().generatedAlwaysAsIdentity())
    .addPrimaryKeyConstraint("staff_grant_key", ["user_id", "role", "unit_id"])
    .execute();
  await db.schema
    .createTable("staff_invitation")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("token_hash", "bytea", (c) => c.notNull().unique())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("unit_id", "text", (c) => c.notNull())
    .addColumn("person_id", "text", (c) => c.references("staff_user.id").onDelete("cascade"))
    .addColumn("invited_by", "text")
    .addColumn("made_ms", "bigint", (c) => c.notNull())
    .addColumn("until_ms", "bigint", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("staff_wait")
    .addColumn("line", "text", (c) => c.primaryKey())
    .addColumn("wrong", "integer", (c) => c.notNull())
    .addColumn("until_ms", "bigint", (c) => c.notNull())
    .addColumn("seen_ms", "bigint", (c) => c.notNull())
    .execute();
}

async function makeAudit(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("staff_audit")
    .addColumn("n", "bigint", (c) => c.primaryKey())
    .addColumn("at_ms", "bigint", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .addColumn("action", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("fields", "text", (c) => c.notNull())
    .addColumn("hash", "bytea", (c) => c.notNull())
    .execute();
  for (const column of ["subject", "actor"])
    await db.schema
      .createIndex(`staff_audit_by_${column}`)
      .on("staff_audit")
      .columns([column, "n"])
      .execute();
  await db.schema
    .createTable("staff_audit_head")
    .addColumn("one", "integer", (c) => c.primaryKey().check(sql`one = 1`))
    .addColumn("n", "bigint", (c) => c.notNull())
    .addColumn("hash", "bytea", (c) => c.notNull())
    .addColumn("cut_n", "bigint", (c) => c.notNull())
    .addColumn("cut_hash", "bytea", (c) => c.notNull())
    .execute();
  const head = db as Kysely<{
    staff_audit_head: { one: number; n: string; hash: unknown; cut_n: string; cut_hash: unknown };
  }>;
  await head
    .insertInto("staff_audit_head")
    .values({ one: 1, n: "0", hash: NOTHING, cut_n: "0", cut_hash: NOTHING })
    .execute();
}
