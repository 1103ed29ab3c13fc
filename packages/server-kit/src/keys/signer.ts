/**
 * Signing as a port: ECDSA on P-256 over SHA-256 (FIPS 186-5; ES256 of RFC 7518). Calls are asynchronous, so that a
 * key may as well lie in a hardware module, which signs and never shows it.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from "node:crypto";

/** The public half as JWK (RFC 7517), with what verifiers of JWS look for. */
export type PublicJwk = {
  readonly kty: "EC";
  readonly crv: "P-256";
  readonly x: string;
  readonly y: string;
  readonly kid: string;
  readonly alg: "ES256";
  readonly use: "sig";
};

/** A signature that is being made of bytes that come in pieces. */
export type Signing = {
  update(piece: Uint8Array): void;
  /** In DER (X9.62), as export files have it. */
  end(): Promise<Uint8Array>;
};

/** Signs with one key. */
export type Signer = {
  readonly kid: string;
  readonly publicJwk: PublicJwk;
  /** SubjectPublicKeyInfo in PEM. */
  readonly publicPem: string;
  /** 65 bytes: 4, x, y (X9.62, uncompressed). */
  readonly publicPoint: Uint8Array;
  /** Begins a signature of SHA-256 of bytes that come in pieces. */
  begin(): Signing;
  /** A signature of SHA-256(bytes) as 64 bytes r, s (IEEE P1363), as JWS has it. */
  signP1363(bytes: Uint8Array): Promise<Uint8Array>;
};

/** A new private key, as PKCS #8 in PEM. */
export function generateKeyPem(): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return privateKey.export({ format: "pem", type: "pkcs8" }).toString();
}

/**
 * A signer of a private P-256 key in PEM. Its `kid`, when none is given, is the key's thumbprint (RFC 7638).
 * Throws TypeError, without a word of the text, when that is not such a key.
 */
export function signerFromPem(pem: string, kid?: string): Signer {
  const key = privateP256(pem);
  const publicKey = createPublicKey(key);
  const { x, y } = publicKey.export({ format: "jwk" }) as { x: string; y: string };
  const named = kid ?? thumbprint(x, y);
  return Object.freeze({
    kid: named,
    publicJwk: Object.freeze({
      kty: "EC",
      crv: "P-256",
      x,
      y,
      kid: named,
      alg: "ES256",
      use: "sig",
    } as const),
    publicPem: publicKey.export({ format: "pem", type: "spki" }).toString(),
    publicPoint: new Uint8Array([4, ...Buffer.from(x, "base64url"), ...Buffer.from(y, "base64url")]),
    begin() {
      const signing = createSign("sha256");
      return {
        update: (piece: Uint8Array) => void signing.update(piece),
        end: async () => new Uint8Array(signing.sign(key)),
      };
    },
    signP1363: async (bytes: Uint8Array) =>
      new Uint8Array(sign("sha256", bytes, { key, dsaEncoding: "ieee-p1363" })),
  });
}

function privateP256(pem: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw new TypeError("this is not a private key in PEM");
  }
  if (key.asymmetricKeyDetails?.namedCurve !== "prime256v1")
    throw new TypeError("a signing key is an ECDSA key on P-256");
  return key;
}

/** RFC 7638: SHA-256 of the required members in the order of their names. */
function thumbprint(x: string, y: string): string {
  return createHash("sha256")
    .update(JSON.stringify({ crv: "P-256", kty: "EC", x, y }))
    .digest("base64url");
}
