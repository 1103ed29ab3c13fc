/** Why a whole export file is refused: nothing of it is applied. */

/**
 * What can be wrong with a file as a whole: no export at all (`not-an-export`, `bad-header`), a broken zip, too large, cut off,
 * an `export.bin` that is no message or none that any server writes (`bad-message`), an `export.sig` that is none.
 */
export type ExportFaultCode =
  | "not-an-export"
  | "bad-zip"
  | "too-large"
  | "bad-header"
  | "truncated"
  | "bad-message"
  | "bad-signature-file";

/** A refused file. The message is one sentence. */
export class ExportFault extends Error {
  override readonly name = "ExportFault";
  readonly code: ExportFaultCode;
  constructor(code: ExportFaultCode, message: string) {
    super(message);
    this.code = code;
  }
}
