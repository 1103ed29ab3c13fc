import assert from "node:assert/strict";
import { test } from "node:test";
import { RESULT_COLUMNS, RESULT_HEADINGS } from "@bluezone/contract/health/results";
import fc from "fast-check";
import { lookAtTable, type TableForm } from "./look-at-table.ts";
import { cellsOf } from "./table-text.ts";

const FORM: TableForm<"code" | "name" | "note"> = {
  columns: ["code", "name", "note"],
  needed: ["code", "name"],
  headings: { code: ["mã"], name: ["họ tên"], note: [] },
  isExample: ({ code }) => code === "VÍ DỤ",
  most: 3,
};
const look = (text: string) => lookAtTable(new TextEncoder().encode(text), FORM);

test("a good table is taken with its rows counted: no heading, no empty line, no example, a break in a cell ends none", () => {
  const text = '\ufeffMã;Họ tên;note\r\nVÍ DỤ;Ai đó;\r\nM-1;"Thạch ""Sên""";"Ấp 1\nĐường 2"\r\n;;\r\nM-2;Lễ;';
  const { refused, found, missing, unknown, rows, faults, first } = look(text);
  assert.deepEqual([refused, found, missing, unknown], [undefined, ["code", "name", "note"], [], []]);
  assert.deepEqual([rows, faults], [2, []]);
  assert.deepEqual(first, [
    { code: "M-1", name: 'Thạch "Sên"', note: "Ấp 1\nĐường 2" },
    { code: "M-2", name: "Lễ", note: "" },
  ]);
});

test("what cannot be taken says why", () => {
  for (const [text, refused] of [
    ["", "columns"],
    ["a,b,c\n1,2,3", "columns"],
    ["code,name", "none"],
    ['code,name\n"1,2', "form"],
    ["code,name\n1,\u0001", "form"],
    ["code,name\n1,a\n2,b\n3,c\n4,d", "many"],
    ["code,name\n1,\n,b", "rows"],
  ] as const)
    assert.equal(look(text).refused, refused, text);
  assert.equal(lookAtTable(Uint8Array.of(0xff, 0xd8, 0xff), FORM).refused, "encoding");
  const junk = look("a,code,c\n1,2,3");
  assert.deepEqual([junk.missing, junk.unknown], [["name"], ["a", "c"]]);
});

test("a row with a fault is named, and does not keep the others back", () => {
  const { refused, rows, faults } = look("code,name\n1,a\n2,\n3,b,too,much");
  assert.deepEqual([refused, rows], [undefined, 3]);
  assert.deepEqual(faults, [
    { row: 3, column: "name", why: "empty" },
    { row: 4, column: null, why: "extra" },
  ]);
});

test("no bytes drawn by chance are a table of results", () => {
  const form = { columns: RESULT_COLUMNS, needed: ["reference", "name"], headings: RESULT_HEADINGS } as const;
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      assert.notEqual(lookAtTable(bytes, form).refused, undefined);
    }),
  );
});

test("what was written as a table is read again", () => {
  const cell = fc.string().map((text) => text.replaceAll("\r", "").trim());
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
  fc.assert(
    fc.property(rows, (table) => {
      const written = table.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(","));
      const head = "a,b,c,d,e";
      assert.deepEqual(cellsOf([head, ...written].join("\n")), [head.split(","), ...table]);
    }),
  );
});
