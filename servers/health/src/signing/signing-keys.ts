/** The keys that sign certificates (ES256): made, rotated, shown as JWKS. Private halves lie sealed in the database. */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import type { Jwks } from "@bluezone/contract/certificate";
import type { Instant } from "@bluezone/protocol/time";
import { type Actor, audit } from "../audit/audit.ts";
import type { Context } from "../context.ts";
import { fromMs, ms, type Sql, type Transaction } from "../tables.ts";
import { type SigningDates, signingKeyAt, turnSigningKeys } from "./rotation.ts";
import { destroyPrivate, dropEveryKey, dropKeys, insertKey, publicHalves, readKeys } from "./store.ts";
import type { SigningKeyRow } from "./tables.ts";

/** What a key is sealed for. */
export const sealedFor = (kid: string): string => `signing-key/${kid}`;
const SERVER: Actor = "server";

const dates = ({ kid, made_ms, active_ms, sealed }: SigningKeyRow): SigningDates => ({
  kid,
  made: fromMs(made_ms),
  active: fromMs(active_ms),
  signs: sealed !== null,
});

/** The key that signs at `now`. */
export async function signingKey(
  { vault }: Pick<Context, "vault">,
  sql: Sql,
  now: Instant,
): Promise<{ readonly kid: string; readonly key: KeyObject }> {
  const rows = await readKeys(sql);
  const kid = signingKeyAt(rows.map(dates), now)?.kid;
  const sealed = rows.find((row) => row.kid === kid)?.sealed;
  if (kid === undefined || !sealed) throw new Error("the keys of certificates were not made");
  const der = Buffer.from(vault.open(sealedFor(kid), sealed));
  return { kid, key: createPrivateKey({ key: der, format: "der", type: "pkcs8" }) };
}

/** The public halves of all keys whose certificates may still live, and of the next one (RFC 7517), newest first. */
export async function publicKeys(sql: Sql): Promise<Jwks> {
  return {
    keys: (await publicHalves(sql)).map(({ kid, x, y }) => ({
      kty: "EC",
      crv: "P-256",
      alg: "ES256",
      use: "sig",
      kid,
      x,
      y,
    })),
  };
}

type Making = Pick<Context, "vault" | "random" | "database">;

/** After a theft: every key goes at once, also out of the JWKS, and a new one signs. Certificates under way are refused. */
export async function replaceSigningKeys(context: Making, now: Instant): Promise<void> {
  const { database } = context;
  await database.transaction(async (trx) => {
    await database.lockTable(trx, "signing_key");
    for (const { kid } of await dropEveryKey(trx))
      await audit(trx, now, { actor: "operator", action: "signing_key.drop", subject: kid });
    await make(context, trx, "operator", now, now);
  });
}

async function make(
  { vault, random }: Making,
  trx: Transaction,
  actor: Actor,
  now: Instant,
  activeAt: Instant,
): Promise<void> {
  const kid = Buffer.from(random.bytes(9)).toString("base64url");
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const sealed = vault.seal(sealedFor(kid), privateKey.export({ format: "der", type: "pkcs8" }));
  const row = { kid, x, y, sealed, made_ms: ms(now), active_ms: ms(activeAt) };
  await insertKey(trx, row);
  await audit(trx, now, { actor, action: "signing_key.make", subject: kid });
}

/** Makes the key that is due, destroys private halves that may sign no more, drops keys whose certificates have ended. */
export async function rotateSigningKeys(
  context: Making,
  now: Instant,
): Promise<{ readonly made: number; readonly dropped: number }> {
  const { database } = context;
  return database.transaction(async (trx) => {
    await database.lockTable(trx, "signing_key");
    const rows = await readKeys(trx);
    const { makeActiveAt, destroy, drop } = turnSigningKeys(rows.map(dates), now);
    if (makeActiveAt !== undefined) await make(context, trx, SERVER, now, makeActiveAt);
    if (destroy.length > 0) await destroyPrivate(trx, destroy);
    if (drop.length > 0) await dropKeys(trx, drop);
    for (const kid of drop)
      await audit(trx, now, { actor: SERVER, action: "signing_key.drop", subject: kid });
    return { made: makeActiveAt === undefined ? 0 : 1, dropped: drop.length };
  });
}
