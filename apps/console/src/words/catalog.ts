/** The shape of a catalog: flat keys, `{{name}}` for what varies, `key_other` (and in English `key_one`) for what is counted. */

/** Texts of one language by key. */
export type Catalog = Readonly<Record<string, string>>;

/** The English catalog beside a Vietnamese one: the same keys, and the singular of what is counted. */
export type Same<Vi extends Catalog> = Readonly<Record<keyof Vi & string, string>> &
  Readonly<Partial<Record<OneOf<keyof Vi & string>, string>>>;

type OneOf<Key extends string> = Key extends `${infer Base}_other` ? `${Base}_one` : never;

/** A namespace of texts in both languages. */
export type Words<Vi extends Catalog = Catalog> = {
  readonly namespace: string;
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

/** Says a text of a namespace in the reader's language. */
export type Say<Vi extends Catalog> = <K extends Key<Vi>>(key: K, ...values: Values<Vi, K>) => string;

/** Ties a namespace to its two catalogs. */
export const words = <const Vi extends Catalog>(namespace: string, vi: Vi, en: Same<Vi>): Words<Vi> => ({
  namespace,
  vi,
  en,
});
