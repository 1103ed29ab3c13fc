/**
 * Bytes that a phone sends in base64 and that mean nothing here: only their length is checked
 * (docs/protocol/06-share.md#62-the-token).
 */
import { Fault } from "@bluezone/contract/fault";
import { anyBase64 } from "@bluezone/server-kit/http/base64";

/** A nonce: random bytes that only the phone has which asked. */
const NONCE_BYTES = 256;

/** The bytes of a nonce in base64 of any form; nothing when they are not as many. Throws Fault `unparsable_request` for no base64. */
export function readNonce(base64: string): Uint8Array | undefined {
  if (!anyBase64(base64)) throw new Fault("unparsable_request", "nonce must be in base64");
  return readBase64(base64, NONCE_BYTES);
}

/** Bytes of an `ekeyhmac`. Here they are opaque. */
const EKEYHMAC_BYTES = 32;

/** The bytes of an `ekeyhmac` in base64 of any form, or undefined when it is none. */
export const readEkeyhmac = (base64: string): Uint8Array | undefined => readBase64(base64, EKEYHMAC_BYTES);

function readBase64(text: string, length: number): Uint8Array | undefined {
  const bytes = anyBase64(text);
  return bytes?.length === length ? new Uint8Array(bytes) : undefined;
}
