import assert from "node:assert/strict";
import { globSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { declared, firstLine, noteCosts, ordered, readCosts } from "./order.ts";

const root = resolve(import.meta.dirname, "../..");

test("files that say they are costly begin first, then the costliest of the last run, then the largest", () => {
  const bytes = { small: 1, large: 9, told: 2, cheap: 8, slow: 3 } as Record<string, number>;
  assert.deepEqual(
    ordered(["small", "large", "cheap", "slow", "told"], {
      costs: { cheap: 1, slow: 70 },
      costly: (file) => file === "told",
      bytes: (file) => bytes[file] ?? 0,
    }),
    ["told", "slow", "cheap", "large", "small"],
  );
});

test("what a run cost is read again, beside what other files cost before; a damaged note is none", () => {
  const folder = mkdtempSync(join(tmpdir(), "bluezone-costs-"));
  try {
    const note = join(folder, "deep/costs.json");
    assert.deepEqual(readCosts(note), {});
    noteCosts(note, [{ file: "a", seconds: 3, processor: 1 }]);
    noteCosts(note, [{ file: "b", seconds: 1, processor: 2 }]);
    assert.deepEqual(readCosts(note), { a: 3, b: 2 });
    writeFileSync(note, "{");
    assert.deepEqual(readCosts(note), {});
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a file that says it is costly says in a whole sentence what it alone proves", () => {
  const lines = globSync("{apps,bench,checks,packages,servers,system-tests,town}/**/*.{test,deep}.ts", {
    cwd: root,
    exclude: ["**/node_modules/**"],
  }).map((file) => [file, firstLine(join(root, file))] as const);
  const costly = lines.filter(([, line]) => declared(line).costly);
  assert.ok(costly.length >= 9, "they were found at all");
  for (const [file, line] of costly)
    assert.match(line, /^\/\*\* Only here(, mostly waiting)?: \S.{39,}\.( \*\/)?$/, file);
  assert.deepEqual(
    costly
      .filter(([, line]) => declared(line).waits)
      .map(([file]) => file)
      .sort(),
    ["system-tests/fuzz/endpoints.deep.ts", "system-tests/ops/guide.deep.ts"],
  );
});
