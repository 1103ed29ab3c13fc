/** The forest as a file. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { ChainCase } from "@bluezone/contract/health/chains";
import { csvOf } from "./csv.ts";

test("a line for each case under the titles; what has a comma or a quote stands in quotes, nothing is empty", () => {
  const one = { number: "AG-0001", age: null, generation: 2 } as ChainCase;
  assert.equal(
    csvOf(
      [one],
      [
        ["Số hồ sơ", ({ number }) => number],
        ["Tuổi, giới", ({ age }) => age],
        ["Thế hệ", ({ generation }) => generation],
        ["x", () => 'a "b"'],
      ],
    ),
    'Số hồ sơ,"Tuổi, giới",Thế hệ,x\r\nAG-0001,,2,"a ""b"""\r\n',
  );
});
