/** API keys in the database: made and disabled by the operator; `known-keys.ts` looks them up at every call. */
import type { Instant } from "@bluezone/protocol/time";
import { audit } from "../audit/audit.ts";
import type { Context } from "../context.ts";
import { MOST_DAILY_CODES } from "../limits.ts";
import { ms } from "../tables.ts";
import { drawApiKey } from "./api-key.ts";
import { insertApiKey, setDisabled } from "./store.ts";

/** What an operator says of a new key. An admin key needs a hotline, because its texts name one. */
export type NewApiKey = { readonly name: string } & (
  | { readonly kind: "device" }
  | { readonly kind: "admin"; readonly hotline: string; readonly dailyCodes?: number | undefined }
  /** As a laboratory's, for a canary (record 0079): no hotline, because it sends no message; 110 codes a day unless said. */
  | { readonly kind: "canary"; readonly dailyCodes?: number | undefined }
);

/** 96, one each quarter of an hour, and some for whoever tries it by hand. */
const CANARY_CODES = 110;

/** What the hashes of API keys are for. */
export const USE = "api-key";

/**
 * Makes a key and returns it, the only time that it can be seen.
 * Throws RangeError when the name or the hotline is empty or longer than 60 characters, or the codes a day are no number.
 */
export async function createApiKey(
  { vault, random, database }: Pick<Context, "vault" | "random" | "database">,
  made: NewApiKey,
  now: Instant,
): Promise<{ readonly id: string; readonly key: string }> {
  const hotline = made.kind === "admin" ? made.hotline.trim() : null;
  const name = made.name.trim().normalize("NFC");
  for (const text of [name, hotline ?? "-"])
    if (text.length < 1 || text.length > 60 || /[\p{C}]/u.test(text))
      throw new RangeError("the name and the hotline of an API key are texts of 1 to 60 characters");
  const daily =
    made.kind === "device" ? null : (made.dailyCodes ?? (made.kind === "canary" ? CANARY_CODES : null));
  if (daily !== null && !(Number.isInteger(daily) && daily >= 0 && daily <= MOST_DAILY_CODES))
    throw new RangeError(`the codes a day of an API key are a whole number from 0 to ${MOST_DAILY_CODES}`);
  const canary = made.kind === "canary";
  const kind = canary ? "admin" : made.kind;
  const key = drawApiKey(kind, random);
  const [hash] = vault.hashes(USE, Buffer.from(key));
  const id = Buffer.from(random.bytes(8)).toString("hex");
  await database.transaction(async (trx) => {
    const row = { id, kind, name, hotline, hash, made_ms: ms(now), daily_codes: daily, canary };
    await insertApiKey(trx, row);
    const fields = ["kind", "name", ...(hotline === null ? [] : ["hotline"])];
    await audit(trx, now, { actor: "operator", action: "api_key.make", subject: id, fields });
  });
  return { id, key };
}

/** Lets a key in no more. Returns whether there was such a key that was not disabled already. */
export async function disableApiKey(
  { database }: Pick<Context, "database">,
  id: string,
  now: Instant,
): Promise<boolean> {
  return database.transaction(async (trx) => {
    const disabled = await setDisabled(trx, id, now);
    if (disabled) await audit(trx, now, { actor: "operator", action: "api_key.disable", subject: id });
    return disabled;
  });
}
