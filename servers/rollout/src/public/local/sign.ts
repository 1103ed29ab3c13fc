/** Signs a document for phones: compact JWS (RFC 7515) with ES256 (RFC 7518), as `contract/signed` describes. */
import type { Signer } from "@bluezone/server-kit/signer";

/** The document as compact JWS under a root's `kid`. */
export async function sign(
  root: Pick<Signer, "kid" | "signP1363">,
  document: Readonly<Record<string, unknown>>,
): Promise<string> {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part({ alg: "ES256", kid: root.kid })}.${part(document)}`;
  return `${signed}.${Buffer.from(await root.signP1363(Buffer.from(signed))).toString("base64url")}`;
}
