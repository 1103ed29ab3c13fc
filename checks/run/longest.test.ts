import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { COSTLY, NEXT } from "./longest.ts";

const root = resolve(import.meta.dirname, "../..");

test("every file that begins early is there, and named once", () => {
  const named = [...COSTLY.map(({ file }) => file), ...NEXT];
  assert.deepEqual(
    named.filter((file) => !existsSync(resolve(root, file))),
    [],
  );
  assert.equal(new Set(named).size, named.length);
});

for (const { file } of COSTLY)
  test(`${file} costs over a minute, and its first line says what it alone proves`, () => {
    const [first = ""] = readFileSync(resolve(root, file), "utf8").split("\n", 1);
    assert.match(first, /^\/\*\* Only here: \S.{39,}\.( \*\/)?$/);
  });
