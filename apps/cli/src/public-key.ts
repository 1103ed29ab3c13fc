/** A P-256 public key in a file, in any of the forms that key servers and phones pass around. */
import { createPublicKey, type KeyObject } from "node:crypto";
import { Failure } from "./failure.ts";
import { readText, shownPath } from "./input-file.ts";

/**
 * The point of a public key in 65 bytes (X9.62, uncompressed). Read are PEM, as a public key or as a certificate, and JSON
 * with `publicKey` in base64, as `config root` shows a root and a configuration its `exportKeys`. Throws Failure when the
 * file cannot be read or holds no such key.
 */
export async function readPublicKey(file: string): Promise<Uint8Array> {
  const text = await readText(file);
  if (text.includes("PRIVATE KEY"))
    throw new Failure(
      "badData",
      `the file ${shownPath(file)} holds a private key, which is nobody's to check with; make the public half with: openssl pkey -in KEY.pem -pubout`,
    );
  try {
    return pointOf(text.trimStart().startsWith("{") ? fromPoint(text) : createPublicKey(text));
  } catch {
    throw new Failure(
      "badData",
      `the file ${shownPath(file)} is no public key of P-256: neither PEM nor {"publicKey": "…"} with 65 bytes in base64.`,
    );
  }
}

/** Throws when the key is of another kind. */
function pointOf(key: KeyObject): Uint8Array {
  const { kty, crv, x, y } = key.export({ format: "jwk" });
  if (kty !== "EC" || crv !== "P-256" || x === undefined || y === undefined) throw new TypeError("not P-256");
  return Buffer.concat([Buffer.of(4), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]);
}

/** Throws when the text is no JSON of this form, or its point is not on the curve. */
function fromPoint(text: string): KeyObject {
  const { publicKey } = JSON.parse(text) as { publicKey: string };
  const point = Buffer.from(publicKey, "base64");
  if (point.length !== 65 || point[0] !== 4) throw new TypeError("not a point");
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString("base64url"));
  return createPublicKey({ format: "jwk", key: { kty: "EC", crv: "P-256", x: x!, y: y! } });
}
