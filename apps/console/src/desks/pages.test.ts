/** The pages of each desk together: no address and no letter is taken twice. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pages as titles } from "../words/vi/pages.ts";

/** The folders of a desk's slices that have pages. */
const slicesOf = (desk: string): readonly string[] =>
  readdirSync(join(import.meta.dirname, desk)).filter((slice) =>
    existsSync(join(import.meta.dirname, desk, slice, "pages.ts")),
  );
const registered = (desk: string): string =>
  [desk, "common"]
    .flatMap((of) => slicesOf(of).map((slice) => join(import.meta.dirname, of, slice, "pages.ts")))
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
const all = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, found = ""]) => found);
const twice = (values: readonly string[]): readonly string[] =>
  values.filter((value, at) => values.indexOf(value) !== at);

for (const desk of ["rollout", "health"]) {
  const pages = registered(desk);

  test(`${desk}: every page has an address of its own and every letter after g leads to one page`, () => {
    assert.ok(all(pages, /path: "([^"]+)"/g).length > 5);
    assert.deepEqual(twice(all(pages, /path: "([^"]+)"/g)), []);
    assert.deepEqual(twice(all(pages, /letter: "([^"]+)"/g)), []);
  });

  test(`${desk}: every entry of the menu has its title, and no two entries share one`, () => {
    const used = all(pages, /title: "([^"]+)"/g);
    assert.deepEqual(
      used.filter((key) => !(key in titles)),
      [],
    );
    assert.deepEqual(twice(used), []);
  });

  test(`${desk}: every slice with pages stands in the order of the menu`, () => {
    const order = readFileSync(join(import.meta.dirname, desk, "pages.ts"), "utf8");
    assert.deepEqual(
      slicesOf(desk).filter((slice) => !order.includes(`"${slice}"`)),
      [],
    );
  });
}
