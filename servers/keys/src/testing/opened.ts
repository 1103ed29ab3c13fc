/** Reads a signed document as any reader should: the signature first. */
import assert from "node:assert/strict";
import { verify } from "node:crypto";
import type { Signer } from "@bluezone/server-kit/keys/signer";

/** What a compact JWS says, when `root` signed it; fails the test otherwise. */
export function openedBy(jws: string, root: Signer): unknown {
  const [header, body, signature] = jws.split(".") as [string, string, string];
  assert.deepEqual(JSON.parse(Buffer.from(header, "base64url").toString()), { alg: "ES256", kid: root.kid });
  const holds = verify(
    "sha256",
    Buffer.from(`${header}.${body}`),
    { key: root.publicPem, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  assert.ok(holds, "the signature does not hold");
  return JSON.parse(Buffer.from(body, "base64url").toString());
}
