/** The operator's secrets and what is derived from them: one purpose, one key (HKDF-SHA256, RFC 5869). */
import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import type { Secret } from "@bluezone/server-kit/start/secret";

/** What a key is for. */
export type Purpose = "remembered-publish" | "revision-token" | "revision-token-nonce";

/** Secrets, newest first: the first makes, every one is accepted. Losing one costs retries of a day and revisions. */
export type Secrets = readonly [Secret, ...Secret[]];

/** The 32-byte key of a purpose. Deriving costs more than using it: derive once and keep it. */
export const keyFor = (secret: Secret, purpose: Purpose): KeyObject =>
  createSecretKey(
    new Uint8Array(hkdfSync("sha256", secret.reveal(), new Uint8Array(0), `bluezone/keys/${purpose}`, 32)),
  );
