/** An issuer's published keys, ready to check signatures with. */
import { createPublicKey, type KeyObject } from "node:crypto";
import { Jwks, type PublicJwk } from "@bluezone/contract/certificate";

/** Public keys by `kid`; at most as many as a JWKS may list. */
export type KeySet = ReadonlyMap<string, KeyObject>;

/** The keys of a JWKS (RFC 7517); of two with one name the first. Throws when the text is not one. */
export function keySet(text: string): KeySet {
  const keys = new Map<string, KeyObject>();
  for (const jwk of Jwks.parse(JSON.parse(text)).keys) {
    const key = publicKey(jwk);
    if (key && !keys.has(jwk.kid)) keys.set(jwk.kid, key);
  }
  return keys;
}

/** A key whose point is not on the curve is none, and the others stand. */
function publicKey({ kty, crv, x, y }: PublicJwk): KeyObject | undefined {
  try {
    return createPublicKey({ key: { kty, crv, x, y }, format: "jwk" });
  } catch {
    return undefined;
  }
}
