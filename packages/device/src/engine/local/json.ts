/** JSON out of the bytes of an answer, whatever JavaScript runs here: not every one has a TextDecoder. */

/** Undefined when the bytes are no UTF-8 or no JSON. */
export function jsonOf(bytes: Uint8Array): unknown {
  let escaped = "";
  for (const byte of bytes) escaped += `%${byte.toString(16).padStart(2, "0")}`;
  try {
    return JSON.parse(decodeURIComponent(escaped));
  } catch {
    return undefined;
  }
}
