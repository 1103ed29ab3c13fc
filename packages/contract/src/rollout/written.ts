/**
 * Text as somebody typed or pasted it, made fit to keep: one Unicode form (NFC), no marks that turn the direction of writing or
 * show nothing, no control characters. It stays text: whoever shows it escapes it.
 */
import { z } from "zod";

/** Marks that show nothing, turn text around or stand for nothing: controls but for line breaks, format characters, lone surrogates, private use. */
const UNSEEN = /[^\P{C}\n]|[\u2028\u2029]/gu;

/** A run of blanks is tried from its first one alone: tried from each, a long one would take the square of its length. */
const tidied = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(UNSEEN, "")
    .replace(/(?<! ) +\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

/** Text of several lines, at most so many characters; empty when `least` is 0. */
export const Paragraphs = (most: number, least: 0 | 1 = 1) =>
  z
    .string()
    .max(most * 2)
    .transform(tidied)
    .pipe(z.string().min(least).max(most));

/** Text of one line, at most so many characters; empty when `least` is 0. */
export const Line = (most: number, least: 0 | 1 = 1) =>
  z
    .string()
    .max(most * 2)
    .transform((text) => tidied(text).replace(/(?<!\s)\s*\n\s*/g, " "))
    .pipe(z.string().min(least).max(most));
