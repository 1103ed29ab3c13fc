/** A shared label in a catalog that has both languages side by side. */
import type { Catalog, Words } from "../catalog.ts";

/** `pairs({ district: both(FIELDS, "district") })`. */
export const both = <Vi extends Catalog, K extends keyof Vi & string>(
  words: Words<Vi>,
  key: K,
): readonly [Vi[K], string] => [words.vi[key], words.en[key]];
