/**
 * A passkey without a browser, for tests: what an authenticator gives (WebAuthn Level 3 §6.1, §6.5, §7), written out byte by
 * byte. It always asks its owner for a finger unless it is told not to.
 */
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** The JSON form of a credential. */
export type TestAnswer = { readonly id: string } & Record<string, unknown>;

/** One key of one owner. */
export type TestPasskey = {
  /** What `navigator.credentials.create` gives for these options, in its JSON form. */
  create(options: unknown): TestAnswer;
  /** What `navigator.credentials.get` gives. */
  get(options: unknown): TestAnswer;
};

const PRESENT = 0x01;
const VERIFIED = 0x04;
const ATTESTED = 0x40;

/** A new key for pages of this origin. */
export function testPasskey(origin: string, verifies = true): TestPasskey {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(32);
  const flags = PRESENT | (verifies ? VERIFIED : 0);
  const host = createHash("sha256").update(new URL(origin).hostname).digest();
  const data = (type: string, options: unknown) =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: (options as { challenge: string }).challenge,
        origin,
        crossOrigin: false,
      }),
    );
  const answer = (response: Record<string, unknown>) => ({
    id: id.toString("base64url"),
    rawId: id.toString("base64url"),
    type: "public-key",
    clientExtensionResults: {},
    response,
  });
  return {
    create(options) {
      const { x = "", y = "" } = publicKey.export({ format: "jwk" });
      // COSE_Key (RFC 9053 §7.1.1): kty EC2, alg ES256, crv P-256, x, y.
      const key = Buffer.concat([
        Buffer.from("a5010203262001215820", "hex"),
        Buffer.from(x, "base64url"),
        Buffer.from("225820", "hex"),
        Buffer.from(y, "base64url"),
      ]);
      const authData = Buffer.concat([
        host,
        Buffer.from([flags | ATTESTED]),
        Buffer.alloc(4 + 16),
        Buffer.from([0, id.length]),
        id,
        key,
      ]);
      // CBOR: {"fmt": "none", "attStmt": {}, "authData": …}.
      const attestation = Buffer.concat([
        Buffer.from("a363666d74646e6f6e656761747453746d74a068617574684461746158", "hex"),
        Buffer.from([authData.length]),
        authData,
      ]);
      return answer({
        clientDataJSON: data("webauthn.create", options).toString("base64url"),
        attestationObject: attestation.toString("base64url"),
        transports: ["internal"],
      });
    },
    get(options) {
      const client = data("webauthn.get", options);
      const authData = Buffer.concat([host, Buffer.from([flags]), Buffer.alloc(4)]);
      const signed = Buffer.concat([authData, createHash("sha256").update(client).digest()]);
      return answer({
        clientDataJSON: client.toString("base64url"),
        authenticatorData: authData.toString("base64url"),
        signature: sign("sha256", signed, privateKey).toString("base64url"),
      });
    },
  };
}
