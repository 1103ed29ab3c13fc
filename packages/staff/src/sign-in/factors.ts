/** What somebody signs in with, by the name that was typed. */
import type { Sql } from "../tables.ts";

/** A person who may sign in. Secret and recovery codes are sealed. */
export type Factors = {
  readonly id: string;
  /** argon2id. */
  readonly password: string | undefined;
  /** Of an authenticator app that was proven. */
  readonly secret: string | undefined;
  readonly backupCodes: string | undefined;
};

/** Those of a person who has joined and is not suspended, in one statement; nothing for any other name. */
export async function findFactors(sql: Sql, signInName: string): Promise<Factors | undefined> {
  const row = await sql
    .selectFrom("staff_user")
    .leftJoin("staff_account", (j) =>
      j.onRef("staff_account.userId", "=", "staff_user.id").on("providerId", "=", "credential"),
    )
    .leftJoin("staff_two_factor", "staff_two_factor.userId", "staff_user.id")
    .select(["staff_user.id", "password", "secret", "backupCodes", "verified"])
    .where("username", "=", signInName)
    .where("joined_ms", "is not", null)
    .where("suspended_ms", "is", null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, password, secret, backupCodes, verified } = row;
  return {
    id,
    password: password ?? undefined,
    secret: verified === true ? (secret ?? undefined) : undefined,
    backupCodes: backupCodes ?? undefined,
  };
}
