import assert from "node:assert/strict";
import { test } from "node:test";
import { countResults } from "./count-results.ts";

test("rows are counted as they will be taken: no heading, no empty line, no example, a break in a cell ends none", () => {
  const head = "\ufeffmã mẫu;họ tên;địa chỉ";
  const example = "VÍ DỤ;Nguyễn Văn Ví Dụ;dòng này để xem, không nhập";
  assert.equal(countResults(""), 0);
  assert.equal(countResults(head), 0);
  assert.equal(countResults(`${head}\r\n${example}\r\n`), 0);
  const rows = ['M-1;Thạch Sên;"Ấp 1\nĐường 2"', ";;", "M-2;Mohamad Sa Lễ;"];
  assert.equal(countResults([head, example, ...rows, ""].join("\r\n")), 2);
  assert.equal(countResults(`${head}\nM-1;Nguyễn Văn Ví Dụ;`), 1, "a name is no example");
});
