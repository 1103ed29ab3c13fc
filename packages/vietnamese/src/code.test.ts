import assert from "node:assert/strict";
import { test } from "node:test";
import { showCode } from "./code.ts";

test("a code is shown in groups of four", () => {
  assert.equal(showCode("48217305"), "4821 7305");
  assert.equal(showCode("K7M4P2QD9XTA5RWE"), "K7M4 P2QD 9XTA 5RWE");
  assert.equal(showCode("4821 7305"), "4821 7305");
  assert.equal(showCode("482"), "482");
});
