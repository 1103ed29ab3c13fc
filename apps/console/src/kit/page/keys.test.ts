import assert from "node:assert/strict";
import { test } from "node:test";
import { actionOf, type KeyPress } from "./keys.ts";

const press = (key: string, rest: Partial<KeyPress> = {}): KeyPress => ({
  key,
  held: false,
  inField: false,
  inDialog: false,
  ...rest,
});

test("single keys search, add, list the keys, and go to a page after g", () => {
  assert.deepEqual(actionOf(press("/"), false), { do: "search" });
  assert.deepEqual(actionOf(press("n"), false), { do: "new" });
  assert.deepEqual(actionOf(press("?"), false), { do: "help" });
  assert.deepEqual(actionOf(press("g"), false), { do: "wait" });
  assert.deepEqual(actionOf(press("N"), true), { do: "go", letter: "n" });
  assert.deepEqual(actionOf(press("g"), true), { do: "go", letter: "g" });
});

test("a letter without g goes nowhere", () => {
  assert.equal(actionOf(press("m"), false), undefined);
});

test("single keys never work inside a field, in a dialog, or beside Ctrl and Alt", () => {
  for (const key of ["/", "n", "?", "g", "m"])
    for (const where of [{ inField: true }, { inDialog: true }, { held: true }])
      for (const afterGo of [true, false]) assert.equal(actionOf(press(key, where), afterGo), undefined);
});
