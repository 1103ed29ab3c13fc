/** A phone's screen reader takes the language from the system. */
import type { Locale } from "@bluezone/vietnamese/locale";

export const sayPageLanguage = (_lang: Locale): void => undefined;
