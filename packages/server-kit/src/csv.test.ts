import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { CsvError, readCsv, writeCsv } from "./csv.ts";

test("a table is read whatever the spreadsheet made of it", () => {
  const wanted = [{ row: 2, values: { code: "30337", name: "Thị trấn An Phú" } }];
  for (const text of [
    "code,name\n30337,Thị trấn An Phú\n",
    "\ufeffName;Code;else\r\nThị trấn An Phú;30337;1\r\n\r\n",
    'CODE\tNAME\n"30337"\t"Thị trấn An Phú"',
    `code,name\n30337,${"Thị trấn An Phú".normalize("NFD")}`,
  ])
    assert.deepEqual(readCsv(text, ["code", "name"]), wanted, text);
  assert.deepEqual(readCsv("code,name\n30337\n", ["code", "name"])[0]?.values, { code: "30337", name: "" });
  assert.equal(readCsv('code,name\n1,"a\nb"\n2,c', ["code", "name"])[1]?.row, 3);
});

test("what is no table, lacks a column or is too long is refused with one sentence", () => {
  assert.throws(
    () => readCsv("a,b\n1,2", ["code"]),
    new CsvError("The table has no column code.", "columns"),
  );
  assert.throws(() => readCsv('code\n"unclosed', ["code"]), CsvError);
  assert.throws(() => readCsv(`code\n${"1\n".repeat(12)}`, ["code"], { most: 10 }), CsvError);
  assert.throws(() => readCsv(`code\n${"x".repeat(30_000)}`, ["code"]), CsvError);
  assert.deepEqual(readCsv("code\n1", ["code", "note"], { needed: ["code"] })[0]?.values.note, "");
});

test("a cell that looks like a formula comes out as text, a negative number as a number", () => {
  const text = writeCsv(["a", "b"], [{ a: '=HYPERLINK("x")', b: -3 }]);
  assert.equal(text, `a,b\r\n"'=HYPERLINK(""x"")",-3\r\n`);
  for (const sign of ["+", "-", "@", "\t"]) assert.match(writeCsv(["a"], [{ a: `${sign}1` }]), /\n"?'/);
});

test("what is written is read again", () => {
  const cell = fc.string({ unit: "grapheme", maxLength: 20 }).map((s) => s.normalize("NFC").trim());
  fc.assert(
    fc.property(fc.array(fc.record({ a: cell, b: cell })), (rows) => {
      const read = readCsv(writeCsv(["a", "b"], rows), ["a", "b"]).map(({ values }) => values);
      const kept = rows
        .map(({ a, b }) => ({ a: a.replace(/^(?=[=+\-@])/, "'"), b: b.replace(/^(?=[=+\-@])/, "'") }))
        .filter(({ a, b }) => a !== "" || b !== "");
      assert.deepEqual(read, kept);
    }),
  );
});
