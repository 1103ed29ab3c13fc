import assert from "node:assert/strict";
import { test } from "node:test";
import { writeCsv } from "@bluezone/server-kit/files/csv";
import { mendable } from "./mendable.ts";

test("wrong rows come back as they were, with what is wrong in the reader's words in the last cell of each", async () => {
  const errors = writeCsv(
    ["code", "name", "error"],
    [
      { code: "A 1", name: 'Trường "Số 9", ấp 2', error: "code: cell_invalid" },
      { code: "A2", name: "=SUM(1)", error: "name: cell_invalid" },
    ],
  );
  assert.equal(
    await mendable(errors, ["mã: gõ lại mã", "tên: dài quá"]),
    [
      '"code","name","error"',
      '"A 1","Trường ""Số 9"", ấp 2","mã: gõ lại mã"',
      '"A2","\'=SUM(1)","tên: dài quá"',
      "",
    ].join("\r\n"),
  );
});
