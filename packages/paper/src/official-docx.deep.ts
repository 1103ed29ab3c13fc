/** A measure of the Word file against the PDF's, which only a layout knows. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { unzipSync } from "fflate";
import { officialDocx } from "./official-docx.ts";
import { officialPdf } from "./official-pdf.ts";
import { pages } from "./testing/measure.ts";
import { LETTER } from "./testing/paper-sample.ts";
import { needs } from "./testing/tool.ts";

test("the rule under the motto is as long as the motto is in the PDF", needs("pdftotext"), async () => {
  const [motto] = pages(officialPdf(LETTER)).flatMap(({ lines }) =>
    lines.filter(({ text }) => text.startsWith("Độc lập")),
  );
  const document = new TextDecoder().decode(unzipSync(await officialDocx(LETTER))["word/document.xml"]);
  const [, after = ""] = document.split("Độc lập - Tự do - Hạnh phúc</w:t>");
  const [, left, right] = /<w:ind w:left="(\d+)" w:right="(\d+)"\/>/.exec(after) ?? [];
  const columns = [...document.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map(([, n]) => Number(n));
  const length = (columns[1]! - Number(left) - Number(right)) / 20;
  assert.ok(Math.abs(length - (motto!.right - motto!.left)) < 1, `${length}`);
});
