import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { unaccent } from "./fold.ts";
import { smsSize } from "./sms.ts";

const LINK = "https://bz.example/v/K7M4P2QD9XTA5RWE";
const PHONE = "0296 000 0000";

test("our messages cost what was planned, with accents and without", () => {
  const texts: readonly (readonly [text: string, length: number, withAccents: number, without: number])[] = [
    [
      `Trạm Y tế Vĩnh Hanh gửi kết quả xét nghiệm ngày 20/12. Xin đọc hết tin. Kết quả dương tính, y tế sẽ gọi. Báo người đã ở gần: ${LINK} (đến 18 giờ 22/12). Hỏi: ${PHONE}`,
      201,
      3,
      2,
    ],
    [
      "Trạm Y tế Vĩnh Hanh: mã xác nhận Bluezone 4821 7305, dùng trong 60 phút. Mở Bluezone, bấm Tôi có mã. Không đưa mã cho ai.",
      121,
      2,
      1,
    ],
    [
      `Bluezone: mã mới để báo cho người đã ở gần: ${LINK} (đến 18 giờ 23/12). Mã chỉ dùng một lần.`,
      122,
      2,
      1,
    ],
    [
      `Trạm Y tế Vĩnh Hanh: kết quả xét nghiệm ngày 20/12 là âm tính. Đang cách ly thì chờ trạm báo ngày hết. Hỏi: ${PHONE}`,
      121,
      2,
      1,
    ],
  ];
  for (const [text, length, withAccents, without] of texts) {
    assert.deepEqual(
      [smsSize(text).encoding, smsSize(text).units, smsSize(text).parts],
      ["ucs2", length, withAccents],
    );
    const bare = smsSize(unaccent(text));
    assert.deepEqual([bare.encoding, bare.units, bare.parts], ["gsm7", length, without]);
  }
});

test("a part holds 160 septets alone and 153 in a row, 70 and 67 with accents", () => {
  const parts = (text: string): number => smsSize(text).parts;
  assert.deepEqual(
    [parts(""), parts("a".repeat(160)), parts("a".repeat(161)), parts("a".repeat(306))],
    [0, 1, 2, 2],
  );
  assert.equal(parts("a".repeat(307)), 3);
  assert.deepEqual(
    [parts("ế".repeat(70)), parts("ế".repeat(71)), parts("ế".repeat(134)), parts("ế".repeat(135))],
    [1, 2, 2, 3],
  );
});

test("signs of the extension table cost two septets and are not torn apart", () => {
  assert.equal(smsSize("€").units, 2);
  assert.equal(smsSize(`${"a".repeat(158)}€`).parts, 1);
  // 152 + a pair that does not fit into septet 153, so the first part stays one short.
  const torn = `${"a".repeat(152)}€${"a".repeat(152)}`;
  assert.equal(smsSize(torn).units, 306);
  assert.equal(smsSize(torn).parts, 3);
  assert.equal(smsSize("^{}\\[~]|\f").encoding, "gsm7");
});

test("emoji are two units and are not torn apart", () => {
  assert.deepEqual([smsSize("😀").encoding, smsSize("😀").units], ["ucs2", 2]);
  assert.equal(smsSize(`${"ế".repeat(66)}😀${"ế".repeat(66)}`).parts, 3);
});

test("the alphabet is GSM's: 128 codes, of which one is the escape, and 9 printable extensions with form feed", () => {
  const single: string[] = [];
  const double: string[] = [];
  for (let code = 0; code < 0x10000; code += 1) {
    const { encoding, units } = smsSize(String.fromCharCode(code));
    if (encoding === "gsm7") (units === 1 ? single : double).push(String.fromCharCode(code));
  }
  assert.equal(single.length, 127);
  assert.equal(double.length, 10);
  for (const outside of "`ế\tç") assert.equal(smsSize(outside).encoding, "ucs2", outside);
});

test("the room left is exactly what fits before another part", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.constantFrom("a", "ế"), (text, sign) => {
      const { room, parts, encoding, units } = smsSize(text + sign);
      assert.ok(units >= text.length && room >= 0);
      const more = encoding === "gsm7" ? "a" : "ế";
      assert.equal(smsSize(text + sign + more.repeat(room)).parts, parts);
      assert.equal(smsSize(text + sign + more.repeat(room + 1)).parts, parts + 1);
    }),
  );
});

test("a longer text never costs less", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 300 }),
      fc.string({ unit: "grapheme" }),
      (text, more) => {
        assert.ok(smsSize(text + more).parts >= smsSize(text).parts);
      },
    ),
  );
});
