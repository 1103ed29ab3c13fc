/** Words in the chosen language. Vietnamese is the first; English stands beside it with the same structure. */
import type { Locale } from "@bluezone/vietnamese/locale";
import { createInstance, type i18n } from "i18next";
import { createContext, type ReactNode, useContext, useEffect, useMemo } from "react";
import { usePreference } from "../preference.ts";
import { CATALOGS } from "./catalogs.ts";
import { sayPageLanguage } from "./page-language.ts";
import { pseudo } from "./pseudo.ts";

/** Takes a key such as "home:protected.title" and its variables. A key that is missing is a defect and throws. */
export type Say = (key: string, variables?: Readonly<Record<string, string | number>>) => string;

/** What a view needs to speak. */
export interface Words {
  readonly t: Say;
  readonly lang: Locale;
}

/** Whether a test has asked for the locale that nobody speaks; never in a release. */
const pseudoWanted = (): boolean => process.env["EXPO_PUBLIC_DEMO"] === "1" && "bluezonePseudo" in globalThis;

function open(lang: Locale): i18n {
  const words = createInstance();
  void words.init({
    lng: lang,
    resources: { [lang]: CATALOGS[lang] },
    ns: Object.keys(CATALOGS[lang]),
    defaultNS: "common",
    fallbackLng: false,
    initAsync: false,
    returnNull: false,
    interpolation: { escapeValue: false },
  });
  return words;
}

/** The words of a language, outside of views too (notices of the system). */
export function wordsIn(lang: Locale): Words {
  const words = open(lang);
  return {
    lang,
    t(key, variables) {
      if (!words.exists(key, variables)) throw new Error(`no words for ${key} in ${lang}`);
      const said = String(words.t(key, variables as Record<string, string>));
      return pseudoWanted() ? pseudo(said) : said;
    },
  };
}

const WordsContext = createContext<Words | null>(null);

/** Gives the words to everything inside. */
export function WordsProvider({ children }: { readonly children: ReactNode }) {
  const [lang] = usePreference("language");
  const words = useMemo(() => wordsIn(lang), [lang]);
  useEffect(() => sayPageLanguage(lang), [lang]);
  return <WordsContext.Provider value={words}>{children}</WordsContext.Provider>;
}

/** The words. Throws outside of a WordsProvider. */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error("useWords outside of WordsProvider");
  return words;
}
