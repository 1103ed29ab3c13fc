import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { guide as en } from "../../words/en/guide.ts";
import { guide as vi } from "../../words/vi/guide.ts";
import { hasOwnPage, knownMaker, MAKERS, stepKeys } from "./guides.ts";

/** The pages that the native side knows. */
const PAGES = "../../../modules/radio/android/src/main/java/vn/bluezone/radio/MakerPages.kt";

test("every maker's steps have words in both languages, and no words are left over", () => {
  const keys = MAKERS.flatMap(stepKeys).sort();
  for (const texts of [vi, en]) {
    assert.deepEqual(
      Object.keys(texts)
        .filter((key) => key.startsWith("guide:maker.steps."))
        .sort(),
      keys,
    );
    for (const maker of MAKERS) assert.ok(texts[`guide:maker.names.${maker}`], maker);
  }
});

test("each maker of most phones here has steps of its own, and a page of its own to begin with", () => {
  const own = ["samsung", "xiaomi", "oppo", "realme", "vivo", "huawei"];
  assert.deepEqual(MAKERS.filter(hasOwnPage), own);
  const pages = readFileSync(join(import.meta.dirname, PAGES), "utf8");
  for (const maker of own) assert.match(pages, new RegExp(`"${maker}" to`), maker);
});

test("a phone of an unknown brand has Android's own steps; one that does not say its name lets its holder choose", () => {
  assert.equal(knownMaker("Redmi Xiaomi Note 9"), "xiaomi");
  assert.equal(knownMaker("Nokia HMD 3.4"), "android");
  assert.equal(knownMaker(undefined), null);
});
