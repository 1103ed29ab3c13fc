/** The tests of a disease stand in its document alone (`packages/policy/data/diseases`): a disease is added without a line of code. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { isTest, ROOMS, sources, TOP } from "./imports.ts";

type Document = { readonly tests: readonly { readonly id: string }[] };
const FOLDER = join(TOP, "packages/policy/data/diseases");
const DISEASES = readdirSync(FOLDER).map(
  (name) => JSON.parse(readFileSync(join(FOLDER, name), "utf8")) as Document,
);

/** Invented data for a demonstration, and how PCR is spoken on the air: neither decides about a record. */
const APART: readonly string[] = [
  "town/src/actors/outbreak-day.ts",
  "town/src/world/first-outbreak-day.ts",
  "town/src/actors/outbreak-day.ts",
  "packages/vietnamese/src/spoken/offices.ts",
];

/** Words in quotes, names of keys, and "test_pcr" as a key of a catalogue. */
const wordsIn = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/["'`](?:\w+_)?([a-z][a-z0-9-]*)["'`]|\b(?:\w+_)?([a-z][a-z0-9]*)\s*:/gi)].map(
      ([, quoted, key]) => (quoted ?? key ?? "").toLowerCase(),
    ),
  );

test("no source names a test of a disease", () => {
  assert.ok(DISEASES.length >= 2);
  const names = new Set(DISEASES.flatMap(({ tests }) => tests.map(({ id }) => id)));
  const found = ROOMS.flatMap(sources)
    .filter((file) => !isTest(file) && !APART.includes(file))
    .flatMap((file) => {
      const words = wordsIn(readFileSync(join(TOP, file), "utf8"));
      return [...names].filter((name) => words.has(name)).map((name) => `${file}: ${name}`);
    });
  assert.deepEqual(found, []);
});
