/** A text with its values put in. */
import type { Catalog, Say, Words } from "./catalog.ts";
import type { Locale } from "./locale.ts";

/**
 * The text of a key in a catalog. A key that is not there itself is a counted one: one is `key_one` where the language has a
 * singular (Unicode CLDR: English has, Vietnamese has not), everything else `key_other`. Throws RangeError for a key that the
 * catalog has neither way, or a value that is not given.
 */
export function say(
  catalog: Catalog,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  // A count may be written out already: "1" is one, "1.204" is more.
  const one = String(values["count"]) === "1" ? catalog[`${key}_one`] : undefined;
  const text = catalog[key] ?? one ?? catalog[`${key}_other`];
  if (text === undefined) throw new RangeError(`no text ${key}`);
  return text.replace(/\{\{([^{}]+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`${key} needs ${name}`);
    return String(value);
  });
}

/** Says the texts of a catalog in a language: keys and values as the compiler knows them. */
export const sayIn = <Vi extends Catalog>(words: Words<Vi>, locale: Locale): Say<Vi> =>
  ((key: string, values?: Readonly<Record<string, string | number>>) =>
    say(words[locale], key, values)) as Say<Vi>;
