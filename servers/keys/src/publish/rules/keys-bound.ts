/**
 * Rule: the certificate was issued for exactly these keys. Its `tekmac` is the HMAC of what is published, as it is
 * published: also of keys that other rules drop. Either clear text of the protocol will do.
 */
import { createHmac, createSecretKey, timingSafeEqual } from "node:crypto";
import type { PublishedKey } from "@bluezone/contract/keys/publish";
import { anyBase64 } from "@bluezone/server-kit/http/base64";
import { certificateInvalid } from "./certificate-signed.ts";

/** Throws `health_authority_verification_certificate_invalid` when the HMAC is another. All texts are base64 of any form. */
export function keysBound(tekmac: string, hmacKey: string, keys: readonly PublishedKey[]): void {
  const expected = anyBase64(tekmac);
  const secretBytes = anyBase64(hmacKey);
  if (!expected || !secretBytes) throw certificateInvalid();
  const secret = createSecretKey(secretBytes);
  const bound = clearTexts(keys).some((text) => {
    const mac = createHmac("sha256", secret).update(text).digest();
    return mac.length === expected.length && timingSafeEqual(mac, expected);
  });
  if (!bound) throw certificateInvalid();
}

/** The protocol's `publishClearTexts`, over wire texts that may not be keys at all. */
function clearTexts(keys: readonly PublishedKey[]): readonly string[] {
  const lines = keys
    .map((k) => ({
      text: `${k.key}.${k.rollingStartNumber}.${k.rollingPeriod}`,
      risk: k.transmissionRisk ?? 0,
    }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  const withRisk = lines.map(({ text, risk }) => `${text}.${risk}`).join(",");
  return lines.some(({ risk }) => risk !== 0)
    ? [withRisk]
    : [withRisk, lines.map(({ text }) => text).join(",")];
}
