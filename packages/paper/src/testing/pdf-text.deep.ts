/** Our reader of a PDF's text beside poppler's. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { codeSlip } from "../code-slip.ts";
import { officialPdf } from "../official-pdf.ts";
import { SHEET_KINDS } from "../sheet.ts";
import { sheet, sheets } from "../sheet-pdf.ts";
import { dense } from "./measure.ts";
import { LETTER, REPORT } from "./paper-sample.ts";
import { pdfText } from "./pdf-text.ts";
import { SHEET } from "./sheet-sample.ts";
import { SLIP } from "./slip-sample.ts";
import { needs, pipe } from "./tool.ts";

/** In the order of the file, as ours is. */
const popplers = (pdf: Uint8Array): readonly string[] =>
  pipe("pdftotext", ["-raw", "-", "-"], pdf).toString("utf8").split("\f").slice(0, -1).map(dense);

test("our reader finds the text that poppler finds, page by page, on every paper", needs("pdftotext"), () => {
  for (const pdf of [
    officialPdf(LETTER),
    officialPdf(REPORT),
    codeSlip(SLIP),
    sheets([SHEET, SHEET]),
    ...SHEET_KINDS.map((kind) => sheet({ ...SHEET, kind, languages: "vi+en" })),
  ])
    assert.deepEqual(pdfText(pdf).map(dense), popplers(pdf));
});

test("our reader finds the text that poppler finds, whatever the letters", needs("pdftotext"), () => {
  const unit = fc.constantFrom(..."()\\<>[]#*_/~ .:;ẲễộặĐ0aZnrtbf13");
  const text = fc.string({ unit, minLength: 1, maxLength: 60 }).map((said) => `x${said}x`);
  // At the end of a line poppler takes a hyphen for one that parts a word; there is none among the letters.
  fc.assert(
    fc.property(fc.array(text, { minLength: 8, maxLength: 8 }), (items) => {
      const pdf = officialPdf({ ...LETTER, body: [{ kind: "list", items }] });
      const bare = (page: string) => page.replaceAll("-", "");
      assert.deepEqual(
        pdfText(pdf).map((page) => bare(dense(page))),
        popplers(pdf).map(bare),
      );
    }),
    { numRuns: 20 },
  );
});
