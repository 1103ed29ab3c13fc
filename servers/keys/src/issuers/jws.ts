/**
 * A compact JWS (RFC 7515 §7.1) signed with ES256 (RFC 7518 §3.4): certificates of phones, tokens of authorities. Only
 * reading: nothing here says that the signature holds. Written by hand because a publish waits for it
 * (`docs/decisions/0012-certificates-are-checked-without-jose.md`); a test holds it to jose.
 */

/** A JWS that is well formed. */
export type Jws = {
  /** Which key is said to have signed it. */
  readonly kid: string;
  /** The JSON inside, not yet checked for anything. */
  readonly payload: unknown;
  /** What is signed: header and payload as they were sent. */
  readonly signed: Uint8Array;
  /** r and s, 32 bytes each (IEEE P1363). */
  readonly signature: Uint8Array;
};

const SIGNATURE_LENGTH = 64;

/** Reads one; nothing when the text is none, to the last bit of its base64url. Its length is the caller's to bound. */
export function readJws(text: string): Jws | undefined {
  const parts = text.split(".", 4);
  if (parts.length !== 3) return undefined;
  const [header, payload, signature] = parts.map(bytesOf);
  if (!header || !payload || signature?.length !== SIGNATURE_LENGTH) return undefined;
  const kid = kidOf(jsonOf(header));
  if (kid === undefined) return undefined;
  const signed = Buffer.from(text.slice(0, text.lastIndexOf(".")));
  return { kid, payload: jsonOf(payload), signed, signature };
}

/** The header's `kid`. `alg` must be ES256, and nothing may be critical, as no extension is understood here. */
function kidOf(header: unknown): string | undefined {
  if (typeof header !== "object" || header === null) return undefined;
  const { alg, kid, crit } = header as Record<string, unknown>;
  return alg === "ES256" && crit === undefined && typeof kid === "string" ? kid : undefined;
}

/** Strict: one text a value, so that nobody can make a second token of one. */
function bytesOf(base64url: string): Buffer | undefined {
  const bytes = Buffer.from(base64url, "base64url");
  return bytes.toString("base64url") === base64url ? bytes : undefined;
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}
