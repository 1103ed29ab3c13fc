/** An official paper as PDF. */
import { barsSvg } from "./bars-drawing.ts";
import type { OfficialPaper } from "./official.ts";
import { FORM } from "./official-form.ts";
import { printed } from "./official-print.ts";
import { typeset } from "./typst.ts";

/** The paper with its drawings drawn. */
function drawn(paper: OfficialPaper) {
  const strings = printed(paper);
  return {
    ...strings,
    body: strings.body.map((part) => (part.kind === "bars" ? { ...part, svg: barsSvg(part) } : part)),
  };
}

/** The paper as PDF, set in Tinos. Throws PaperLimit as `printed` does. */
export const officialPdf = (paper: OfficialPaper): Uint8Array =>
  typeset("official", { form: FORM, paper: drawn(paper) }).pdf();
