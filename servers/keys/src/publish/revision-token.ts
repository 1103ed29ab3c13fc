/**
 * Revision tokens: what a phone keeps to be allowed to revise its keys later. An AES-256-GCM envelope around the list of its
 * keys that only this server opens; nothing of it is stored (docs/protocol/06-share.md#67-known-keys-and-revision; the layout
 * is ours).
 *
 *   envelope: version 1 (1 byte) · kid (4) · nonce (12) · cipher text · tag (16), in base64
 *   inside:   entries of 21 bytes: key (16) · start (4, big-endian) · period (1); period 0 fills up to a multiple of 28
 *
 * The nonce is an HMAC of the content, so the same content gives the same token: a repeated publish has the same answer.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, type KeyObject } from "node:crypto";
import { compareBytes, toHex } from "@bluezone/protocol/bytes";
import { type Tek, tek } from "@bluezone/protocol/identity/tek";
import { Enin } from "@bluezone/protocol/time";
import { anyBase64 } from "@bluezone/server-kit/http/base64";
import type { Secret } from "@bluezone/server-kit/start/secret";
import { keyFor, type Secrets } from "../secrets.ts";
import { keptNoMore } from "./rules/key-valid.ts";

/** What a request's token came to. */
export type OpenedToken = readonly Tek[] | "missing" | "unreadable";

const VERSION = 1;
const AAD = "bluezone/keys/revision-token/1";
const ENTRY = 21;
/** The number of entries is a multiple of this: the length tells nothing of a usual share. */
const STEP = 28;
/** Most entries: what the largest answer holds. */
const MOST = 10 * STEP;
const [NONCE, TAG, KID] = [12, 16, 4];
const HEAD = 1 + KID;

/** Seals and opens the tokens of a server. */
export type RevisionTokens = {
  /** The token for a list of keys: without those that ended 15 days before `at` or earlier, each once, the newest 280. */
  seal(keys: readonly Tek[], at: Enin): string;
  /** The keys of a token; "unreadable" when it is not ours, was changed, or was sealed with a secret that is gone. */
  open(token: string | undefined): OpenedToken;
};

/** A secret's keys, and what tells that it sealed a token, and nothing about itself. */
type Sealing = { readonly key: KeyObject; readonly nonceKey: KeyObject; readonly head: Buffer };

function sealingOf(secret: Secret): Sealing {
  const key = keyFor(secret, "revision-token");
  const kid = createHash("sha256").update(AAD).update(key.export()).digest().subarray(0, KID);
  return {
    key,
    nonceKey: keyFor(secret, "revision-token-nonce"),
    head: Buffer.concat([Uint8Array.of(VERSION), kid]),
  };
}

/** The first secret seals, every one opens. */
export function revisionTokens(secrets: Secrets): RevisionTokens {
  const all = secrets.map(sealingOf);
  const [newest] = all as [Sealing, ...Sealing[]];
  return {
    seal(keys, at) {
      const { key, nonceKey, head } = newest;
      const plain = encode(keys, at);
      const nonce = createHmac("sha256", nonceKey).update(plain).digest().subarray(0, NONCE);
      const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG });
      cipher.setAAD(Buffer.concat([Buffer.from(AAD), head]));
      const parts = [head, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()];
      return Buffer.concat(parts).toString("base64");
    },
    open(token) {
      if (!token) return "missing";
      const bytes = anyBase64(token) ?? Buffer.alloc(0);
      const sealing = all.find(({ head }) => bytes.subarray(0, head.length).equals(head));
      if (!sealing || bytes.length < HEAD + NONCE + TAG) return "unreadable";
      try {
        const nonce = bytes.subarray(HEAD, HEAD + NONCE);
        const decipher = createDecipheriv("aes-256-gcm", sealing.key, nonce, { authTagLength: TAG });
        decipher.setAAD(Buffer.concat([Buffer.from(AAD), sealing.head]));
        decipher.setAuthTag(bytes.subarray(-TAG));
        return decode(Buffer.concat([decipher.update(bytes.subarray(HEAD + NONCE, -TAG)), decipher.final()]));
      } catch {
        return "unreadable";
      }
    },
  };
}

function encode(keys: readonly Tek[], at: Enin): Buffer {
  const kept = [...new Map(keys.map((k) => [toHex(k.key), k])).values()]
    .filter((k) => k.rollingStart + k.rollingPeriod > keptNoMore(at))
    .sort((a, b) => b.rollingStart - a.rollingStart || compareBytes(a.key, b.key))
    .slice(0, MOST);
  const bytes = Buffer.alloc(Math.max(1, Math.ceil(kept.length / STEP)) * STEP * ENTRY);
  for (const [i, { key, rollingStart, rollingPeriod }] of kept.entries()) {
    bytes.set(key, i * ENTRY);
    bytes.writeUInt32BE(rollingStart, i * ENTRY + 16);
    bytes.writeUInt8(rollingPeriod, i * ENTRY + 20);
  }
  return bytes;
}

function decode(bytes: Buffer): readonly Tek[] {
  const keys: Tek[] = [];
  for (let at = 0; at + ENTRY <= bytes.length; at += ENTRY) {
    const period = bytes.readUInt8(at + 20);
    if (period > 0) keys.push(tek(bytes.subarray(at, at + 16), Enin(bytes.readUInt32BE(at + 16)), period));
  }
  return keys;
}
