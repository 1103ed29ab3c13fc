/**
 * Sizes on the wire. Every JSON body of a share, real or cover traffic, request or answer, is padded with its
 * `padding` field to exactly one bucket, so that lengths tell nothing (GAEN.md §3 "padding", §4 "chaff").
 */

/** Allowed body lengths in bytes, smallest first. A body takes the smallest that holds it. */
export type Buckets = readonly number[];

/** Publish: 30 keys, a certificate and a revision token of 60 entries fit the first. */
export const PUBLISH_REQUEST: Buckets = [8_192, 16_384, 32_768, 63_488];
export const PUBLISH_RESPONSE: Buckets = [4_096, 8_192];
/** Verify, certificate, user report: a token and a certificate fit with room to spare. */
export const VERIFICATION: Buckets = [2_048, 4_096];
/** A health authority's own day totals: 16 days fit the first as a rule, and the second always. */
export const STATS_REQUEST: Buckets = [2_048];
export const STATS_RESPONSE: Buckets = [8_192, 16_384];

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** UTF-8 length of a string in bytes. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (const char of text) {
    const point = char.codePointAt(0) as number;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}

/**
 * JSON text of `body` whose UTF-8 length is exactly one bucket, reached by its `padding` field.
 * @param random gives `n` random bytes; padding is random so that compression on the way cannot undo it.
 * @throws RangeError when the body is longer than the largest bucket.
 */
export function padToBucket(
  body: Readonly<Record<string, unknown>>,
  buckets: Buckets,
  random: (n: number) => Uint8Array,
): string {
  const bare = JSON.stringify({ ...body, padding: "" });
  const length = utf8Length(bare);
  const size = buckets.find((bucket) => bucket >= length);
  if (size === undefined) throw new RangeError(`a body of ${length} bytes is longer than the largest bucket`);
  const padding = Array.from(random(size - length), (byte) => alphabet[byte & 63]).join("");
  return JSON.stringify({ ...body, padding });
}
