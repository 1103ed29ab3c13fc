/** Sheets as a phone and a ruler find them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { SHEET_KINDS, type Sheet } from "./sheet.ts";
import { SHEET_FORMS } from "./sheet-form.ts";
import { sheet, sheets } from "./sheet-pdf.ts";
import { sheetWords } from "./sheet-words.ts";
import { codesOn, dense, type Line, pages } from "./testing/measure.ts";
import { SHEET } from "./testing/sheet-sample.ts";
import { needs, pipe } from "./testing/tool.ts";

const zbar = needs("pdftoppm", "zbarimg");
const MM = 72 / 25.4;
/** Height of a line's box as a share of its letters' size: the font's own ascent and descent. */
const BOX = 1.265;

const every: Sheet[] = SHEET_KINDS.flatMap((kind) =>
  (["vi", "vi+en"] as const).map((languages) => ({ ...SHEET, kind, languages })),
);

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

test("sizes of paper and letters are at least what each kind asks", needs("pdftotext"), () => {
  for (const one of every) {
    const form = SHEET_FORMS[one.kind][one.languages];
    const [page] = pages(sheet(one));
    assert.ok(
      Math.abs(page!.width - form.width * MM) < 0.1 && Math.abs(page!.height - form.height * MM) < 0.1,
    );
    const line = (start: string): Line =>
      page!.lines.find(({ text }) => dense(text).startsWith(dense(start))) ??
      assert.fail(`${one.kind}: ${start}`);
    const size = ({ top, bottom }: Line): number => (bottom - top) / BOX;
    const words = sheetWords(one.kind, one).vi;
    const near = (value: number, wanted: number, what: string): void =>
      assert.ok(
        Math.abs(value - wanted) < 0.06 * wanted + 0.1,
        `${one.kind}: ${what} ${value.toFixed(1)} not ${wanted}`,
      );
    near(size(line(words.headline.slice(0, 8))), form.headline, "headline");
    near(size(line("Cài đặt Bluezone phải bật")), form.key, "key message");
    near(size(line(words.lead.slice(0, 16))), form.text, "text");
    // Nothing is cut: all of it stands within the margins.
    for (const { left, right, top, bottom, text } of page!.lines)
      assert.ok(
        left >= form.margin * MM - 1 &&
          right <= page!.width - form.margin * MM + 1 &&
          top > 0 &&
          bottom < page!.height,
        `${one.kind}: ${text}`,
      );
  }
});

test("only Be Vietnam Pro is used, embedded", needs("pdffonts"), () => {
  for (const pdf of every.map(sheet)) {
    const fonts = pipe("pdffonts", ["-"], pdf).toString().trim().split("\n").slice(2);
    assert.ok(fonts.length >= 2);
    for (const font of fonts) assert.match(font, /^[A-Z]{6}\+BeVietnamPro-\S+ .* yes yes yes /);
  }
});

test("many sheets are one PDF, each page with its own code and place", zbar, () => {
  const list = Array.from({ length: 5 }, (_, i) => ({
    ...SHEET,
    kind: "vehicle-sheet" as const,
    url: `https://bz.example/i/K7M4P2Q${i}`,
    terminal: `67B-000.0${i}`,
  }));
  const pdf = sheets(list);
  const found = pages(pdf);
  assert.equal(found.length, 5);
  for (const [i, { lines }] of found.entries()) {
    assert.equal(codesOn(pdf, i + 1), list[i]!.url);
    assert.ok(lines.some(({ text }) => text.endsWith(`· 67B-000.0${i}`)));
  }
});
