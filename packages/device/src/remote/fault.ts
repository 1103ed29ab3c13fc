/** What goes wrong on a line, as codes. */

/**
 * An ask that came to nothing. `code`: `unreadable`, `unknown_tap`, `bad_argument`: nothing was done. `line_closed`: no answer
 * will come, and whether something was done is not known. Else the code of what the tap threw, `failed` when it has none.
 */
export class PhoneFault extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`the phone did not do it: ${code}`);
    this.name = "PhoneFault";
    this.code = code;
  }
}

/** The code of something that was thrown; its text stays where it is, it may name what nobody else is to know. */
export function codeOf(thrown: unknown): string {
  const code = typeof thrown === "object" && thrown !== null && "code" in thrown ? thrown.code : undefined;
  return typeof code === "string" && /^[\w.-]{1,64}$/.test(code) ? code : "failed";
}
