/** The signature of a release's hashes, by a key of whoever makes it: Ed25519, as `openssl pkeyutl -verify -rawin` checks it. */
import { createPrivateKey, sign } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes `SHA256SUMS.sig` beside the hashes in `out`. @param keyFile a private key in PEM. Throws RangeError where it is none of Ed25519. */
export function signSums(out: string, keyFile: string): void {
  const key = createPrivateKey(readFileSync(keyFile));
  if (key.asymmetricKeyType !== "ed25519") throw new RangeError(`${keyFile} is no key of Ed25519`);
  writeFileSync(join(out, "SHA256SUMS.sig"), sign(null, readFileSync(join(out, "SHA256SUMS")), key));
}
