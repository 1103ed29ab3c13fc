/** Which texts stand on one line at a text size. */

/** What has more letters could be wider than its place on a small phone, and would then break within a word. */
const FITS = { plain: 15, large: 10 } as const;
const LARGE = 1.3;

/** "1900 9095" with a space that does not break. */
export const unbrokenAt = (textSize: number, text: string): string =>
  text.length > FITS[textSize > LARGE ? "large" : "plain"] ? text : text.replaceAll(" ", "\u00a0");
