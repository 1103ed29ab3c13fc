/** Holds the two entrances of the documents: the index of decisions and the page by reader name every page there is. */
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { test } from "node:test";

const docs = resolve(import.meta.dirname, "../../docs");
const read = (path: string): string => readFileSync(join(docs, path), "utf8");

test("the index of decisions has every record with its number, title and one line, in order", () => {
  const records = globSync("decisions/[0-9]*.md", { cwd: docs }).sort();
  assert.ok(records.length > 40, "records were not found");
  const rows = [...read("decisions/README.md").matchAll(/^\| \[(.+)\]\((\d{4}-[\w-]+\.md)\) \| (.+) \|$/gm)];
  assert.deepEqual(
    rows.map(([, title, file]) => ({ file, title })),
    records.map((record) => ({ file: basename(record), title: /^# (.*)$/m.exec(read(record))?.[1] })),
  );
  for (const [, , file = "", line = ""] of rows)
    assert.ok(line.length > 20 && line.length <= 160, `${file}: "${line}" is no line of its own`);
});

test("the page by reader names every guide and every page of the documents", () => {
  const entrance = read("README.md");
  const pages = globSync(["*.md", "guides/*.md", "field-test/*.md", "*/README.md"], { cwd: docs })
    .map((page) => page.replaceAll("\\", "/"))
    .filter((page) => page !== "README.md");
  assert.ok(pages.length > 25, "pages were not found");
  assert.deepEqual(
    pages.filter((page) => !entrance.includes(`](${page}`)),
    [],
  );
});
