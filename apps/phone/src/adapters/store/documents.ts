/** Documents as JSON text, the same on every platform: what a store of the phone writes, and what it makes of what it reads. */

/** A name with its JSON text; undefined removes it. */
export type DocumentText = readonly [name: string, text: string | undefined];

/** The changes of one commit as texts, all of them before anything is written. Throws TypeError for what JSON cannot say. */
export function documentTexts(changes: Readonly<Record<string, unknown>>): readonly DocumentText[] {
  return Object.entries(changes).map(([name, value]) => {
    if (value === undefined) return [name, undefined];
    const text: string | undefined = JSON.stringify(value);
    if (text === undefined) throw new TypeError("JSON cannot say a function or a symbol");
    return [name, text];
  });
}

/** The document that a text says; null when the text is damaged, so that the phone keeps the rest. */
export function documentOf(text: unknown): unknown {
  try {
    return typeof text === "string" ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
