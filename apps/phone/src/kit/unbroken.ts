/** What is read as one stands on one line: a number, the name of a place. */

/** What has more letters could be wider than a small phone at 200 %, and would then break within a word. */
const FITS = 12;

/** "1900 9095" with a space that does not break. */
export const unbroken = (text: string): string =>
  text.length > FITS ? text : text.replaceAll(" ", "\u00a0");
