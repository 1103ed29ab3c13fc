/** P-256 public keys in a file, in any of the forms that key servers and phones pass around. */
import { createPublicKey, type KeyObject } from "node:crypto";
import { Failure } from "./failure.ts";
import { readText, shownPath } from "./input-file.ts";

/** A block of PEM that holds a public key. */
const BLOCK = /-----BEGIN ((?:RSA )?PUBLIC KEY|(?:X509 |TRUSTED )?CERTIFICATE)-----[^-]*-----END \1-----/g;
/** Each is tried against each signature of a file. */
const MOST = 100;

/**
 * The points of the public keys in a file, each in 65 bytes (X9.62, uncompressed). Read are PEM, as public keys or as
 * certificates, of which a bundle has several, and JSON with one `publicKey` in base64, as `config root` shows a root and a
 * configuration its `exportKeys`. Throws Failure when the file cannot be read, holds no key, or one that is not of P-256.
 */
export async function readPublicKeys(file: string): Promise<readonly Uint8Array[]> {
  const text = await readText(file);
  if (text.includes("PRIVATE KEY"))
    throw new Failure(
      "badData",
      `the file ${shownPath(file)} holds a private key, which is nobody's to check with; make the public half with: openssl pkey -in KEY.pem -pubout`,
    );
  const keys = keysIn(file, text);
  return keys.map((key, i) => pointOf(key, file, keys.length > 1 ? `, its key ${i + 1}` : ""));
}

/** Throws Failure when there is none, or more than are tried. */
function keysIn(file: string, text: string): readonly KeyObject[] {
  const blocks = text.match(BLOCK) ?? [];
  if (blocks.length > MOST)
    throw new Failure(
      "badData",
      `the file ${shownPath(file)} holds ${blocks.length} keys; at most ${MOST} are tried.`,
    );
  try {
    const keys = text.trimStart().startsWith("{")
      ? [fromPoint(text)]
      : blocks.map((one) => createPublicKey(one));
    if (keys.length > 0) return keys;
  } catch {
    // Said below, without what it shows of the content.
  }
  throw new Failure(
    "badData",
    `the file ${shownPath(file)} is no public key of P-256: neither PEM nor {"publicKey": "…"} with 65 bytes in base64.`,
  );
}

/** Throws Failure when the key is of another kind. @param which names the key among several. */
function pointOf(key: KeyObject, file: string, which: string): Uint8Array {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type !== "ec" || details?.namedCurve !== "prime256v1")
    throw new Failure(
      "badData",
      `the file ${shownPath(file)} holds a public key of ${details?.namedCurve ?? type?.toUpperCase()}${which}; exports are signed with keys of P-256.`,
    );
  const { x, y } = key.export({ format: "jwk" });
  return Buffer.concat([Buffer.of(4), Buffer.from(x!, "base64url"), Buffer.from(y!, "base64url")]);
}

/** Throws when the text is no JSON of this form, or its point is not on the curve. */
function fromPoint(text: string): KeyObject {
  const { publicKey } = JSON.parse(text) as { publicKey: string };
  const point = Buffer.from(publicKey, "base64");
  if (point.length !== 65 || point[0] !== 4) throw new TypeError("not a point");
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString("base64url"));
  return createPublicKey({ format: "jwk", key: { kty: "EC", crv: "P-256", x: x!, y: y! } });
}
