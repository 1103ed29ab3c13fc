/** A slip as a reader finds it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { codeSlip } from "./code-slip.ts";
import { PaperLimit } from "./limit.ts";
import { dense } from "./testing/measure.ts";
import { pdfText } from "./testing/pdf-text.ts";
import { SLIP } from "./testing/slip-sample.ts";

test("a slip is one page with digits, ends, address and advice", () => {
  const [page, ...more] = pdfText(codeSlip(SLIP));
  assert.deepEqual(more, []);
  const text = dense(page ?? "");
  for (const part of [
    "4821 7305",
    "đến 18 giờ 22/12",
    "đến 10 giờ 14 21/12",
    "bz.example/v#c=K7M4P2QD9XTA5RWE",
    "Không dùng điện thoại thông minh",
    "gọi 115",
    "Hỏi: 1900 9095",
    "Trạm Y tế xã Vĩnh Thạnh Trung · AG-0217",
    "số liệu minh họa",
  ])
    assert.ok(text.includes(dense(part)), part);
});

test("a slip holds the longest names, and refuses longer ones", () => {
  codeSlip({ ...SLIP, station: "Trung tâm Kiểm soát bệnh tật ".repeat(3).slice(0, 80).trim() });
  assert.throws(() => codeSlip({ ...SLIP, station: "x".repeat(81) }), PaperLimit);
  assert.throws(() => codeSlip({ ...SLIP, link: "javascript:alert(1)" }), RangeError);
});
