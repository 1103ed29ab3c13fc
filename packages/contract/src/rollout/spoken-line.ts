/** Text that will be read aloud or printed: one form, no marks that turn or hide letters, nothing that a machine would obey. */
import { z } from "zod";

/** Marks that change the direction of letters, byte order marks, soft hyphens: a reader cannot see them. */
const UNSEEN = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad\ufeff]/g;

/**
 * A text as it is kept: NFC, without unseen marks, each run of white space one space, none at the ends. Khmer's zero-width
 * spaces stay: they part its words.
 */
export const cleanLine = (text: string): string =>
  text.normalize("NFC").replace(UNSEEN, "").replace(/\s+/g, " ").trim();

/** A line of at most so many characters, cleaned; other control characters are refused. May be empty. */
export const Line = (most: number) =>
  z
    .string()
    .max(most * 4)
    .overwrite(cleanLine)
    .max(most)
    .regex(/^[^\p{Cc}\p{Co}\p{Cn}\p{Cs}]*$/u);

/** The same, and not empty. */
export const FullLine = (most: number) => Line(most).min(1);
