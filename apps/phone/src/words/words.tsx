/** Words in the chosen language. Vietnamese is the first; English stands beside it with the same structure. */
import type { Locale } from "@bluezone/vietnamese/locale";
import { sayIn } from "@bluezone/vietnamese/say";
import { createContext, type ReactNode, useContext, useEffect, useMemo } from "react";
import { usePreference } from "../preference.ts";
import { CATALOGS, type Say } from "./catalogs.ts";
import { sayPageLanguage } from "./page-language.ts";
import { pseudo } from "./pseudo.ts";

/** What a view needs to speak. */
export interface Words {
  readonly t: Say;
  readonly lang: Locale;
}

/** Whether a test has asked for the locale that nobody speaks; never in a release. */
const pseudoWanted = (): boolean => process.env["EXPO_PUBLIC_DEMO"] === "1" && "bluezonePseudo" in globalThis;

/** The words of a language, outside of views too (notices of the system). */
export function wordsIn(lang: Locale): Words {
  const say = sayIn(CATALOGS, lang);
  return {
    lang,
    t(key, ...values) {
      const text = say(key, ...values);
      return pseudoWanted() ? pseudo(text) : text;
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
