/** The language that the desk speaks: chosen by the reader, kept in this browser, Vietnamese first. */
import type { Catalog, Say, Words } from "@bluezone/vietnamese/catalog";
import type { Locale } from "@bluezone/vietnamese/locale";
import { sayIn } from "@bluezone/vietnamese/say";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";

const KEPT = "bluezone-desk-locale";

type LanguageChoice = readonly [locale: Locale, choose: (locale: Locale) => void];
const LanguageContext = createContext<LanguageChoice | undefined>(undefined);

/** Gives everything below it a language. */
export function Language({ children }: { readonly children: ReactNode }) {
  const [locale, setLocale] = useState<Locale>(localStorage.getItem(KEPT) === "en" ? "en" : "vi");
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const chosen = useMemo<LanguageChoice>(
    () => [
      locale,
      (next) => {
        localStorage.setItem(KEPT, next);
        setLocale(next);
      },
    ],
    [locale],
  );
  return <LanguageContext value={chosen}>{children}</LanguageContext>;
}

/** The reader's language, and the way to change it. */
export function useLocale(): LanguageChoice {
  const chosen = useContext(LanguageContext);
  if (!chosen) throw new TypeError("no language above this component");
  return chosen;
}

/** The texts of a namespace in the reader's language. */
export function useWords<Vi extends Catalog>(words: Words<Vi>): Say<Vi> {
  const [locale] = useLocale();
  return useMemo(() => sayIn(words, locale), [words, locale]);
}

/** The text of a key that may not be there, such as the sentence of a code: undefined when it is not. */
export function useMaybeWord(): (words: Words, key: string) => string | undefined {
  const [locale] = useLocale();
  return useCallback((words: Words, key: string) => words[locale][key], [locale]);
}
