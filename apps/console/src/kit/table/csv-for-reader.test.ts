/** Tables as a Vietnamese and an English spreadsheet open them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { csvForReader } from "./csv-for-reader.ts";
import { csvText } from "./csv-text.ts";
import { cellsOf } from "./table-text.ts";

const CSV = `"name","n","share"\r\n"Lê Thị, «Ví ""Dụ"" 1.5»",1204,2.5\r\n"",,0.1\r\n`;

test("a Vietnamese spreadsheet gets semicolons, decimal commas and the reader's headings, and texts stay as they are", () => {
  const told = csvForReader(CSV, "vi", { name: "Họ tên", share: "Tỷ lệ" });
  assert.equal(told, `"Họ tên";"n";"Tỷ lệ"\r\n"Lê Thị, «Ví ""Dụ"" 1.5»";1204;2,5\r\n"";;0,1\r\n`);
});

test("an English one gets commas and decimal points", () => {
  assert.equal(csvForReader(CSV, "en", { n: "Number" }), CSV.replace('"n"', '"Number"'));
});

test("what a reader gets is read again cell by cell", async () => {
  const rows = [
    ["a;b", 'c"d', "e,f", ""],
    ["1.204", "\n", '"', ";,"],
  ];
  for (const locale of ["vi", "en"] as const)
    assert.deepEqual(await cellsOf(csvForReader(csvText([["w", "x", "y", "z"], ...rows]), locale)), [
      ["w", "x", "y", "z"],
      ...rows,
    ]);
});

test("headings with commas of their own are read again", async () => {
  const csv = csvForReader(
    csvText([
      ["commune", "name"],
      ["Mỹ Hòa", "An"],
    ]),
    "vi",
    {
      commune: "Xã, phường, thị trấn",
    },
  );
  assert.deepEqual(await cellsOf(csv), [
    ["Xã, phường, thị trấn", "name"],
    ["Mỹ Hòa", "An"],
  ]);
});
