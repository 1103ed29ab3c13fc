/**
 * A code of an authenticator app lets somebody in once (RFC 6238 §5.2). Three codes are right at any moment (this half
 * minute's, the one before and the one after), so whoever remembers the last three that were taken remembers enough, and
 * needs no clock.
 */
import { createHash } from "node:crypto";
import type { Transaction } from "../tables.ts";

const REMEMBERED = 3;

/** Remembers a code that was taken; false when it is one of the last three: then it was used before. */
export async function rememberCode(trx: Transaction, personId: string, code: string): Promise<boolean> {
  const { used_codes } = await trx
    .selectFrom("staff_user")
    .select("used_codes")
    .where("id", "=", personId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const used = used_codes.split(" ").filter((one) => one !== "");
  const hashed = createHash("sha256").update(`${personId} ${code}`).digest("hex").slice(0, 24);
  if (used.includes(hashed)) return false;
  await trx
    .updateTable("staff_user")
    .set({ used_codes: [...used, hashed].slice(-REMEMBERED).join(" ") })
    .where("id", "=", personId)
    .execute();
  return true;
}
