/**
 * Sizes on the wire. Every JSON body of a share, real or cover traffic, request or answer, is padded with its
 * `padding` field to exactly one bucket, so that lengths tell nothing (docs/protocol/06-share.md#69-sizes).
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

/** UTF-8 length of JSON text in bytes; in JSON no surrogate stands alone, so each of a pair counts for two. */
function utf8Length(json: string): number {
  let bytes = json.length;
  for (let i = 0; i < json.length; i += 1) {
    const unit = json.charCodeAt(i);
    if (unit >= 0x80) bytes += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2;
  }
  return bytes;
}

/** Gives so many characters of base64url, at random so that compression on the way cannot undo them. */
export type Padding = (length: number) => string;

/** Characters at a time: `String.fromCharCode` takes its arguments on the stack. */
const CHUNK = 4_096;

/** Padding out of random bytes, a byte a character, where there is nothing quicker. */
export function paddingFrom(random: (n: number) => Uint8Array): Padding {
  return (length) => {
    const characters = random(length).map((byte) => codes[byte & 63]!);
    let text = "";
    for (let at = 0; at < length; at += CHUNK)
      text += String.fromCharCode(...characters.subarray(at, at + CHUNK));
    return text;
  };
}

const codes = Uint8Array.from(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
  (character) => character.charCodeAt(0),
);

/**
 * JSON text of `body` whose UTF-8 length is exactly one bucket, reached by its `padding` field, which comes last.
 * @throws RangeError when the body is longer than the largest bucket.
 */
export function padToBucket(
  body: Readonly<Record<string, unknown>>,
  buckets: Buckets,
  padding: Padding,
): string {
  const { padding: _, ...fields } = body;
  const bare = JSON.stringify({ ...fields, padding: "" });
  const length = utf8Length(bare);
  const size = buckets.find((bucket) => bucket >= length);
  if (size === undefined) throw new RangeError(`a body of ${length} bytes is longer than the largest bucket`);
  return `${bare.slice(0, -'"}'.length)}${padding(size - length)}"}`;
}
