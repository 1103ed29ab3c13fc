/**
 * What a phone tells about its own transmitter, so that a listener can turn loudness into attenuation.
 * GAEN Bluetooth specification v1.0 and v1.1, "Associated Encrypted Metadata":
 * byte 0 = major (7:6), minor (5:4), calibration confidence (3:2, v1.1), reserved (1:0); byte 1 = transmit power; bytes 2, 3 reserved.
 */

/** How well a model's calibration is known: 0 lowest, 1 low, 2 medium, 3 high. */
export type Confidence = 0 | 1 | 2 | 3;

/** Metadata in clear. Version 1.0 has no place for the confidence: there it is 0. */
export interface Metadata {
  readonly version: "1.0" | "1.1";
  readonly confidence: Confidence;
  /** Calibrated transmit power in dBm, a whole number from −50 to 20. */
  readonly txPower: number;
}

/** The length of metadata, in clear and encrypted, in bytes. */
export const METADATA_LENGTH = 4;

const MIN_TX_POWER = -50;
const MAX_TX_POWER = 20;

/**
 * The 4 bytes of metadata. Throws RangeError for a power outside −50 … 20 dBm (a listener would drop it), or a confidence
 * that the version cannot carry.
 */
export function encodeMetadata({ version, confidence, txPower }: Metadata): Uint8Array {
  if (!Number.isInteger(txPower) || txPower < MIN_TX_POWER || txPower > MAX_TX_POWER)
    throw new RangeError(`a transmit power is a whole number from -50 to 20 dBm, not ${txPower}`);
  if (![0, 1, 2, 3].includes(confidence))
    throw new RangeError(`a confidence is 0, 1, 2 or 3, not ${confidence}`);
  if (version === "1.0" && confidence !== 0)
    throw new RangeError("metadata 1.0 carries no confidence: it must be 0");
  return Uint8Array.of(version === "1.0" ? 0x40 : 0x50 | (confidence << 2), txPower, 0, 0);
}

/**
 * Metadata from 4 bytes, or `undefined` when they are none that a phone sends: another length, another major version, or
 * a power outside −50 … 20 dBm (bits can be flipped in the air: the encryption does not authenticate). Reserved bits and
 * later minor versions are read past.
 */
export function decodeMetadata(bytes: Uint8Array): Metadata | undefined {
  if (bytes.length !== METADATA_LENGTH || bytes[0]! >> 6 !== 1) return undefined;
  const txPower = (bytes[1]! << 24) >> 24;
  if (txPower < MIN_TX_POWER || txPower > MAX_TX_POWER) return undefined;
  const minor = (bytes[0]! >> 4) & 3;
  if (minor === 0) return { version: "1.0", confidence: 0, txPower };
  return { version: "1.1", confidence: ((bytes[0]! >> 2) & 3) as Confidence, txPower };
}
