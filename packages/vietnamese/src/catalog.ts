/** The shape of a catalog: flat keys, `{{name}}` for what varies, `key_other` (and in English `key_one`) for what is counted. */

/** Texts of one language by key. */
export type Catalog = Readonly<Record<string, string>>;

/** The keys of the English catalog beside a Vietnamese one: the same, and the singular of what is counted. */
export type Same<Vi extends Catalog> = Readonly<Record<keyof Vi & string, string>> &
  Readonly<Partial<Record<OneOf<keyof Vi & string>, string>>>;

type OneOf<Key extends string> = Key extends `${infer Base}_other` ? `${Base}_one` : never;

/** Texts in both languages. */
export type Words<Vi extends Catalog = Catalog> = {
  readonly vi: Vi;
  readonly en: Same<Vi>;
};

/** A key as it is asked for: a text with `{{count}}` without its `_other`. */
export type Key<Vi extends Catalog> = keyof Vi & string extends infer K
  ? K extends `${infer Base}_other`
    ? Vi[K] extends `${string}{{count}}${string}`
      ? Base
      : K
    : K & string
  : never;

type Names<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Names<Rest> : never;
type TextOf<Vi extends Catalog, K extends string> = K extends keyof Vi
  ? Vi[K]
  : `${K}_other` extends keyof Vi
    ? Vi[`${K}_other`] | (string & "{{count}}")
    : never;

/** What a text needs to be told: exactly the names in its braces, as text that is already in the reader's form. */
export type Values<Vi extends Catalog, K extends string> = [Names<TextOf<Vi, K>>] extends [never]
  ? []
  : [values: Readonly<Record<Names<TextOf<Vi, K>>, string | number>>];

/** Says a text of a catalog in the reader's language. */
export type Say<Vi extends Catalog> = <K extends Key<Vi>>(key: K, ...values: Values<Vi, K>) => string;

/** Any text of the second language whose names in braces are those of the first; a singular may leave some out. */
type SameNames<Vi, En> = {
  readonly [K in keyof En]: K extends keyof Vi
    ? [Names<En[K]>, Names<Vi[K]>] extends [Names<Vi[K]>, Names<En[K]>]
      ? string
      : `{{${Names<Vi[K]>}}}`
    : K extends `${infer Base}_one`
      ? [Names<En[K]>] extends [Names<Vi[`${Base}_other` & keyof Vi]>]
        ? string
        : never
      : never;
};

/** Ties the two languages. Keys or names in braces that differ do not compile. */
export const words = <const Vi extends Catalog, const En extends Same<Vi>>(
  vi: Vi,
  en: En & SameNames<Vi, En>,
): Words<Vi> => ({ vi, en });

type Pair = readonly [vi: string, en: string];

/** The same for few texts, each with both languages side by side: `{ title: ["Thị trấn", "Town"] }`. */
export const pairs = <const P extends Readonly<Record<string, Pair>>>(
  texts: P & {
    readonly [K in keyof P]: [Names<P[K][0]>, Names<P[K][1]>] extends [Names<P[K][1]>, Names<P[K][0]>]
      ? Pair
      : readonly [string, `{{${Names<P[K][0]>}}}`];
  },
): Words<{ readonly [K in keyof P]: P[K][0] }> => {
  const language = (at: 0 | 1) =>
    Object.fromEntries(Object.entries(texts).map(([key, pair]) => [key, pair[at]]));
  return { vi: language(0), en: language(1) } as Words<{ readonly [K in keyof P]: P[K][0] }>;
};
