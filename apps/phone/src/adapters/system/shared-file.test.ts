import assert from "node:assert/strict";
import { test } from "node:test";
import { fileName } from "./shared-file.ts";

test("a file's name cannot leave its folder or hide", () => {
  assert.equal(fileName("bluezone-2020-12-27.json"), "bluezone-2020-12-27.json");
  for (const name of ["", "../a", "a/b", "a\\b", ".hidden", "..", "a\0b", "x".repeat(81), "sổ.txt"])
    assert.throws(() => fileName(name), RangeError, JSON.stringify(name));
});
