/** What does not fit on paper: an expected failure with a code, and with the limit in its sentence. */

/** `text_too_long` and `text_missing` of one field, `too_many` of a list, `does_not_fit` of a whole page. */
export type PaperLimitCode = "text_too_long" | "text_missing" | "too_many" | "does_not_fit";

/** Thrown for values that are too long, too many or missing. The sentence names the field and the limit, never the text. */
export class PaperLimit extends RangeError {
  override readonly name = "PaperLimit";
  readonly code: PaperLimitCode;
  constructor(code: PaperLimitCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Throws unless a text has from `least` (0 when not said) to `most` UTF-16 units. */
export function checkText(field: string, text: string, most: number, least = 0): void {
  if (text.length > most)
    throw new PaperLimit("text_too_long", `${field} may have ${most} characters, not ${text.length}`);
  if (text.trim().length < least) throw new PaperLimit("text_missing", `${field} must not be empty`);
}

/** Throws when a list has more than `most` entries. */
export function checkMany(field: string, list: readonly unknown[], most: number): void {
  if (list.length > most)
    throw new PaperLimit("too_many", `${field} may have ${most} entries, not ${list.length}`);
}
