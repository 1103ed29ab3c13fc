import assert from "node:assert/strict";
import { test } from "node:test";
import { type KeptTexts, preferencesOver } from "./preference.ts";

function memory(): KeptTexts & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, value) => void texts.set(key, value),
    removeItem: (key) => void texts.delete(key),
  };
}

test("a choice is there at once and after a restart; without one there is null", () => {
  const kept = memory();
  const preferences = preferencesOver(() => kept);
  assert.equal(preferences.get("language"), null);
  preferences.set("language", "en");
  preferences.set("firstRun", "3");
  assert.equal(preferences.get("language"), "en");
  assert.equal(preferencesOver(() => kept).get("language"), "en");
  assert.equal(preferencesOver(() => kept).get("firstRun"), "3");
});

test("what is kept and cannot be a choice reads as none, and cannot be chosen", () => {
  const kept = memory();
  const preferences = preferencesOver(() => kept);
  kept.texts.set("bluezone/theme", "purple");
  kept.texts.set("bluezone/firstRun", "-1");
  assert.deepEqual([preferences.get("theme"), preferences.get("firstRun")], [null, null]);
  assert.throws(() => preferences.set("theme", "purple"), RangeError);
  assert.throws(() => preferences.set("language", "en\n"), RangeError);
});

test("a choice that is forgotten reads as none, and the others stay", () => {
  const kept = memory();
  const preferences = preferencesOver(() => kept);
  preferences.set("theme", "dark");
  preferences.set("fieldTest", "meet=as-said name=otherwise");
  preferences.forget("fieldTest");
  assert.deepEqual([preferences.get("fieldTest"), preferences.get("theme")], [null, "dark"]);
  assert.throws(() => preferences.set("fieldTest", "meet"), RangeError);
});

test("where storage is blocked a choice holds until the app ends", () => {
  const blocked = preferencesOver(() => {
    throw new Error("the storage is blocked");
  });
  assert.equal(blocked.get("theme"), null);
  blocked.set("theme", "dark");
  assert.equal(blocked.get("theme"), "dark");
  blocked.clear();
  assert.equal(blocked.get("theme"), null);
});

test("when storage becomes full the newest choice still counts, and what was kept before does not come back", () => {
  const kept = memory();
  const preferences = preferencesOver(() => kept);
  preferences.set("theme", "light");
  const setItem = kept.setItem;
  kept.setItem = () => {
    throw new Error("the storage is full");
  };
  preferences.set("theme", "dark");
  assert.equal(preferences.get("theme"), "dark");
  kept.setItem = setItem;
  preferences.set("theme", "system");
  assert.equal(preferencesOver(() => kept).get("theme"), "system");
});

test("clearing leaves nothing of ours and touches nothing else", () => {
  const kept = memory();
  kept.texts.set("another", "1");
  const preferences = preferencesOver(() => kept);
  for (const [name, value] of [
    ["language", "vi"],
    ["theme", "dark"],
    ["readAloud", "on"],
    ["firstRun", "done"],
  ] as const)
    preferences.set(name, value);
  assert.equal(kept.texts.size, 5);
  preferences.clear();
  assert.deepEqual([...kept.texts], [["another", "1"]]);
});
