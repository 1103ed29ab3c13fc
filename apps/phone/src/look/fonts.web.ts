/** Be Vietnam Pro in a browser: the Latin and Vietnamese parts, 400 and 600, as files of this app (bold is drawn from 600). */
import latin400 from "@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff2";
import latin600 from "@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-600-normal.woff2";
import vietnamese400 from "@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff2";
import vietnamese600 from "@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-600-normal.woff2";
import { Asset } from "expo-asset";
import { useEffect } from "react";

const LATIN =
  "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD";
const VIETNAMESE =
  "U+0102-0103, U+0110-0111, U+0128-0129, U+0168-0169, U+01A0-01A1, U+01AF-01B0, U+0300-0301, U+0303-0304, U+0308-0309, U+0323, U+0329, U+1EA0-1EF9, U+20AB";
const FACES = [
  [latin400, "400", LATIN],
  [vietnamese400, "400", VIETNAMESE],
  [latin600, "600 700", LATIN],
  [vietnamese600, "600 700", VIETNAMESE],
] as const;

let added = false;

/** Makes the fonts known once; text shows at once in the system's font and changes when they have come. */
export function useOurFonts(): boolean {
  useEffect(() => {
    if (added) return;
    added = true;
    for (const [file, weight, unicodeRange] of FACES)
      document.fonts.add(
        new FontFace("Be Vietnam Pro", `url(${Asset.fromModule(file).uri})`, {
          weight,
          unicodeRange,
          display: "swap",
        }),
      );
  }, []);
  return true;
}

/** Family and weight of a text. */
export const fontOf = (weight: 400 | 600 | 700) =>
  ({ fontFamily: '"Be Vietnam Pro", system-ui, sans-serif', fontWeight: `${weight}` }) as const;
