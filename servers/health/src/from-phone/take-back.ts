/** Tokens with which people take back what they sent, and receipts that can be said aloud. */
import { createHash } from "node:crypto";
import type { Random } from "@bluezone/server-kit/time/random";

const TOKEN_LENGTH = 32;
const RECEIPT_LENGTH = 2;

/** What is kept of a token or nonce: both are 32 random bytes, which nobody finds again from a hash. */
export const tokenHash = (token: string): Uint8Array =>
  new Uint8Array(createHash("sha256").update(token).digest());

/** A new token, in base64url. */
export const drawToken = (random: Random): string =>
  Buffer.from(random.bytes(TOKEN_LENGTH)).toString("base64url");

/** A new receipt: "4F27". */
export const drawReceipt = (random: Random): string =>
  Buffer.from(random.bytes(RECEIPT_LENGTH)).toString("hex").toUpperCase();
