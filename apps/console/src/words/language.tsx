/** The language that the desk speaks: chosen by the reader, kept in this browser, Vietnamese first. */
import type { Locale } from "@bluezone/vietnamese/locale";
import i18next, { type i18n as I18n } from "i18next";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { I18nextProvider, useTranslation } from "react-i18next";
import type { Catalog, Say, Words } from "./catalog.ts";

const KEPT = "bluezone-desk-locale";

function start(): I18n {
  const i18n = i18next.createInstance();
  void i18n.init({
    lng: localStorage.getItem(KEPT) === "en" ? "en" : "vi",
    fallbackLng: false,
    resources: {},
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return i18n;
}

/** Gives everything below it a language. */
export function Language({ children }: { readonly children: ReactNode }) {
  const [i18n] = useState(start);
  return <I18nextProvider i18n={i18n}>{children}</I18nextProvider>;
}

/** The reader's language, and the way to change it. */
export function useLocale(): readonly [Locale, (locale: Locale) => void] {
  const { i18n } = useTranslation();
  const locale = i18n.language === "en" ? "en" : "vi";
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const change = useCallback(
    (next: Locale) => {
      localStorage.setItem(KEPT, next);
      void i18n.changeLanguage(next);
    },
    [i18n],
  );
  return [locale, change];
}

/** The texts of a namespace in the reader's language. */
export function useWords<Vi extends Catalog>(words: Words<Vi>): Say<Vi> {
  const { i18n } = useTranslation();
  const { language } = i18n;
  const { namespace } = words;
  if (!i18n.hasResourceBundle("vi", namespace)) {
    i18n.addResourceBundle("vi", namespace, words.vi);
    i18n.addResourceBundle("en", namespace, words.en);
  }
  return useCallback(
    (key: string, values?: object) => i18n.t(key, { ns: namespace, lng: language, ...values }),
    [i18n, language, namespace],
  ) as Say<Vi>;
}

/** The text of a key that may not be there, such as the sentence of a code: undefined when it is not. */
export function useMaybeWord(): (words: Words, key: string) => string | undefined {
  const [locale] = useLocale();
  return useCallback((words: Words, key: string) => words[locale][key], [locale]);
}
