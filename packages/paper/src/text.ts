/** Text as it may be printed: one Unicode form, no control characters, nothing that turns the direction of writing around. */
import { nfc } from "@bluezone/vietnamese/fold";

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
/** Embeddings, overrides and isolates: they let a line read otherwise than it is stored. Noncharacters: XML cannot hold them. */
const UNPRINTABLE = /[\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;

/** A string ready for paper: NFC, line breaks and other control characters as one space, lone surrogates as U+FFFD. */
export const clean = (text: string): string =>
  nfc(text.toWellFormed().replace(CONTROLS, " ").replace(UNPRINTABLE, ""));

/** A value of plain data with every string in it cleaned. */
export const cleaned = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === "string" ? clean(part) : part,
  ) as T;
