/** What a table looks like as CSV. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { csvText } from "./csv-text.ts";

test("every cell is quoted, and a quotation mark within it is doubled", () => {
  assert.equal(
    csvText([
      ["Ngày", "Số"],
      ['xã "A", B', "1"],
    ]),
    '"Ngày","Số"\r\n"xã ""A"", B","1"\r\n',
  );
});
