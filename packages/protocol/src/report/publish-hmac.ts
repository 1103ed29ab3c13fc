/**
 * The HMAC that binds a certificate to the keys it was issued for. The phone computes it before it asks for the
 * certificate, the certificate carries it as `tekmac`, and the key server computes it again over what is published.
 * Google's exposure-notifications-server, "HMAC calculation" of the publish API.
 */
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { equalBytes, toBase64 } from "../bytes.ts";
import type { Tek } from "../identity/tek.ts";

/** A key as it is published: with GAEN's transmission risk level, 0 … 8. */
interface PublishedTek extends Tek {
  readonly transmissionRisk: number;
}

/**
 * The texts whose HMAC the certificate may carry: `key.start.period.risk` of each key in the order of their base64, joined by
 * commas; and a second form without the risk when every risk is 0. A phone signs the first.
 */
export function publishClearTexts(keys: readonly PublishedTek[]): readonly [string, ...string[]] {
  const lines = keys
    .map((k) => ({
      text: `${toBase64(k.key)}.${k.rollingStart}.${k.rollingPeriod}`,
      risk: k.transmissionRisk,
    }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  const withRisk = lines.map(({ text, risk }) => `${text}.${risk}`).join(",");
  const allZero = lines.every(({ risk }) => risk === 0);
  return allZero ? [withRisk, lines.map(({ text }) => text).join(",")] : [withRisk];
}

/** The HMAC-SHA256 of a clear text, 32 bytes. */
export const publishHmac = (secret: Uint8Array, clearText: string): Uint8Array =>
  hmac(sha256, secret, utf8ToBytes(clearText));

/**
 * Whether `tekmac` is the HMAC of these keys in either form. The time taken does not tell how much of it was right.
 *
 * @example
 * ```ts
 * import { tek } from "@bluezone/protocol/identity/tek";
 * import { bindsKeys, publishClearTexts, publishHmac } from "@bluezone/protocol/report/publish-hmac";
 * import { Enin } from "@bluezone/protocol/time";
 *
 * const keys = [{ ...tek(new Uint8Array(16), Enin(2681712), 144), transmissionRisk: 0 }];
 * const secret = crypto.getRandomValues(new Uint8Array(32));
 * const [text] = publishClearTexts(keys);
 * text; // → "AAAAAAAAAAAAAAAAAAAAAA==.2681712.144.0"
 * bindsKeys(publishHmac(secret, text), secret, keys); // → true
 * bindsKeys(publishHmac(secret, text), new Uint8Array(32), keys); // → false
 * ```
 */
export function bindsKeys(tekmac: Uint8Array, secret: Uint8Array, keys: readonly PublishedTek[]): boolean {
  let bound = false;
  for (const text of publishClearTexts(keys)) bound = equalBytes(publishHmac(secret, text), tekmac) || bound;
  return bound;
}
