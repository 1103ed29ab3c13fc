/** The layout as measured from the PDF, against what decree 30/2020/NĐ-CP, annex I, allows. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { officialPdf } from "./official-pdf.ts";
import { dense, type Line, pages, rule, textOf } from "./testing/measure.ts";
import { LETTER, REPORT } from "./testing/paper-sample.ts";
import { needs, pipe } from "./testing/tool.ts";

const poppler = needs("pdftotext", "pdftoppm", "pdffonts");
const MM = 72 / 25.4;
/** Height of a line's box as a share of its letters' size: the fonts' own ascent and descent. */
const BOX = { regular: 0.9092, bold: 0.8931, italic: 0.9102 };

const letter = officialPdf(LETTER);
const report = officialPdf(REPORT);
const read = new Map<Uint8Array, Line[]>();
function lines(pdf: Uint8Array): Line[] {
  const found = read.get(pdf) ?? pages(pdf).flatMap((page) => page.lines);
  read.set(pdf, found);
  return found;
}

function find(pdf: Uint8Array, start: string): Line {
  const found = lines(pdf).find(({ text }) => text.startsWith(start));
  assert.ok(found, `no line starts with "${start}"`);
  return found;
}
const size = ({ top, bottom }: Line, face: keyof typeof BOX): number => (bottom - top) / BOX[face];
function within(value: number, least: number, most: number, what: string): void {
  assert.ok(
    value >= least - 0.06 && value <= most + 0.06,
    `${what}: ${value.toFixed(2)} not ${least}–${most}`,
  );
}
const middle = ({ left, right }: { left: number; right: number }): number => (left + right) / 2;

test("a letter is A4 with the decree's margins on every page", poppler, () => {
  for (const { width, height, lines: all } of pages(letter)) {
    within(width / MM, 210, 210, "width");
    within(height / MM, 297, 297, "height");
    const body = all.filter(({ top }) => top > 20 * MM);
    within(Math.min(...body.map(({ left }) => left)) / MM, 30, 35, "left margin");
    within((width - Math.max(...body.map(({ right }) => right))) / MM, 15, 20, "right margin");
    within((height - Math.max(...body.map(({ bottom }) => bottom))) / MM, 20, 297, "bottom margin");
  }
  within(find(letter, "UBND TỈNH").top / MM, 20, 25, "top margin");
});

test("sizes of letters are the decree's", poppler, () => {
  for (const [start, face, least, most] of [
    ["UBND TỈNH", "regular", 12, 13],
    ["SỞ THÔNG TIN", "bold", 12, 13],
    ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "bold", 12, 13],
    ["Độc lập - Tự do - Hạnh phúc", "bold", 13, 14],
    ["Số: 1313/STTTT-KHTC", "regular", 13, 13],
    ["An Giang, ngày 27 tháng 12 năm 2020", "italic", 13, 14],
    ["V/v tiếp tục", "regular", 12, 13],
    ["nhân dân không", "regular", 13, 14],
    ["KT. GIÁM ĐỐC", "bold", 13, 14],
    ["PHÓ GIÁM ĐỐC", "bold", 13, 14],
    ["(đã ký)", "bold", 13, 14],
    ["- Như trên;", "regular", 11, 11],
    ["- Lưu: VT, KHTC.", "regular", 11, 11],
  ] as const)
    within(size(find(letter, start), face), least, most, start);
  for (const start of ["BÁO CÁO", "Kết quả tuyên truyền"])
    within(size(find(report, start), "bold"), 13, 14, start);
});

test(
  "issuer and state stand side by side, number and day on one line, the subject under the number",
  poppler,
  () => {
    const [above, issuer, number] = [find(letter, "UBND"), find(letter, "SỞ"), find(letter, "Số:")];
    const [state, motto, day] = [
      find(letter, "CỘNG"),
      find(letter, "Độc lập"),
      find(letter, "An Giang, ngày"),
    ];
    for (const each of [issuer, number, find(letter, "V/v")])
      within(middle(each), middle(above) - 0.5, middle(above) + 0.5, each.text);
    for (const each of [motto, day])
      within(middle(each), middle(state) - 0.5, middle(state) + 0.5, each.text);
    within(Math.abs(above.top - state.top), 0, 1, "heads level");
    within(Math.abs(number.bottom - day.bottom), 0, 1, "number and day level");
    assert.ok(find(letter, "V/v").top > number.bottom - 3);
    assert.ok(above.right < state.left);
  },
);

test(
  "the rule under the motto is as long as the motto, the issuer's a third to a half of its line",
  poppler,
  () => {
    const motto = find(letter, "Độc lập");
    const under = rule(letter, 1, {
      ...motto,
      left: motto.left - 40,
      right: motto.right + 40,
      top: motto.bottom - 1,
      bottom: motto.bottom + 6,
    });
    within(under.right - under.left, motto.right - motto.left - 1, motto.right - motto.left + 1, "motto");
    const [issuer, last] = [find(letter, "SỞ THÔNG TIN VÀ"), find(letter, "TRUYỀN THÔNG")];
    const below = rule(letter, 1, {
      left: 30 * MM,
      right: 98 * MM,
      top: last.bottom - 1,
      bottom: last.bottom + 6,
    });
    within((below.right - below.left) / (issuer.right - issuer.left), 1 / 3, 1 / 2, "issuer");
    within(middle(below), middle(issuer) - 1, middle(issuer) + 1, "in the middle");
  },
);

test(
  "paragraphs are indented, justified, apart by 6 pt and spaced between single and one and a half",
  poppler,
  () => {
    const all = lines(letter).filter(({ page }) => page === 1);
    const at = all.findIndex(({ text }) => text.startsWith("Tuyên truyền khuyến"));
    const [first, second, third, next] = all.slice(at, at + 4) as [Line, Line, Line, Line];
    within((first.left - second.left) / MM, 12.7, 12.7, "indent");
    within(first.right, second.right - 0.6, second.right + 0.6, "justified");
    const pitch = (third.bottom - second.bottom) / 14;
    within(pitch, 1.15, 1.725, "line spacing in em");
    within(next.bottom - third.bottom - pitch * 14, 6, 12, "gap of paragraphs");
  },
);

test("the page's number is centred in the top margin and hidden on the first page", poppler, () => {
  const top = lines(letter).filter(({ bottom }) => bottom < 20 * MM);
  assert.deepEqual(
    top.map(({ text, page }) => [text, page]),
    [["2", 2]],
  );
  const [number] = top as [Line];
  // The middle of the text, as Word centres it: between the margins of 30 and 15 mm.
  within(middle(number) / MM, 112.4, 112.6, "in the middle of the text");
  within(size(number, "regular"), 13, 14, "page number");
});

test("Nơi nhận stands left of the signature, and the paper ends with ./.", poppler, () => {
  const [label, office] = [find(letter, "Nơi nhận:"), find(letter, "KT. GIÁM ĐỐC")];
  within(Math.abs(label.top - office.top), 0, 4, "level");
  within(size(label, "bold"), 12, 12.1, "label");
  assert.ok(label.right < office.left);
  assert.ok(dense(textOf(letter)).includes(dense("Đề nghị các đơn vị phối hợp thực hiện./.")));
});

test("only Tinos is used, embedded; text comes out again in NFC", poppler, () => {
  const fonts = pipe("pdffonts", ["-"], letter).toString().trim().split("\n").slice(2);
  assert.equal(fonts.length, 4);
  for (const font of fonts)
    assert.match(font, /^[A-Z]{6}\+Tinos-\S+ +CID TrueType +Identity-H +yes yes yes /);
  const text = textOf(letter);
  assert.equal(text, text.normalize("NFC"));
  assert.ok(text.includes("Ẳ, Ễ, Ộ, Ặ."));
});

test("a table of twelve columns stays between the margins and its head stands on every page", poppler, () => {
  const columns = Array.from({ length: 12 }, (_, i) => (i === 0 ? "Đơn vị" : `Cột ${i}`));
  const rows = Array.from({ length: 60 }, (_, i) =>
    columns.map((_, j) => (j === 0 ? `Xã số ${i}` : { integer: 272_365 })),
  );
  const all = pages(officialPdf({ ...LETTER, body: [{ kind: "table", columns, rows }] }));
  assert.ok(all.length > 1);
  for (const { lines: found } of all.slice(0, 2)) {
    assert.ok(found.some(({ text }) => text.startsWith("Cột 11") || text.endsWith("Cột 11")));
    for (const { left, right, text } of found)
      assert.ok(left >= 30 * MM - 0.5 && right <= 195 * MM + 0.5, text);
  }
  const figures = all.flatMap(({ lines: found }) => found.map(({ text }) => text)).join(" ");
  assert.equal(figures.split("272.365").length - 1, 60 * 11);
});
