import assert from "node:assert/strict";
import { test } from "node:test";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { defaultHead } from "./default-head.ts";

test("a committee's papers are signed for it by its chairman, any other office's by its head; the department reports upwards", () => {
  const head = (name: string, parent: string | null = "p") => {
    const { issuer, symbol, addressees, signature } = defaultHead(AN_GIANG, { name, parent });
    return [issuer, symbol, addressees[0], signature.authority?.by, signature.title];
  };
  const department = "Sở Thông tin và Truyền thông";
  assert.deepEqual(head("Ủy ban nhân dân huyện Ví Dụ"), [
    "Ủy ban nhân dân huyện Ví Dụ",
    "BC-UBND",
    `${department} An Giang`,
    "TM.",
    "Chủ tịch",
  ]);
  assert.deepEqual(head("Trường Ví Dụ"), [
    "Trường Ví Dụ",
    "BC-ĐV",
    `${department} An Giang`,
    undefined,
    "Thủ trưởng đơn vị",
  ]);
  assert.deepEqual(head("Ủy ban nhân dân tỉnh An Giang", null), [
    department,
    "BC-STTTT",
    "Ủy ban nhân dân tỉnh An Giang",
    undefined,
    "Giám đốc",
  ]);
});
