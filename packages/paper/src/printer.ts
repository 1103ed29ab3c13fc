/** Prints papers by printers that are loaded with the first: a server that prints nothing today does without them (100 MB). */
import type { CodeSlip } from "./code-slip.ts";
import type { OfficialPaper } from "./official.ts";

/** An official paper as PDF. Throws as `officialPdf` does. */
export const pdfOf = async (paper: OfficialPaper): Promise<Uint8Array> =>
  (await import("./official-pdf.ts")).officialPdf(paper);

/** The same for Word. Throws as `officialDocx` does. */
export const docxOf = async (paper: OfficialPaper): Promise<Uint8Array> =>
  (await import("./official-docx.ts")).officialDocx(paper);

/** The slip of a code, as PDF. Throws as `codeSlip` does. */
export const slipOf = async (slip: CodeSlip): Promise<Uint8Array> =>
  (await import("./code-slip.ts")).codeSlip(slip);
