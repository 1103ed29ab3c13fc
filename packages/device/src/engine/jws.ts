/** Reads a signed document: compact JWS (RFC 7515), ES256 (RFC 7518 §3.4), signed by one of the roots given. */
import type { Root } from "@bluezone/contract/signed";
import { fromBase64, fromBase64Url } from "@bluezone/protocol/bytes";
import { p256 } from "@noble/curves/nist.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { z } from "zod";

/** What a text came to: the document and the `kid` of the root that signed it, or why it is none. */
export type Verification<T> =
  | { readonly ok: true; readonly document: T; readonly signer: string }
  | { readonly ok: false; readonly why: "unreadable" | "unknown-root" | "bad-signature" };

function utf8(bytes: Uint8Array): string {
  let escaped = "";
  for (const byte of bytes) escaped += `%${byte.toString(16).padStart(2, "0")}`;
  return decodeURIComponent(escaped);
}

const json = (part: string): unknown => JSON.parse(utf8(fromBase64Url(part)));

/** Verifies first and reads after. Never throws for what is in the text. */
export function verifyDocument<S extends z.ZodType>(
  text: string,
  roots: readonly Root[],
  schema: S,
): Verification<z.output<S>> {
  const [head, body, signature, ...rest] = text.split(".");
  if (head === undefined || body === undefined || signature === undefined || rest.length > 0)
    return { ok: false, why: "unreadable" };
  try {
    const header = json(head) as { alg?: unknown; kid?: unknown; crit?: unknown } | null;
    if (header?.alg !== "ES256" || header.crit !== undefined) return { ok: false, why: "unreadable" };
    const root = roots.find(({ kid }) => kid === header.kid);
    if (!root) return { ok: false, why: "unknown-root" };
    // JWS asks for no low S, so signers may give a high one.
    const good = p256.verify(
      fromBase64Url(signature),
      utf8ToBytes(`${head}.${body}`),
      fromBase64(root.publicKey),
      { lowS: false },
    );
    if (!good) return { ok: false, why: "bad-signature" };
    const parsed = schema.safeParse(json(body));
    return parsed.success
      ? { ok: true, document: parsed.data, signer: root.kid }
      : { ok: false, why: "unreadable" };
  } catch {
    return { ok: false, why: "unreadable" };
  }
}
