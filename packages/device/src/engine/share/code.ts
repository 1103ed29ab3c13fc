/** Reads a verification code out of what was typed, scanned or tapped. */

/** 8 digits, or 16 letters and digits. */
const CODE = /^(?:\d{8}|[a-z0-9]{16})$/;

/**
 * The code in a text: itself with blanks and hyphens anywhere, or behind `c=` in the fragment or the query of a link.
 * Undefined when there is none.
 */
export function readCode(text: string): string | undefined {
  const inLink = /[#?&]c=([^&#\s]*)/.exec(text);
  const code = (inLink?.[1] ?? text).replace(/[\s-]/g, "").toLowerCase();
  return CODE.test(code) ? code : undefined;
}
