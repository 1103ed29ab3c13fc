/** An ECDSA signature on P-256 as OpenSSL takes it: a DER sequence of two integers (X9.62; ITU-T X.690 §8.3). */

const HALF = 32;

/**
 * The DER of r and s, 32 bytes each (IEEE P1363). Node does the same when it is told `dsaEncoding: "ieee-p1363"`, but asks
 * the key for its point to learn how long r and s are, on the main thread: that takes half as long as the check itself.
 * Throws RangeError unless there are 64 bytes.
 */
export function ecdsaDer(p1363: Uint8Array): Uint8Array {
  if (p1363.length !== 2 * HALF) throw new RangeError(`r and s have 64 bytes, not ${p1363.length}`);
  const [r, s] = [integer(p1363.subarray(0, HALF)), integer(p1363.subarray(HALF))];
  return Buffer.concat([Uint8Array.of(0x30, r.length + s.length), r, s]);
}

/** A number that is not negative: without zeros before it, but for the one that keeps its first bit from being a sign. */
function integer(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = first < 0 ? bytes.subarray(-1) : bytes.subarray(first);
  const sign = digits[0]! >= 0x80 ? [0] : [];
  return Uint8Array.of(0x02, sign.length + digits.length, ...sign, ...digits);
}
