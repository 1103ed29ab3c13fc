/** The last step of every sign-in: the session that a check made lets the person in, and that is noted. */
import type { Instant } from "@bluezone/protocol/time";
import { audit, lockAudit } from "../audit/audit.ts";
import { rememberCode } from "../credentials/used-codes.ts";
import { openSession } from "../session/store.ts";
import type { Store } from "../tables.ts";

/** Who was let in. */
export type LetIn = { readonly id: string; readonly name: string; readonly signInName: string };

/** With what. */
export type Factor = "totp" | "recovery" | "passkey";

/**
 * Opens a session of a person who has joined and is not suspended. Returns nothing, and opens nothing, when they are not, or
 * when `code` let them in before.
 */
export async function letIn(
  { database }: { readonly database: Store },
  now: Instant,
  found: { readonly personId: string; readonly token: string; readonly by: Factor; readonly code?: string },
): Promise<LetIn | undefined> {
  const { personId, token, by, code } = found;
  return database.transaction(async (trx) => {
    await lockAudit(trx);
    const person = await trx
      .selectFrom("staff_user")
      .select(["id", "name", "username"])
      .where("id", "=", personId)
      .where("joined_ms", "is not", null)
      .where("suspended_ms", "is", null)
      .executeTakeFirst();
    if (!person) return undefined;
    if (code !== undefined && !(await rememberCode(trx, personId, code))) return undefined;
    await openSession(trx, token, now);
    await audit(trx, now, { actor: personId, action: "session.open", subject: personId, fields: [by] });
    return { id: person.id, name: person.name, signInName: person.username ?? "" };
  });
}
