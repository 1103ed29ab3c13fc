/** The desks' written system, as far as the sources show it (README, "The system"): what only the kit may draw, and with which means. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const src = join(import.meta.dirname, "..");
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter(
  (name) => !/\.(test|deep)\.ts$/.test(name),
);
const read = (name: string): string => readFileSync(join(src, name), "utf8");

/** Files beside `own` whose text has it. */
const having = (what: RegExp, own: readonly string[], kind = /\.tsx$/): readonly string[] =>
  files.filter((name) => kind.test(name) && !own.includes(name) && what.test(read(name)));

/** What the browser draws in its own way, and the one file that puts it into ours. */
const CONTROLS: Readonly<Record<string, readonly [RegExp, ...string[]]>> = {
  "a disclosure": [/<(details|summary)\b/],
  "a file's field": [/type="file"/, "kit/form/file-input.tsx"],
  "a day's or a time's field": [/type="(date|time|datetime-local|month|week)"/],
};

for (const [what, [drawn, ...own]] of Object.entries(CONTROLS))
  test(`${what} is drawn by the kit alone`, () => {
    for (const file of own) assert.match(read(file), drawn, `${file} draws none`);
    assert.deepEqual(having(drawn, own), []);
  });
