/** What a publish is known by for 24 hours: a keyed hash of its certificate's binding and of what the certificate says. */
import { createHmac } from "node:crypto";
import type { CertificateClaims } from "@bluezone/contract/certificate";
import { keyFor, type Secrets } from "../secrets.ts";

/** The hashes of a publish under every secret, the newest first. */
export type PublishHashes = (claims: CertificateClaims) => readonly [Uint8Array, ...Uint8Array[]];

export function publishHashes(secrets: Secrets): PublishHashes {
  const keys = secrets.map((secret) => keyFor(secret, "remembered-publish"));
  return ({ iss, tekmac, reportType, symptomOnsetInterval }) => {
    const said = JSON.stringify([iss, tekmac, reportType, symptomOnsetInterval ?? null]);
    const hashes = keys.map((key) => createHmac("sha256", key).update(said).digest());
    return hashes as readonly Uint8Array[] as readonly [Uint8Array, ...Uint8Array[]];
  };
}
