/** A health authority for tests: it signs certificates as the real one does, and as it never should. */
import { createHmac, randomBytes } from "node:crypto";
import type { RequestOf } from "@bluezone/contract/endpoint";
import type { PublishedKey, publish } from "@bluezone/contract/keys/publish";
import { type Instant, Minutes, plus, unixSeconds } from "@bluezone/protocol/time";
import { signDocument } from "@bluezone/server-kit/keys/sign-document";
import { generateKeyPem, type Signer, signerFromPem } from "@bluezone/server-kit/keys/signer";
import type { Issuer } from "../issuers/issuer.ts";

export const ISSUER: Issuer = {
  healthAuthorityID: "vn.test",
  issuer: "health.test",
  audience: "keys.test",
  jwks: "memory:jwks",
};

/** One phone's share. Whatever is in `claims` stands in the certificate in place of what belongs there. */
export type Share = {
  readonly keys: readonly PublishedKey[];
  readonly report?: string;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly request?: Partial<RequestOf<typeof publish>>;
  readonly signer?: Signer;
};

export type Authority = {
  readonly signer: Signer;
  /** The JWKS text, as its address serves it. */
  jwks(): string;
  /** A whole publish request, made at `now`. */
  share(share: Share, now: Instant): Promise<RequestOf<typeof publish>>;
};

export function authority(kid = "k1"): Authority {
  const signer = signerFromPem(generateKeyPem(), kid);
  return {
    signer,
    jwks: () => JSON.stringify({ keys: [signer.publicJwk] }),
    async share({ keys, report = "confirmed", claims = {}, request = {}, signer: by = signer }, now) {
      const hmacKey = randomBytes(16);
      const step = Math.floor(unixSeconds(now) / 600) * 600;
      const certificate = {
        iss: ISSUER.issuer,
        aud: ISSUER.audience,
        iat: step,
        nbf: step,
        exp: Math.floor(unixSeconds(plus(now, Minutes(20))) / 600) * 600,
        reportType: report,
        tekmac: createHmac("sha256", hmacKey).update(clearText(keys)).digest("base64"),
        ...claims,
      };
      return {
        temporaryExposureKeys: [...keys],
        healthAuthorityID: ISSUER.healthAuthorityID,
        verificationPayload: await signDocument(by, certificate),
        hmacKey: hmacKey.toString("base64"),
        ...request,
      };
    },
  };
}

const clearText = (keys: readonly PublishedKey[]): string =>
  [...keys]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((k) => `${k.key}.${k.rollingStartNumber}.${k.rollingPeriod}.${k.transmissionRisk ?? 0}`)
    .join(",");

/** Keys of whole UTC days, the newest of yesterday: `count` of them, a day apart. */
export function dayKeys(now: Instant, count: number, newestDaysAgo = 1): PublishedKey[] {
  const today = Math.floor(unixSeconds(now) / 86_400);
  return Array.from({ length: count }, (_, i) => ({
    key: randomBytes(16).toString("base64"),
    rollingStartNumber: (today - newestDaysAgo - i) * 144,
    rollingPeriod: 144,
  }));
}
