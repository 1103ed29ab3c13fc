/**
 * What a phone's JavaScript engine (Hermes) does not know or does wrongly, kept out of all that runs there. A list goes on
 * working without an error: `Uint32Array.from(map.keys())` is empty there (facebook/hermes, issue 1881).
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";

const root = resolve(import.meta.dirname, "../..");
const ROOMS = ["protocol", "vietnamese", "policy", "contract", "device", "ui"].map(
  (room) => `packages/${room}/src`,
);
const PHONE = ["apps/phone/src", "apps/phone/app", "apps/phone/modules"];

const MISSING: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["arrays copied by method (ES2023)", /\.(toSorted|toReversed|toSpliced)\(/],
  ["Array.prototype.with (ES2023)", /\b(minutes|heard|rows|items|list)\.with\(/],
  ["grouping (ES2024)", /\b(Object|Map)\.groupBy\(/],
  ["Promise.withResolvers (ES2024)", /\bPromise\.withResolvers\b/],
  ["Array.fromAsync (ES2026)", /\bArray\.fromAsync\(/],
  ["set algebra (ES2025)", /\.(isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/],
  [
    "methods of iterators (ES2025)",
    /\.(keys|values|entries)\(\)\s*\.(map|filter|some|every|find|toArray|reduce|take|drop)\(/,
  ],
  [
    "typed arrays from an iterator",
    /\b(Int8|Uint8|Uint8Clamped|Int16|Uint16|Int32|Uint32|Float32|Float64)Array\.from\([^()[\]]*\.(keys|values|entries)\(\)/,
  ],
];

/** What stands in a line that a phone's engine lacks. */
const lacks = (line: string): string | undefined => MISSING.find(([, pattern]) => pattern.test(line))?.[0];

test("nothing that runs on a phone uses what its engine does not know", () => {
  const found: string[] = [];
  for (const room of [...ROOMS, ...PHONE])
    for (const name of readdirSync(join(root, room), { recursive: true, encoding: "utf8" })) {
      if (!/\.tsx?$/.test(name) || /\.(test|deep)\.ts$|(^|\/)(testing|engines|node_modules)\//.test(name))
        continue;
      for (const [i, line] of readFileSync(join(root, room, name), "utf8")
        .split("\n")
        .entries()) {
        const what = lacks(line);
        if (what) found.push(`${room}/${name}:${i + 1}: ${what}`);
      }
    }
  assert.deepEqual(found, []);
});

test("each of the patterns finds what it is for, and lets its neighbour be", () => {
  for (const bad of [
    "list.toSorted()",
    "known.minutes.with(m, 1)",
    "Map.groupBy(a, f)",
    "const { resolve } = Promise.withResolvers();",
    "Array.fromAsync(x)",
    "a.isSubsetOf(b)",
    "map.keys().map(f)",
    "Uint32Array.from(repeats.keys())",
  ])
    assert.ok(lacks(bad), bad);
  for (const good of [
    "[...list].sort()",
    "head.with(keys, revised)",
    "Uint32Array.from([...repeats.keys()])",
    "[...m.keys()].map(f)",
  ])
    assert.equal(lacks(good), undefined, good);
});
