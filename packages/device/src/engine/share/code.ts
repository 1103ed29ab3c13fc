/** Reads a verification code out of what was typed, scanned or tapped. */

/** 8 digits, or 16 letters and digits. */
const CODE = /^(?:\d{8}|[a-z0-9]{16})$/;

/**
 * The code in a text: itself with blanks, dots and hyphens anywhere; or in a link, behind `c=` in the fragment or the query, or
 * behind `/v/` where a message gateway refuses the sign #. Undefined when there is none.
 */
export function readCode(text: string): string | undefined {
  const [, named, inPath] = /[#?&]c=([^&#\s]*)|\/v\/([^/?#\s]*)/.exec(text) ?? [];
  const code = (named ?? inPath ?? text).replace(/[\s.-]/g, "").toLowerCase();
  return CODE.test(code) ? code : undefined;
}
