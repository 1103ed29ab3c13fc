/** The operator's secrets and what is derived from them: one purpose, one key (HKDF-SHA256, RFC 5869). */
import { hkdfSync } from "node:crypto";
import type { Secret } from "@bluezone/server-kit/secret";

/** What a key is for. */
export type Purpose = "remembered-publish" | "revision-token" | "revision-token-nonce";

/** Secrets, newest first: the first makes, every one is accepted. Losing one costs retries of a day and revisions. */
export type Secrets = readonly [Secret, ...Secret[]];

/** The 32-byte key of a purpose. */
export const keyFor = (secret: Secret, purpose: Purpose): Uint8Array =>
  new Uint8Array(hkdfSync("sha256", secret.reveal(), new Uint8Array(0), `bluezone/keys/${purpose}`, 32));
