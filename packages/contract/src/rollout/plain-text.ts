/** Words that people type into a form: text as it is, made fit to be shown, printed and sent on. */
import { z } from "zod";

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;
/** Embeddings, overrides and isolates: they let a line read otherwise than it is stored. */
const TURNING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * A text of at most so many characters: NFC, trimmed, line breaks kept and written "\n", other controls as spaces, marks that
 * turn the direction of writing dropped. Whatever else stands in it stays: who shows it, escapes it.
 */
export const PlainText = (most: number) =>
  z
    .string()
    .max(most * 2)
    .transform((typed) =>
      typed
        .toWellFormed()
        .replace(/\r\n?|[\u2028\u2029]/g, "\n")
        .replace(CONTROLS, " ")
        .replace(TURNING, "")
        .normalize("NFC")
        .trim(),
    )
    .pipe(z.string().max(most));
