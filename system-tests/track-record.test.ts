import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";

const top = resolve(import.meta.dirname, "..");
/** Rows of the tables below "Track record", as cells. */
const rows = readFileSync(join(import.meta.dirname, "README.md"), "utf8")
  .split("## Track record")[1]!
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| defect"))
  .map((line) => line.slice(2, -2).split(" | "));

test("each defect of the track record says what was met, who found it, its mend, and a test that is there", () => {
  assert.ok(rows.length >= 40, `${rows.length} rows`);
  for (const row of rows) {
    assert.equal(row.length, 5, row[0]);
    const [defect = "", met = "", found = "", mended = "", shown = ""] = row;
    for (const cell of [defect, met, found]) assert.notEqual(cell.trim(), "", defect);
    assert.match(mended, /^[0-9a-f]{8}$/, defect);
    const [, file = ""] = /^`(\S+\.(?:test|deep)\.ts)`$/.exec(shown) ?? [];
    assert.ok(existsSync(join(top, file)) && file !== "", `${defect}: no test ${shown}`);
  }
});

test("no defect stands twice in the track record", () => {
  const all = rows.map(([defect]) => defect);
  assert.deepEqual(
    all.filter((defect, i) => all.indexOf(defect) !== i),
    [],
  );
});
