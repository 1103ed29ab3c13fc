/** Whether a passkey answered a challenge of ours. */
import { createHash } from "node:crypto";
import { type Instant, inSeconds, Minutes, plus } from "@bluezone/protocol/time";
import { type Random, randomText } from "@bluezone/server-kit/time/random";
import { sql as text } from "kysely";
import type { Sql, Transaction } from "../tables.ts";
import type { Auth } from "./better-auth.ts";
import { unlessRefused } from "./calls.ts";

/** 256 random bits in base64url (WebAuthn Level 3 §13.4.3 asks for 128 at the least). */
export const newChallenge = (random: Random): string => Buffer.from(random.bytes(32)).toString("base64url");

/** How long better-auth may take from reading a row to using it up. */
const A_CALL = Minutes(1);

/**
 * The person of a passkey that answered, and a session that better-auth made for them; nothing when the answer is no proof.
 * better-auth wants a row that says what was asked: it is made here, and used up at once, for a passkey that is known; whoever
 * has none costs one read.
 */
export async function provenByPasskey(
  {
    auth,
    db,
    random,
    headers,
  }: {
    auth(): Promise<Auth>;
    readonly db: Sql;
    readonly random: Random;
    headers(row: string): Headers;
  },
  challenge: string,
  answer: Readonly<Record<string, unknown>>,
): Promise<{ readonly personId: string; readonly token: string } | undefined> {
  const passkey = await db
    .selectFrom("staff_passkey")
    .select("id")
    .where("credentialID", "=", String(answer["id"]))
    .executeTakeFirst();
  if (!passkey) return undefined;
  const row = randomText(random, 32);
  await db
    .insertInto("staff_verification")
    .values({
      id: row,
      identifier: row,
      value: JSON.stringify({ type: "authentication", expectedChallenge: challenge, userData: { id: "" } }),
      expiresAt: text<Date>`current_timestamp + make_interval(secs => ${inSeconds(A_CALL)}::int)`,
    })
    .execute();
  const proven = await unlessRefused(
    (await auth()).api.verifyPasskeyAuthentication({
      // What came from a page is checked by the plugin, whatever its type says.
      body: { response: answer as never },
      headers: headers(row),
    }),
  );
  return proven && { personId: proven.session.userId, token: proven.session.token };
}

/** Uses a challenge up, until it is over anyway: false when it was used before. Only what was proven comes here. */
export async function useChallenge(trx: Transaction, challenge: string, until: Instant): Promise<boolean> {
  const id = `used.${createHash("sha256").update(challenge).digest("hex")}`;
  const kept = await trx
    .insertInto("staff_verification")
    .values({ id, identifier: id, value: "", expiresAt: new Date(plus(until, A_CALL)) })
    .onConflict((c) => c.column("id").doNothing())
    .returning("id")
    .executeTakeFirst();
  return kept !== undefined;
}
