/** The last step of every sign-in: a session that lets the person in, and that is noted. */
import type { Instant } from "@bluezone/protocol/time";
import { audit, lockAudit } from "../audit/audit.ts";
import { openSession } from "../session/store.ts";
import type { Store, Transaction } from "../tables.ts";

/** Who was let in, and the session's token. */
export type SessionHolder = {
  readonly id: string;
  readonly name: string;
  readonly signInName: string;
  readonly token: string;
};

/** With what. */
export type Factor = "totp" | "recovery" | "passkey";

/**
 * Opens a session of a person who has joined and is not suspended. Returns nothing, and opens nothing, when they are not, or
 * when `take` finds that what they proved was used before. `take` uses it up and gives the token of a session of theirs.
 */
export async function letIn(
  { database }: { readonly database: Store },
  now: Instant,
  found: {
    readonly personId: string;
    readonly by: Factor;
    take(trx: Transaction): Promise<string | undefined>;
  },
): Promise<SessionHolder | undefined> {
  const { personId, by, take } = found;
  return database.transaction(async (trx) => {
    await lockAudit(trx);
    const person = await trx
      .selectFrom("staff_user")
      .select(["id", "name", "username"])
      .where("id", "=", personId)
      .where("joined_ms", "is not", null)
      .where("suspended_ms", "is", null)
      .executeTakeFirst();
    const token = person && (await take(trx));
    if (!person || token === undefined) return undefined;
    await openSession(trx, token, now);
    await audit(trx, now, { actor: personId, action: "session.open", subject: personId, fields: [by] });
    return { id: person.id, name: person.name, signInName: person.username ?? "", token };
  });
}
