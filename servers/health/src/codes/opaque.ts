/** Bytes that a phone sends in base64 and that mean nothing here: only their length is checked (GAEN.md §4). */

/** A nonce: random bytes that only the phone has which asked. */
const NONCE_BYTES = 256;

/** The bytes of a nonce in base64, or undefined when it has another form. */
export const readNonce = (base64: string): Uint8Array | undefined => readBase64(base64, NONCE_BYTES);

/** Bytes of an `ekeyhmac`. Here they are opaque. */
const EKEYHMAC_BYTES = 32;

/** The bytes of an `ekeyhmac` in base64, or undefined when it has another form. */
export const readEkeyhmac = (base64: string): Uint8Array | undefined => readBase64(base64, EKEYHMAC_BYTES);

function readBase64(text: string, length: number): Uint8Array | undefined {
  const bytes = Buffer.from(text, "base64");
  return bytes.length === length && bytes.toString("base64") === text ? new Uint8Array(bytes) : undefined;
}
