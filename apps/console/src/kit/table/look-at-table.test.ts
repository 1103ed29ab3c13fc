import assert from "node:assert/strict";
import { test } from "node:test";
import { RESULT_COLUMNS, RESULT_HEADINGS } from "@bluezone/contract/health/results";
import { CsvError, readCsv } from "@bluezone/server-kit/files/csv";
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

test("a good table is taken with its rows counted: no heading, no empty line, no example, a break in a cell ends none", async () => {
  const text = '\ufeffMã;Họ tên;note\r\nVÍ DỤ;Ai đó;\r\nM-1;"Thạch ""Sên""";"Ấp 1\nĐường 2"\r\n;;\r\nM-2;Lễ;';
  const { refused, found, missing, unknown, rows, faults, first } = await look(text);
  assert.deepEqual([refused, found, missing, unknown], [undefined, ["code", "name", "note"], [], []]);
  assert.deepEqual([rows, faults], [2, []]);
  assert.deepEqual(first, [
    { code: "M-1", name: 'Thạch "Sên"', note: "Ấp 1\nĐường 2" },
    { code: "M-2", name: "Lễ", note: "" },
  ]);
});

test("what cannot be taken says why", async () => {
  for (const [text, refused] of [
    ["", "columns"],
    ["a,b,c\n1,2,3", "columns"],
    ["code,name", "none"],
    ['code,name\n"1,2', "form"],
    ["code,name\n1,\u0001", "form"],
    ["code,name\n1,a\n2,b\n3,c\n4,d", "many"],
    ["code,name\n1,\n,b", "rows"],
  ] as const)
    assert.equal((await look(text)).refused, refused, text);
  assert.equal((await lookAtTable(Uint8Array.of(0xff, 0xd8, 0xff), FORM)).refused, "encoding");
  const junk = await look("a,code,c\n1,2,3");
  assert.deepEqual([junk.missing, junk.unknown], [["name"], ["a", "c"]]);
});

test("a row with a fault is named, and does not keep the others back", async () => {
  const { refused, rows, faults } = await look("code,name\n1,a\n2,\n3,b,too,much");
  assert.deepEqual([refused, rows], [undefined, 3]);
  assert.deepEqual(faults, [
    { row: 3, column: "name", why: "empty" },
    { row: 4, column: null, why: "extra" },
  ]);
});

test("no bytes drawn by chance are a table of results", async () => {
  const form = { columns: RESULT_COLUMNS, needed: ["reference", "name"], headings: RESULT_HEADINGS } as const;
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (bytes) => {
      assert.notEqual((await lookAtTable(bytes, form)).refused, undefined);
    }),
  );
});

test("whatever the signs of a table, its cells are those that the server reads", async () => {
  const columns = ["a", "b", "c"] as const;
  const body = fc.string({
    unit: fc.constantFrom("x", "ế", '"', ",", ";", "\t", " ", "\n", "\r\n"),
    maxLength: 40,
  });
  const theirs = (text: string) => {
    try {
      return readCsv(text, columns).map(({ row, values }) => [row, ...columns.map((one) => values[one])]);
    } catch (error) {
      if (error instanceof CsvError) return undefined;
      throw error;
    }
  };
  const ours = async (text: string) =>
    (await cellsOf(text))
      ?.map((cells, at) => [at + 1, ...columns.map((_, place) => cells[place] ?? "")] as const)
      .slice(1)
      .filter(([, ...cells]) => cells.some((cell) => cell !== ""));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(",", ";", "\t"), body, async (sign, rest) => {
      const text = `${columns.join(sign)}\n${rest}`;
      assert.deepEqual(await ours(text), theirs(text), JSON.stringify(text));
    }),
    { numRuns: 2_000 },
  );
});
