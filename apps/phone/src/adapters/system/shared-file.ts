/** A file that a resident hands on. */

/** A file in memory. */
export interface SharedFile {
  /** Letters, digits, dot, hyphen, underscore; at most 80. */
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly content: string | Uint8Array;
}

/**
 * What came of sharing: handed to the system's sheet (whether it was sent on, systems do not tell reliably); saved as a download; the
 * resident closed the sheet; or not possible here.
 */
export type SharingOutcome = "handed-on" | "saved" | "dismissed" | "unavailable";

/** The name itself when it is one. Throws RangeError for one that could leave its folder. */
export function fileName(name: string): string {
  if (!/^[\w-][\w.-]{0,79}$/.test(name)) throw new RangeError(`not a file name: ${name}`);
  return name;
}
