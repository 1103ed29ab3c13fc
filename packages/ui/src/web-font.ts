/** The screens' font for pages that are written by hand: which files there are, and the style sheet that names them. */

/** Where a server that hands out pages written by hand has the files. */
export const FONT_PATH = "/font/";

/** One file of the font: a weight, and the letters in it. */
export type WebFont = {
  /** The file's name in the package `@fontsource/be-vietnam-pro`, below `files/`. */
  readonly file: string;
  readonly weight: 400 | 600;
  /** The letters for which it is loaded; absent where it is loaded for all. */
  readonly range?: string;
};

/** Vietnamese letters that no Latin subset has, the combining tones and the sign of the đồng. */
const VIETNAMESE =
  "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB";

/** Be Vietnam Pro 400 and 600, 67 kB in all; 700 is drawn from 600. */
export const WEB_FONTS: readonly WebFont[] = ([400, 600] as const).flatMap((weight) => [
  { file: `be-vietnam-pro-latin-${weight}-normal.woff2`, weight },
  { file: `be-vietnam-pro-vietnamese-${weight}-normal.woff2`, weight, range: VIETNAMESE },
]);

/** The style sheet: each file below the address `base`, `FONT_PATH` for one. Text stands in the system's font until a file is there. */
export const webFontCss = (base: string): string =>
  WEB_FONTS.map(
    ({ file, weight, range }) =>
      `@font-face{font-family:"Be Vietnam Pro";font-weight:${weight};font-display:swap;src:url(${base}${file}) format("woff2")${range === undefined ? "" : `;unicode-range:${range}`}}`,
  ).join("");
