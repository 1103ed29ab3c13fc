/** A signer of export files with a new key, and its public half. */
import { createSign, generateKeyPairSync } from "node:crypto";
import type { ExportSigner } from "../export/export-file.ts";
import type { ExportPublicKey } from "../export/export-sig.ts";

export interface TestSigner extends ExportSigner {
  readonly publicKey: ExportPublicKey;
  /** DER of ECDSA P-256 over SHA-256. */
  sign(bytes: Uint8Array): Uint8Array;
}

/** @param version the key's version; its id is 452. */
export function testSigner(version = "v1"): TestSigner {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x, y } = publicKey.export({ format: "jwk" }) as { x: string; y: string };
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]);
  const begin = () => {
    const sign = createSign("sha256");
    return {
      update: (piece: Uint8Array) => void sign.update(piece),
      end: async () => new Uint8Array(sign.sign(privateKey)),
    };
  };
  return {
    keyId: "452",
    keyVersion: version,
    publicKey: { id: "452", version, publicKey: new Uint8Array(point) },
    begin,
    sign: (bytes) => new Uint8Array(createSign("sha256").update(bytes).sign(privateKey)),
  };
}
