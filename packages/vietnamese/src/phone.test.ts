import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Phone, parsePhone, phoneKind, phoneLink, showPhone } from "./phone.ts";

test("a mobile number is the same number however it is written", () => {
  for (const written of [
    "0912345678",
    "0912 345 678",
    "0912.345.678",
    "0912-345-678",
    " (0912) 345 678 ",
    "+84 912 345 678",
    "+84 (0)912 345 678",
    "(+84) 0912-345-678",
    "84912345678",
    "0084 912 345 678",
    "tel:+84912345678",
    "０９１２ ３４５ ６７８",
    "0912\u00a0345\u00a0678",
  ])
    assert.equal(parsePhone(written), "+84912345678", written);
});

test("each kind of number is known, stored and shown in its form", () => {
  const rows = [
    ["0849123456", "+84849123456", "mobile", "0849 123 456"],
    ["0296 6 522 225", "+842966522225", "landline", "0296 652 2225"],
    ["+84 24 3825 1234", "+842438251234", "landline", "024 3825 1234"],
    ["1900.9095", "19009095", "service", "1900 9095"],
    ["1800599920", "1800599920", "service", "1800 599 920"],
    ["1022", "1022", "short", "1022"],
    ["115", "115", "short", "115"],
  ] as const;
  for (const [written, stored, kind, shown] of rows) {
    const phone = parsePhone(written);
    assert.equal(phone, stored);
    assert.equal(phoneKind(phone as Phone), kind);
    assert.equal(showPhone(phone as Phone), shown);
    assert.equal(phoneLink(phone as Phone), `tel:${stored}`);
  }
});

test("what cannot be called in Vietnam is no number", () => {
  for (const written of [
    "",
    "0",
    "091234567", // a digit short
    "09123456789", // a digit long
    "01201234567", // eleven digits, out of use since 2018
    "912345678", // nine digits: could be an old identity card
    "089090123456", // twelve digits: an identity card
    "0298 345 6789", // no such area
    "0217 345 6789", // no such area
    "0296 652 222", // a digit short
    "+85 512 345 678", // Cambodia
    "+1 202 555 0100",
    "19001", // too short
    "1900 90951",
    "2020",
    "0912 345 678 / 0913 345 678",
    "0912 345 67b",
    "++84912345678",
    "+0912345678",
  ])
    assert.equal(parsePhone(written), undefined, written);
});

const digits = (n: number) => fc.integer({ min: 0, max: 10 ** n - 1 }).map((i) => String(i).padStart(n, "0"));
const home = fc.oneof(
  fc.tuple(fc.constantFrom("03", "05", "07", "08", "09"), digits(8)).map((p) => p.join("")),
  fc.tuple(fc.constantFrom("0296", "0297", "0277", "0292", "0210"), digits(7)).map((p) => p.join("")),
  fc.tuple(fc.constantFrom("024", "028"), digits(8)).map((p) => p.join("")),
);

test("a number survives being shown, stored, dialled and typed with any separators", () => {
  fc.assert(
    fc.property(
      home,
      fc.array(fc.constantFrom("", " ", ".", "-", "\u00a0"), { minLength: 11 }),
      (number, gaps) => {
        const phone = parsePhone(number) as Phone;
        assert.equal(phone, `+84${number.slice(1)}`);
        assert.equal(parsePhone(phone), phone);
        assert.equal(parsePhone(showPhone(phone)), phone);
        assert.equal(parsePhone(phoneLink(phone)), phone);
        assert.equal(parsePhone([...number].map((d, i) => d + gaps[i]).join("")), phone);
        assert.equal(showPhone(phone).replaceAll(" ", ""), number);
      },
    ),
  );
});

test("no text makes the parser throw, and whatever it accepts it accepts again", () => {
  const near = fc.array(fc.constantFrom(..."0123456789+84 .-()a"), { maxLength: 16 }).map((s) => s.join(""));
  fc.assert(
    fc.property(fc.oneof(near, fc.string({ unit: "binary" })), (text) => {
      const phone = parsePhone(text);
      if (phone !== undefined) assert.equal(parsePhone(showPhone(phone)), phone);
    }),
    { numRuns: 2_000 },
  );
});

test("a string that was never parsed has no kind", () => {
  assert.throws(() => phoneKind("0912345678" as Phone), TypeError);
});
