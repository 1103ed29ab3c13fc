/** What a paper says. How it is laid out is measured in the deep test beside. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { officialPdf } from "./official-pdf.ts";
import { dense } from "./testing/measure.ts";
import { LETTER, REPORT } from "./testing/paper-sample.ts";
import { pdfText } from "./testing/pdf-text.ts";
import { clean } from "./text.ts";

const letter = officialPdf(LETTER);
const words = (pdf: Uint8Array): string => pdfText(pdf).join("\n");

test("figures are Vietnamese, in a report with its number, day and title", () => {
  const text = dense(words(officialPdf(REPORT)));
  for (const part of [
    "Số: 05/BC-STTTT",
    "An Giang, ngày 04 tháng 01 năm 2021",
    "BÁO CÁO",
    "Kính gửi: Ủy ban nhân dân tỉnh An Giang.",
    "272.365",
    "10,21%",
    "1.234,5",
    "ẩn số nhỏ",
  ])
    assert.ok(text.includes(dense(part)), part);
});

test("made-up figures are called so on top of every page, and a real paper never is", () => {
  for (const page of pdfText(officialPdf({ ...LETTER, illustrative: true })))
    assert.ok(/^(?:\d+\n)?số liệu minh họa\n/.test(page), page);
  assert.ok(!words(letter).includes("minh họa"));
});

test("text comes out again in NFC, and the paper ends with ./.", () => {
  const text = words(letter);
  assert.equal(text, text.normalize("NFC"));
  assert.ok(text.includes("Ẳ, Ễ, Ộ, Ặ."));
  assert.ok(dense(text).includes(dense("Đề nghị các đơn vị phối hợp thực hiện./.")));
});

test("the foot never stands alone on a page: the closing line goes with it", () => {
  // A table is not kept with it: there the page breaks right before the closing line.
  const rows = (n: number) => Array.from({ length: n }, (_, i) => [`Mục ${i}`]);
  let apart = 0;
  for (let n = 18; n <= 34; n++) {
    const body = [{ kind: "table" as const, columns: ["Mục"], rows: rows(n) }];
    const pages = pdfText(officialPdf({ ...REPORT, body })).map(dense);
    const page = pages.find((text) => text.includes(dense("Nơi nhận:"))) ?? "";
    assert.ok(page.includes(dense(clean(REPORT.closing))), `${n} rows`);
    if (pages.length > 1 && !page.includes("Mục")) apart += 1;
  }
  assert.ok(apart > 0, "the page breaks right before the closing line");
});

test("the end of what is said stands on the page of the foot: a short last part whole, with its heading", () => {
  const list = (n: number, name: string) => ({
    kind: "list" as const,
    items: Array.from({ length: n }, (_, i) => `${name} ${i}.`),
  });
  let moved = 0;
  for (let n = 8; n <= 20; n++) {
    const heading = { kind: "heading" as const, text: "Phần cuối" };
    const whole = pdfText(officialPdf({ ...REPORT, body: [list(n, "Mục"), heading, list(3, "Ý")] })).map(
      dense,
    );
    const foot = whole.find((text) => text.includes(dense("Nơi nhận:"))) ?? "";
    for (const part of ["Phần cuối", "Ý 0.", "Ý 2."]) assert.ok(foot.includes(dense(part)), `${n}: ${part}`);
    if (whole.length > 1 && !foot.includes("Mục")) moved += 1;
    const long = pdfText(officialPdf({ ...REPORT, body: [list(n, "Mục")] })).map(dense);
    assert.ok(long.at(-1)?.includes(dense(`Mục ${n - 1}.`)), `${n} lines`);
    const said = { kind: "paragraph" as const, text: "Lời cuối." };
    const paragraph = pdfText(officialPdf({ ...REPORT, body: [list(n, "Mục"), said] })).map(dense);
    assert.ok(paragraph.at(-1)?.includes(dense("Lời cuối.")), `${n} lines and a paragraph`);
  }
  assert.ok(moved > 0, "a part moves to the page of the foot");
});

test("the same paper gives the same bytes", () => {
  assert.deepEqual(officialPdf(LETTER), letter);
});

test("text of any kind comes out as it was written, in the head, in lists and in tables", () => {
  const unit = fc.constantFrom(
    ...[..."#*_@$`-+/=\\[]{}<>&\"'~ .:;ẲễộặĐ0aZ"],
    "#import",
    "- ",
    "</w:t>",
    "ễ".normalize("NFD"),
  );
  const text = fc.string({ unit, minLength: 3, maxLength: 24 }).map((said) => `x${said}x`);
  fc.assert(
    fc.property(fc.array(text, { minLength: 20, maxLength: 20 }), text, (items, name) => {
      const body = [
        { kind: "list", items } as const,
        { kind: "table", columns: ["a", "b"], rows: items.map((item) => ["", item]) } as const,
      ];
      const all = dense(words(officialPdf({ ...LETTER, body, place: name })));
      for (const item of items) assert.ok(all.split(dense(clean(item))).length > 2, item);
      assert.ok(all.includes(dense(`${clean(name)}, ngày`)), name);
    }),
    { numRuns: 12 },
  );
});
