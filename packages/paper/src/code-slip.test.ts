/** A slip as a reader and a phone find it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseInstant } from "@bluezone/protocol/time";
import { type CodeSlip, codeSlip } from "./code-slip.ts";
import { PaperLimit } from "./limit.ts";
import { codesOn, dense, textOf } from "./testing/measure.ts";
import { needs } from "./testing/tool.ts";

const SLIP: CodeSlip = {
  link: "https://bz.example/v#c=K7M4P2QD9XTA5RWE",
  until: parseInstant("2020-12-22T11:30:00Z"),
  shortCode: "48217305",
  shortUntil: parseInstant("2020-12-21T03:14:00Z"),
  station: "Trạm Y tế xã Vĩnh Thạnh Trung",
  hotline: "1900 9095",
  caseNumber: "AG-0217",
  illustrative: true,
};

test("a slip is one page with digits, ends, address and advice", needs("pdftotext"), () => {
  const text = dense(textOf(codeSlip(SLIP)));
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

test("a phone reads the link from it", needs("pdftoppm", "zbarimg"), () => {
  assert.equal(codesOn(codeSlip(SLIP), 1), SLIP.link);
});

test("a slip holds the longest names, and refuses longer ones", () => {
  codeSlip({ ...SLIP, station: "Trung tâm Kiểm soát bệnh tật ".repeat(3).slice(0, 80).trim() });
  assert.throws(() => codeSlip({ ...SLIP, station: "x".repeat(81) }), PaperLimit);
  assert.throws(() => codeSlip({ ...SLIP, link: "javascript:alert(1)" }), RangeError);
});
