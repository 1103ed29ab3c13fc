/** The only SQL of invitations. */
import type { Instant } from "@bluezone/protocol/time";
import { hashToken } from "../secrets.ts";
import { type InvitationRow, ms, type Sql, type Transaction } from "../tables.ts";

/** The invitation of a token, while it holds. */
export async function findByToken(sql: Sql, token: string, now: Instant): Promise<InvitationRow | undefined> {
  return sql
    .selectFrom("staff_invitation")
    .selectAll()
    .where("token_hash", "=", hashToken(token))
    .where("until_ms", ">", ms(now))
    .executeTakeFirst();
}

/** An invitation by its id, while it holds. */
export async function findById(sql: Sql, id: string, now: Instant): Promise<InvitationRow | undefined> {
  return sql
    .selectFrom("staff_invitation")
    .selectAll()
    .where("id", "=", id)
    .where("until_ms", ">", ms(now))
    .executeTakeFirst();
}

/** Those that hold, newest first, with the names of who made them. */
export async function waiting(
  sql: Sql,
  now: Instant,
): Promise<readonly (InvitationRow & { readonly invitedBy: string | null })[]> {
  return sql
    .selectFrom("staff_invitation")
    .leftJoin("staff_user", "staff_user.id", "invited_by")
    .selectAll("staff_invitation")
    .select("staff_user.name as invitedBy")
    .where("until_ms", ">", ms(now))
    .orderBy("made_ms", "desc")
    .execute();
}

/** Keeps an invitation. */
export async function keep(trx: Transaction, row: InvitationRow): Promise<void> {
  await trx.insertInto("staff_invitation").values(row).execute();
}

/** Takes an invitation away, with what was begun from it; false when it is not there. */
export async function drop(trx: Transaction, id: string): Promise<boolean> {
  await dropBegun(trx, id);
  const { numDeletedRows } = await trx.deleteFrom("staff_invitation").where("id", "=", id).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Takes away the account that was begun from an invitation and never finished. */
export async function dropBegun(trx: Transaction, invitationId: string): Promise<void> {
  await trx
    .deleteFrom("staff_user")
    .where("invitation_id", "=", invitationId)
    .where("joined_ms", "is", null)
    .execute();
}
