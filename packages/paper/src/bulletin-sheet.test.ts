import assert from "node:assert/strict";
import { test } from "node:test";
import { type BulletinScript, bulletinSheet } from "./bulletin-sheet.ts";
import { PaperLimit } from "./limit.ts";
import { dense } from "./testing/measure.ts";
import { pdfText } from "./testing/pdf-text.ts";
import { SCRIPT } from "./testing/script-sample.ts";

test("a script carries every part in order, the key message whole, version, checksum and page numbers", () => {
  const text = pdfText(bulletinSheet(SCRIPT)).join("\n");
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
