/** Every kind of sheet before a reader of QR codes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { SHEET_KINDS } from "./sheet.ts";
import { sheet, sheets } from "./sheet-pdf.ts";
import { codesOn } from "./testing/measure.ts";
import { SHEET } from "./testing/sheet-sample.ts";
import { needs } from "./testing/tool.ts";

const zbar = needs("pdftoppm", "zbarimg");

test("a phone reads every kind's QR code", zbar, () => {
  for (const kind of SHEET_KINDS)
    for (const languages of ["vi", "vi+en"] as const)
      assert.equal(codesOn(sheet({ ...SHEET, kind, languages }), 1), SHEET.url, `${kind} ${languages}`);
});

test("five hundred vehicle sheets are five hundred pages, the last as readable as the first", zbar, () => {
  const list = Array.from({ length: 500 }, (_, i) => ({
    ...SHEET,
    kind: "vehicle-sheet" as const,
    url: `https://bz.example/i/K7M4P${1_000 + i}`,
    terminal: `67B-${String(i).padStart(5, "0")}`,
  }));
  const pdf = sheets(list);
  assert.ok(pdf.length < 6_000_000);
  for (const page of [1, 250, 500]) assert.equal(codesOn(pdf, page), list[page - 1]!.url);
});
