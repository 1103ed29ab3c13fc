/** The slices' pages together: no address and no letter is taken twice. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pages as titles } from "../../words/vi/pages.ts";

const registered = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
  .filter((name) => /^[^/]+[/\\]pages\.ts$/.test(name))
  .map((name) => readFileSync(join(import.meta.dirname, name), "utf8"))
  .join("\n");
const all = (pattern: RegExp): readonly string[] =>
  [...registered.matchAll(pattern)].map(([, found = ""]) => found);
const twice = (values: readonly string[]): readonly string[] =>
  values.filter((value, at) => values.indexOf(value) !== at);

test("every page has an address of its own and every letter after g leads to one page", () => {
  assert.ok(all(/path: "([^"]+)"/g).length > 5);
  assert.deepEqual(twice(all(/path: "([^"]+)"/g)), []);
  assert.deepEqual(twice(all(/letter: "([^"]+)"/g)), []);
});

test("every entry of the menu has its title, and no two entries share one", () => {
  const used = all(/title: "([^"]+)"/g);
  assert.deepEqual(
    used.filter((key) => !(key in titles)),
    [],
  );
  assert.deepEqual(twice(used), []);
});

test("every slice with pages stands in the order of the menu", () => {
  const order = readFileSync(join(import.meta.dirname, "pages.ts"), "utf8");
  const slices = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
    .filter((name) => /^[^/]+[/\\]pages\.ts$/.test(name))
    .map((name) => name.split(/[/\\]/)[0]!);
  assert.deepEqual(
    slices.filter((slice) => !order.includes(`"${slice}"`)),
    [],
  );
});
