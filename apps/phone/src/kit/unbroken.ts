/** What is read as one stands on one line: a number, the name of a place. */

/** What has more letters could be wider than its place on a small phone, and would then break within a word. */
const FITS = { plain: 15, large: 12 } as const;
const LARGE = 1.3;

/** "1900 9095" with a space that does not break. @param textSize as the reader set it; twice when left out, which fits any */
export const unbroken = (text: string, textSize = 2): string =>
  text.length > FITS[textSize > LARGE ? "large" : "plain"] ? text : text.replaceAll(" ", "\u00a0");
