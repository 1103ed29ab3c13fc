import assert from "node:assert/strict";
import { test } from "node:test";
import en from "../../../locales/en/guide.json" with { type: "json" };
import vi from "../../../locales/vi/guide.json" with { type: "json" };
import { knownMaker, MAKERS, stepKeys } from "./guides.ts";

test("every maker's steps have words in both languages, and no words are left over", () => {
  const keys = MAKERS.flatMap(stepKeys)
    .map((key) => key.replace("guide:maker.steps.", ""))
    .sort();
  assert.deepEqual(Object.keys(vi.maker.steps).sort(), keys);
  assert.deepEqual(Object.keys(en.maker.steps).sort(), keys);
  for (const maker of MAKERS) assert.ok(vi.maker.names[maker] && en.maker.names[maker], maker);
});

test("a phone of an unknown brand has Android's own steps; one that does not say its name lets its holder choose", () => {
  assert.equal(knownMaker("Redmi Xiaomi Note 9"), "xiaomi");
  assert.equal(knownMaker("Nokia HMD 3.4"), "android");
  assert.equal(knownMaker(undefined), null);
});
