/** Holds the mutants to the code that they break. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { MUTANTS } from "./mutants.ts";

test("the text that a mutant replaces stands once in its file, and names are unique", () => {
  const wrong = MUTANTS.filter(({ file, from, to }) => {
    const text = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
    return text.split(from).length !== 2 || from === to;
  });
  assert.deepEqual(
    wrong.map(({ name }) => name),
    [],
  );
  assert.equal(new Set(MUTANTS.map(({ name }) => name)).size, MUTANTS.length);
  assert.ok(MUTANTS.length >= 20);
});
