/** A rule of reading aloud: what it finds at a place of the text, and what is said instead. */

/** One rule. */
export interface Rule {
  /** Sticky and in Unicode mode: matches at the place itself. */
  readonly pattern: RegExp;
  /**
   * What is said for a match; undefined when the rule does not hold after all. `before` and `after` are the text as it was
   * written on both sides of the match.
   */
  readonly say: (match: readonly (string | undefined)[], before: string, after: string) => string | undefined;
}

/** No letter or mark follows. */
export const END = String.raw`(?![\p{L}\p{M}])`;

/** A rule of a pattern's source; "i" in `flags` for capital and small letters alike. */
export const rule = (source: string, say: Rule["say"], flags = ""): Rule => ({
  pattern: new RegExp(source, `uy${flags}`),
  say,
});

/** A rule of fixed words, each with what is said for it; the longest that fits is taken. */
export function wordRule(words: Readonly<Record<string, string>>, flags = ""): Rule {
  const fit = (word: string): string => (flags === "i" ? word.toLowerCase() : word);
  const said = new Map(Object.entries(words).map(([word, saying]) => [fit(word), saying]));
  const longestFirst = [...said].map(([word]) => word).sort((a, b) => b.length - a.length);
  const escaped = longestFirst.map(
    (word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&") + (/\d$/.test(word) ? "(?!\\d)" : ""),
  );
  return rule(`(?:${escaped.join("|")})${END}`, ([word = ""]) => said.get(fit(word)), flags);
}
