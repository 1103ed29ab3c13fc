import assert from "node:assert/strict";
import { test } from "node:test";
import { D55 } from "@bluezone/policy/key-message";
import { parseDay } from "@bluezone/protocol/time";
import { type BulletinScript, bulletinSheet } from "./bulletin-sheet.ts";
import { PaperLimit } from "./limit.ts";
import { dense, pages, textOf } from "./testing/measure.ts";
import { needs } from "./testing/tool.ts";

const SCRIPT: BulletinScript = {
  station: "Đài Truyền thanh huyện Châu Phú",
  title: "Bản tin 28/12",
  version: 3,
  priority: "thông thường",
  day: parseDay("2020-12-28"),
  seconds: 112,
  checksum: "4f27a1c0",
  parts: [
    { label: "nhạc hiệu 5 giây", text: "" },
    { label: "mở đầu", text: "Đây là Đài Truyền thanh huyện Châu Phú. Kính thưa quý vị và bà con," },
    ...Array.from({ length: 8 }, (_, i) => ({
      label: `C${i + 1}`,
      text: "Một là, ra chợ, đi xe, qua phà, bà con nhớ đeo khẩu trang, che kín cả mũi và miệng. - #x *y*",
    })),
    { label: "thông điệp bắt buộc", text: `Xin bà con lưu ý: ${D55}.`, locked: true },
    { label: "kết", text: "Xin cảm ơn bà con đã chú ý lắng nghe." },
  ],
  illustrative: true,
};
const poppler = needs("pdftotext");

test(
  "a script carries every part in order, the key message whole, version, checksum and page numbers",
  poppler,
  () => {
    const text = textOf(bulletinSheet(SCRIPT));
    let from = 0;
    for (const part of SCRIPT.parts) {
      const at = dense(text).indexOf(dense(part.text), from);
      assert.ok(at >= 0, part.label);
      from = at;
    }
    for (const part of [
      "bản 3",
      "mã 4f27a1c0",
      "28/12/2020",
      "đọc nguyên văn",
      "trang 1 trên 2",
      "số liệu minh họa",
    ])
      assert.ok(dense(text).includes(dense(part)), part);
  },
);

test("a script's text has 20 pt and no part but a very long one is broken over two pages", poppler, () => {
  const all = pages(bulletinSheet(SCRIPT)).flatMap(({ lines }) => lines);
  const line = all.find(({ text }) => text.startsWith("Đây là Đài"))!;
  assert.ok(Math.abs((line.bottom - line.top) / 1.265 - 20) < 0.5);
  const key = all.filter(({ text }) => /24\/24|tiếp xúc gần\.$/.test(text));
  assert.equal(new Set(key.map(({ page }) => page)).size, 1);
});

test("a script without parts or with too many is refused", () => {
  const refused = (change: Partial<BulletinScript>, code: string) =>
    assert.throws(
      () => bulletinSheet({ ...SCRIPT, ...change }),
      (error) => error instanceof PaperLimit && error.code === code,
    );
  refused({ parts: [] }, "text_missing");
  refused({ parts: Array.from({ length: 61 }, () => SCRIPT.parts[1]!) }, "too_many");
  refused({ parts: [{ label: "x", text: "x".repeat(4_001) }] }, "text_too_long");
});
