/** Signs a public document (configuration, policy, hotlines) as compact JWS (RFC 7515) with ES256 (RFC 7518). */
import type { Signer } from "./signer.ts";

/**
 * The document as compact JWS under a root's `kid`. Any object of JSON values can be signed; whether it is what the
 * contract says is the caller's to check before.
 */
export async function signDocument(
  root: Pick<Signer, "kid" | "signP1363">,
  document: Readonly<Record<string, unknown>>,
): Promise<string> {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part({ alg: "ES256", kid: root.kid })}.${part(document)}`;
  const signature = await root.signP1363(Buffer.from(signed));
  return `${signed}.${Buffer.from(signature).toString("base64url")}`;
}
