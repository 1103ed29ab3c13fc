/** Marks: keyed hashes by which people are found without being read. 64 bits, as PostgreSQL's bigint in text. */
import { createHmac, createSecretKey } from "node:crypto";
import { fold } from "@bluezone/vietnamese/fold";

/** What of a person is marked. */
export type MarkedFields = {
  readonly name: string;
  readonly birthYear: number | null;
  /** E.164. */
  readonly phone: string | null;
};

/** The shortest beginning of a word that is marked, in letters. Shorter words are marked whole. */
export const SHORTEST_BEGINNING = 3;
/** The longest: what is typed beyond it is held against the opened name. */
export const LONGEST_BEGINNING = 10;

function mark(key: Uint8Array, of: string, value: string): string {
  // Bytes as they are cost Node five times as much as a key that is made of them here.
  const hash = createHmac("sha256", createSecretKey(key)).update(`${of}\0${value}`).digest();
  return hash.readBigInt64BE(0).toString();
}

/** The words of a name as they are marked: folded, each once. */
export const wordsOf = (name: string): readonly string[] => [
  ...new Set(
    fold(name)
      .split(" ")
      .filter((word) => word !== ""),
  ),
];

const letters = (word: string): readonly string[] => [...word];

/** All marks of a person. */
export function marksOf(key: Uint8Array, { name, birthYear, phone }: MarkedFields): string[] {
  const marks = new Set<string>();
  for (const word of wordsOf(name)) {
    marks.add(mark(key, "word", word));
    const spelt = letters(word);
    for (let length = SHORTEST_BEGINNING; length <= Math.min(spelt.length, LONGEST_BEGINNING); length += 1)
      marks.add(mark(key, "beginning", spelt.slice(0, length).join("")));
  }
  if (birthYear !== null) marks.add(mark(key, "year", String(birthYear)));
  if (phone !== null) marks.add(mark(key, "phone", phone));
  return [...marks];
}

/** The mark of a phone number in E.164. */
export const phoneMark = ({ marks }: { readonly marks: Uint8Array }, phone: string): string =>
  mark(marks, "phone", phone);

/** The mark of a whole name, folded: who are the same have the same. It is kept in no row. */
export const nameMark = ({ marks }: { readonly marks: Uint8Array }, name: string): string =>
  mark(marks, "name", fold(name));

/** What somebody has the mark of. */
export type SoughtPerson = { readonly words: readonly string[] } & Partial<Omit<MarkedFields, "name">>;

/**
 * The marks that whoever is sought has all of. Every word of at least three letters may be a beginning; shorter ones are
 * whole words, but for the last when somebody is still typing.
 */
export function soughtMarks(key: Uint8Array, { words, birthYear, phone }: SoughtPerson): readonly string[] {
  const marks = words.flatMap((word, at) => {
    const spelt = letters(word);
    if (spelt.length >= SHORTEST_BEGINNING)
      return [mark(key, "beginning", spelt.slice(0, LONGEST_BEGINNING).join(""))];
    return at === words.length - 1 && words.length > 1 ? [] : [mark(key, "word", word)];
  });
  if (birthYear != null) marks.push(mark(key, "year", String(birthYear)));
  if (phone != null) marks.push(mark(key, "phone", phone));
  return marks;
}

/** Whether a name has all words sought, each as the beginning of a word: what marks cut short is looked at here. */
export function hasWords(name: string, words: readonly string[]): boolean {
  const there = wordsOf(name);
  return words.every((word) => there.some((one) => one.startsWith(word)));
}
