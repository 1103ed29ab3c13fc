/** An official paper as PDF. */
import type { OfficialPaper } from "./official.ts";
import { FORM } from "./official-form.ts";
import { printed } from "./official-print.ts";
import { typeset } from "./typst.ts";

/** The paper as PDF, set in Tinos. Throws PaperLimit as `printed` does. */
export const officialPdf = (paper: OfficialPaper): Uint8Array =>
  typeset("official", { form: FORM, paper: printed(paper) }).pdf();
