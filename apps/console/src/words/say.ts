/** A text with its values put in. */
import type { Locale } from "@bluezone/vietnamese/locale";
import type { Catalog } from "./catalog.ts";

const plurals = { vi: new Intl.PluralRules("vi"), en: new Intl.PluralRules("en") } as const;

/**
 * The text of a key in a catalog. A key that is not there itself is a counted one: `count` picks `key_one` or `key_other` by
 * the rules of the language (Unicode CLDR). Throws RangeError for a key that the catalog has neither way, or a value that is not given.
 */
export function say(
  catalog: Catalog,
  locale: Locale,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const { count } = values;
  // A count that is already written out, such as "1.204", is more than one; "1" is one in both languages.
  const form = plurals[locale].select(count === 1 || count === "1" ? 1 : 2);
  const text = catalog[key] ?? catalog[`${key}_${form}`] ?? catalog[`${key}_other`];
  if (text === undefined) throw new RangeError(`no text ${key}`);
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`${key} needs ${name}`);
    return String(value);
  });
}
