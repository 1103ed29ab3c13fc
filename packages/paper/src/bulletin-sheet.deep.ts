/** A script's sheet as measured from the PDF. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { bulletinSheet } from "./bulletin-sheet.ts";
import { pages } from "./testing/measure.ts";
import { SCRIPT } from "./testing/script-sample.ts";
import { needs } from "./testing/tool.ts";

test(
  "a script's text has 20 pt and no part but a very long one is broken over two pages",
  needs("pdftotext"),
  () => {
    const all = pages(bulletinSheet(SCRIPT)).flatMap(({ lines }) => lines);
    const line = all.find(({ text }) => text.startsWith("Đây là Đài"))!;
    assert.ok(Math.abs((line.bottom - line.top) / 1.265 - 20) < 0.5);
    const key = all.filter(({ text }) => /24\/24|tiếp xúc gần\.$/.test(text));
    assert.equal(new Set(key.map(({ page }) => page)).size, 1);
  },
);
