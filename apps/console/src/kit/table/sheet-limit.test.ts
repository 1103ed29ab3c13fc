/** No spelling of an address gets past the limit of cells. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { sheetOf } from "./sheet-of.ts";
import { SheetError } from "./sheet-parts.ts";
import { sheetText } from "./sheet-text.ts";

const PART = "xl/worksheets/sheet1.xml";
const ROWS = 200;

test("an address behind a bare xmlns counts as any other: 200 rows by 16,384 columns are too many cells", async () => {
  const parts = unzipSync(sheetOf(Array.from({ length: ROWS }, (_, n) => ["a", String(n)])));
  const xml = strFromU8(parts[PART]!).replace('<c r="B2"', '<c xmlns r="XFD2"');
  const packed = zipSync({ ...parts, [PART]: strToU8(xml) });
  await assert.rejects(sheetText(packed), (error) => error instanceof SheetError && error.why === "large");
});
