/** Tests and symptoms of a disease stand in its document alone (`packages/policy/data/diseases`): a disease is added without a line of code. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { isTest, ROOMS, sources, TOP } from "./imports.ts";

type Term = { readonly id: string; readonly asked?: true };
type Document = {
  readonly tests: readonly Term[];
  readonly symptoms: readonly Term[];
  readonly fever: { readonly symptom: string };
};
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

/** Where a source says one of these names, and is none of those that stand apart. */
const naming = (names: ReadonlySet<string>, apart: readonly string[]): readonly string[] =>
  ROOMS.flatMap(sources)
    .filter((file) => !isTest(file) && !apart.includes(file))
    .flatMap((file) => {
      const words = wordsIn(readFileSync(join(TOP, file), "utf8"));
      return [...names].filter((name) => words.has(name)).map((name) => `${file}: ${name}`);
    });

test("no source names a test of a disease", () => {
  assert.ok(DISEASES.length >= 2);
  const names = new Set(DISEASES.flatMap(({ tests }) => tests.map(({ id }) => id)));
  assert.deepEqual(naming(names, APART), []);
});

/** The list that is written from a document, invented states for a gallery, words that no lock screen may show, and a sentence. */
const SYMPTOMS_APART: readonly string[] = [
  "packages/policy/src/built-in-symptoms.ts",
  "packages/device/src/samples.ts",
  "apps/phone/src/adapters/notice/notice.ts",
  "servers/rollout/src/public/pages/help.ts",
];
/** What is a word of its own too, in code or on a screen. */
const COMMON: ReadonlySet<string> = new Set(["other", "eyes", "ear"]);

test("no source names a symptom that residents are asked about", () => {
  const names = DISEASES.flatMap(({ symptoms, fever }) =>
    symptoms.flatMap(({ id, asked }) => (asked && id !== fever.symptom && !COMMON.has(id) ? [id] : [])),
  );
  assert.ok(names.length >= 12);
  assert.deepEqual(naming(new Set(names), SYMPTOMS_APART), []);
});
