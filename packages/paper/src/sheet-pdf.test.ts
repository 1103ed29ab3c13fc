/** Sheets as a reader finds them; as a phone and a ruler do in the deep test beside. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { D55 } from "@bluezone/policy/key-message";
import fc from "fast-check";
import { PaperLimit } from "./limit.ts";
import { SHEET_KINDS, type Sheet, type SheetKind } from "./sheet.ts";
import { SHEET_FORMS } from "./sheet-form.ts";
import { sheet, sheets } from "./sheet-pdf.ts";
import { sheetWords } from "./sheet-words.ts";
import { dense } from "./testing/measure.ts";
import { pdfText } from "./testing/pdf-text.ts";
import { SHEET } from "./testing/sheet-sample.ts";
import { clean } from "./text.ts";

const LANGUAGES = ["vi", "vi+en"] as const;
const wordsOf = (pdf: Uint8Array): string => pdfText(pdf).join("\n");

const every: Sheet[] = SHEET_KINDS.flatMap((kind) =>
  LANGUAGES.map((languages) => ({ ...SHEET, kind, languages })),
);
const printed = new Map(every.map((one) => [`${one.kind} ${one.languages}`, sheet(one)]));
const pdfOf = ({ kind, languages }: Sheet): Uint8Array => printed.get(`${kind} ${languages}`)!;

test("every kind carries its headline, the key message whole, address, number, day and who runs it", () => {
  for (const one of every) {
    const text = wordsOf(pdfOf(one));
    assert.equal(text, text.normalize("NFC"));
    const all = dense(text);
    const words = sheetWords(one.kind, one);
    for (const part of [
      words.vi.headline,
      words.vi.lead,
      D55,
      "bz.example/i/K7M4P2QD",
      "Điểm đặt AG-0412",
      "in ngày 28/12/2020",
      "Bluezone do Sở Y tế và Sở TT&TT An Giang vận hành",
      "Bộ phận Một cửa Châu Phú · quầy số 2",
      "số liệu minh họa",
      ...words.vi.steps,
      ...words.vi.before.map(({ text }) => text),
      ...words.vi.after.map(({ text }) => text),
    ])
      assert.ok(all.includes(dense(part)), `${one.kind} ${one.languages}: ${part}`);
    assert.equal(all.includes(dense(words.en.headline)), one.languages === "vi+en");
  }
});

test("many sheets are one PDF, each page with its own address and place", () => {
  const list = Array.from({ length: 5 }, (_, i) => ({
    ...SHEET,
    kind: "vehicle-sheet" as const,
    url: `https://bz.example/i/K7M4P2Q${i}`,
    terminal: `67B-000.0${i}`,
  }));
  const found = pdfText(sheets(list));
  assert.equal(found.length, 5);
  for (const [i, text] of found.entries())
    assert.ok(text.includes(`bz.example/i/K7M4P2Q${i}`) && text.includes(`· 67B-000.0${i}`), text);
});

test("A4 posters have a headline of 60 pt, text of 18 and a key message of 16; A5 sheets a key message of 12", () => {
  const least = (kinds: readonly SheetKind[], headline: number, text: number, key: number) => {
    for (const kind of kinds)
      for (const languages of LANGUAGES) {
        const form = SHEET_FORMS[kind][languages];
        assert.ok(form.headline >= headline && form.text >= text && form.key >= key, kind);
      }
  };
  least(["poster-a4", "reception", "canteen", "poster-a3", "ferry-landing"], 60, 18, 16);
  least(["vehicle-sheet", "counter-stand", "room-card", "table-card"], 20, 11, 12);
  for (const languages of LANGUAGES) assert.ok(SHEET_FORMS["vehicle-sheet"][languages].qr >= 30);
});

test("a leaflet with English has it on its back; everything else is one page", () => {
  for (const one of every)
    assert.equal(
      pdfText(pdfOf(one)).length,
      one.kind === "guardian-leaflet" && one.languages === "vi+en" ? 2 : 1,
    );
});

test("the same sheet gives the same bytes", () => {
  const hash = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
  assert.equal(hash(sheet(SHEET)), hash(pdfOf(SHEET)));
});

const HOSTILE = [
  '#import "@preview/x:1.0.0": *',
  '#read("/etc/passwd")',
  "*đậm* _nghiêng_ @nhãn $x^2$ `mã`",
  "- một + hai / ba = bốn",
  "\\ \\# ] [ } { ) ( ; //",
  "<b onclick='x'>&amp;</b>",
  "Nguye\u0302\u0303n Tra\u0302\u0300n".normalize("NFD"),
  "W".repeat(60),
  "Ẳ Ễ Ộ Ặ",
];

test("markup of any kind comes out as it was written", () => {
  for (const text of HOSTILE) {
    const all = dense(wordsOf(sheet({ ...SHEET, name: text, helpAt: text, operator: text })));
    const name = dense(clean(text));
    assert.equal(all.split(name).length - 1, 3, text);
  }
});

test("no text within its limits breaks a sheet: it is printed, or does not fit", () => {
  const word = fc.oneof(
    fc.constantFrom(...HOSTILE, "😀 🛶", "שלום مرحبا", "\u202eabc", "\u0000\u0007", "\ud800", "漢字", "ខ្មែរ"),
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(..."#*_@$`-+/\\[]{}<>&\"'~ =") }),
  );
  const text = (most: number) => word.map((said) => `x${said}`.slice(0, most));
  fc.assert(
    fc.property(
      fc.constantFrom(...SHEET_KINDS),
      fc.constantFrom(...LANGUAGES),
      fc.record({
        name: text(80),
        terminal: text(80),
        operator: text(120),
        helpAt: text(60),
        placementCode: text(32),
      }),
      (kind, languages, texts) => {
        try {
          assert.ok(sheet({ ...SHEET, kind, languages, ...texts }).length > 10_000);
        } catch (error) {
          assert.ok(error instanceof PaperLimit && error.code === "does_not_fit", String(error));
        }
      },
    ),
    { numRuns: 25 },
  );
});

test("long names of real places fit every kind", () => {
  const long = {
    name: "Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính huyện Thoại Sơn",
    terminal: "Bộ phận tiếp nhận và trả kết quả, tầng trệt, quầy số 12",
    operator:
      "Sở Y tế, Sở Thông tin và Truyền thông và Ủy ban nhân dân các huyện, thị xã, thành phố tỉnh An Giang",
    helpAt: "bàn hướng dẫn của Đoàn Thanh niên cạnh cửa ra vào số 2",
  };
  for (const one of every) assert.ok(sheet({ ...one, ...long, name: long.name.slice(0, 80) }));
});

test("too many sheets, none, a long name and an address that is none are refused", () => {
  const refused = (list: readonly Sheet[], code: string) =>
    assert.throws(
      () => sheets(list),
      (error) => error instanceof PaperLimit && error.code === code,
    );
  refused([], "text_missing");
  refused(
    Array.from({ length: 501 }, () => SHEET),
    "too_many",
  );
  refused([{ ...SHEET, name: "x".repeat(81) }], "text_too_long");
  refused([{ ...SHEET, placementCode: " " }], "text_missing");
  refused([{ ...SHEET, url: `https://bz.example/i/${"x".repeat(60)}` }], "text_too_long");
  assert.throws(() => sheet({ ...SHEET, url: "javascript:alert(1)//" }), RangeError);
});
