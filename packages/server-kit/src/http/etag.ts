/** Entity tags: a reader who has a document already gets 304 and no body (RFC 9110 §8.8.3, §13.1.2). */
import { createHash } from "node:crypto";

/** A strong tag of a document's bytes: 128 bits of their SHA-256, quoted. */
export function etagOf(bytes: Uint8Array): string {
  return `"${createHash("sha256").update(bytes).digest().subarray(0, 16).toString("base64url")}"`;
}

/** Whether the header `If-None-Match` names a tag (compared weakly, as RFC 9110 says for it) or is `*`. */
export function matchesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === "*") return true;
  const bare = etag.replace(/^W\//, "");
  return [...ifNoneMatch.matchAll(/(?:W\/)?("[^"]*")/g)].some(([, tag]) => tag === bare);
}
