/** What caches between this server and its readers may do with a document (RFC 9111; `stale-if-error`: RFC 5861). */
import type { Document } from "@bluezone/contract/endpoint";

/**
 * The header `Cache-Control` of a document.
 * @param atMost seconds after which this one is gone, when that is sooner than its kind says: no copy may outlive it.
 * @param own whether only the reader's own machine may keep it.
 */
export function cacheControl(
  { maxAge, immutable, staleIfError }: Pick<Document, "maxAge" | "immutable" | "staleIfError">,
  atMost: number = maxAge,
  own = false,
): string {
  const seconds = Math.min(maxAge, Math.floor(atMost));
  if (seconds <= 0) return "no-cache";
  return [
    own ? "private" : "public",
    `max-age=${seconds}`,
    ...(immutable ? ["immutable"] : []),
    ...(staleIfError === undefined ? [] : [`stale-if-error=${staleIfError}`]),
  ].join(", ");
}
