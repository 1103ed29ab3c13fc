/** Reads a verification code out of what was typed, scanned or tapped. */

/** 8 digits, or 16 letters and digits. */
const CODE = /^(?:\d{8}|[a-z0-9]{16})$/;

/**
 * The code in a text: itself with blanks, dots and hyphens anywhere; or in a link, behind `c=` in the fragment or the query, or
 * behind `/v/` where a message gateway refuses the sign #. Undefined when there is none.
 * @param path what stands for `v` in the links of another purpose
 */
export function readCode(text: string, path: "v" | "q" = "v"): string | undefined {
  const [, named, inPath] = new RegExp(`[#?&]c=([^&#\\s]*)|/${path}/([^/?#\\s]*)`).exec(text) ?? [];
  const code = (named ?? inPath ?? text).replace(/[\s.-]/g, "").toLowerCase();
  return CODE.test(code) ? code : undefined;
}
