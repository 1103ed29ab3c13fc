/** What is derived from the server's secrets: each use has bytes of its own, and none of it lies in the database. */
import { createHash, createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import type { Secret } from "@bluezone/server-kit/start/secret";

/** Signs short texts under the newest secret and knows what any of them signed. */
export type Seal = {
  /** The text with its signature behind a dot. */
  sign(text: string): string;
  /** The text, when its signature is right. */
  open(signed: string): string | undefined;
};

/** A seal for one use. Texts have no dot. Throws RangeError when there is no secret. */
export function sealFor(secrets: readonly Secret[], use: string): Seal {
  const [first, ...others] = secrets.map((secret) => derived(secret, use));
  if (!first) throw new RangeError("a seal needs at least one secret");
  const signature = (key: Buffer, text: string) => createHmac("sha256", key).update(text).digest();
  return {
    sign: (text) => `${text}.${signature(first, text).toString("base64url")}`,
    open(signed) {
      const [text, given, ...rest] = signed.split(".");
      if (!text || !given || rest.length > 0) return undefined;
      const bytes = Buffer.from(given, "base64url");
      const right = [first, ...others].some((key) => {
        const expected = signature(key, text);
        return bytes.length === expected.length && timingSafeEqual(bytes, expected);
      });
      return right ? text : undefined;
    },
  };
}

/** The keys under which better-auth encrypts, newest first. A key's version is made from itself: it stays when others come. */
export function encryptionKeys(
  secrets: readonly Secret[],
): { readonly version: number; readonly value: string }[] {
  return secrets.map((secret) => {
    const bytes = derived(secret, "better-auth");
    const version = createHash("sha256").update(bytes).digest().readUInt32BE(0) >>> 1;
    return { version, value: bytes.toString("base64") };
  });
}

/** The hash under which a token of 256 random bits is kept. */
export const hashToken = (token: string): Uint8Array =>
  new Uint8Array(createHash("sha256").update(token).digest());

const derived = (secret: Secret, use: string): Buffer =>
  Buffer.from(hkdfSync("sha256", secret.reveal(), "", `bluezone staff ${use}`, 32));
