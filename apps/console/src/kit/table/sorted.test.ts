import assert from "node:assert/strict";
import { test } from "node:test";
import { sorted } from "./sorted.ts";

test("names are in the order of the Vietnamese alphabet, and numbers in theirs", () => {
  const names = ["Đa Phước", "Châu Đốc", "Ô Lâm", "An Phú", "Óc Eo", "Chợ Mới"].map((name) => ({ name }));
  assert.deepEqual(
    sorted(names, ({ name }) => name, false).map(({ name }) => name),
    ["An Phú", "Châu Đốc", "Chợ Mới", "Đa Phước", "Óc Eo", "Ô Lâm"],
  );
  assert.deepEqual(
    sorted([10, 9, 100], (n) => n, true),
    [100, 10, 9],
  );
});

test("what has no figure stands last, whichever way the column is sorted", () => {
  const rows = [undefined, 2, null, 1];
  assert.deepEqual(sorted(rows, (n) => n, false).slice(0, 2), [1, 2]);
  assert.deepEqual(sorted(rows, (n) => n, true).slice(0, 2), [2, 1]);
});
