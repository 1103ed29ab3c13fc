/** Base64 as the published servers read it. */

/**
 * The bytes of a text in base64 of either alphabet (RFC 4648 §4 and §5), with padding, without, or with too much of it,
 * in one line or more, as pkg/base64util of google/exposure-notifications-server reads it; nothing when a character is foreign. One value has several
 * texts here: whoever compares compares bytes.
 */
export function anyBase64(text: string): Buffer | undefined {
  const line = text.replace(/[\r\n]/g, "");
  let end = line.length;
  while (line[end - 1] === "=") end -= 1;
  const digits = line.slice(0, end);
  return /^[\w+/-]*$/.test(digits) && end % 4 !== 1 ? Buffer.from(digits, "base64") : undefined;
}
