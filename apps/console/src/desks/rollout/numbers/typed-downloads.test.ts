import assert from "node:assert/strict";
import { test } from "node:test";
import { downloadsOf, typedShare } from "./typed-downloads.ts";

test("districts that were left empty are not sent as nothing", () => {
  assert.deepEqual(downloadsOf({ "883": "61.200", "884": " ", "886": "0" }), [
    { district: "883", count: 61_200 },
    { district: "886", count: 0 },
  ]);
});

test("a share is typed as people write per cent, and is never nothing or more than all", () => {
  assert.equal(typedShare("30"), 0.3);
  assert.equal(typedShare("12,5 %"), 0.125);
  for (const wrong of ["0", "101", "-3", "ba mươi", ""]) assert.equal(typedShare(wrong), undefined, wrong);
});
