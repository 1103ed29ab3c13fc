/** A browser and its screen reader take the language from the page. */
import type { Locale } from "@bluezone/vietnamese/locale";

export function sayPageLanguage(lang: Locale): void {
  document.documentElement.lang = lang;
}
