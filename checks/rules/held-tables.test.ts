/** Whoever asks for erasure reads what was erased in words: each table that a slice holds about a person has its name at the desk. */
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { dataRequests as en } from "../../apps/console/src/words/en/data-requests.ts";
import { dataRequests as vi } from "../../apps/console/src/words/vi/data-requests.ts";
import { TOP } from "./imports.ts";

test("each table that holds something about a person is named in both languages, and the list of what was erased knows it", () => {
  const tables = globSync("servers/health/src/*/holding.ts", { cwd: TOP }).flatMap((file) =>
    [...readFileSync(join(TOP, file), "utf8").matchAll(/^ {2}table: "(\w+)",$/gm)].map(
      ([, name = ""]) => name,
    ),
  );
  assert.ok(tables.length >= 9, `${tables.length} tables found`);
  const shown = readFileSync(join(TOP, "apps/console/src/desks/health/data/erased.tsx"), "utf8");
  for (const name of tables) {
    for (const words of [vi, en]) assert.ok(`table_${name}` in words, name);
    assert.ok(shown.includes(`"${name}"`), name);
  }
});
