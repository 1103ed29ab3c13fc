/** Words in the chosen language. Vietnamese is the first; English stands beside it with the same structure. */
import type { Catalog, Words as Pair, Say as SayOf } from "@bluezone/vietnamese/catalog";
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

function saying<Vi extends Catalog>(catalog: Pair<Vi>, lang: Locale): SayOf<Vi> {
  const say = sayIn(catalog, lang);
  return (key, ...values) => {
    const text = say(key, ...values);
    return pseudoWanted() ? pseudo(text) : text;
  };
}

/** The words of a language, outside of views too (notices of the system). */
export const wordsIn = (lang: Locale): Words => ({ lang, t: saying(CATALOGS, lang) });

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

/** The words of a catalog that a screen brings with it. */
export function useWordsOf<Vi extends Catalog>(
  catalog: Pair<Vi>,
): { readonly t: SayOf<Vi>; readonly lang: Locale } {
  const { lang } = useWords();
  return useMemo(() => ({ t: saying(catalog, lang), lang }), [catalog, lang]);
}
