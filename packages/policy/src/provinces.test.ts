import assert from "node:assert/strict";
import { test } from "node:test";
import { HOME } from "./home.ts";
import { isProvince, STATE_PROVINCES } from "./provinces.ts";

test("there are 63 provinces, each once, by ascending codes of two digits, in NFC", () => {
  assert.equal(STATE_PROVINCES.length, 63);
  assert.equal(new Set(STATE_PROVINCES.map(({ name }) => name)).size, 63);
  const codes = STATE_PROVINCES.map(({ code }) => code);
  assert.deepEqual([...new Set(codes)].sort(), codes);
  for (const { code, name } of STATE_PROVINCES) {
    assert.match(code, /^\d\d$/);
    assert.equal(name, name.normalize("NFC").trim());
  }
});

test("the province of this build is one of them, under its name", () => {
  assert.equal(STATE_PROVINCES.find(({ code }) => code === HOME.code)?.name, HOME.name);
  assert.equal(isProvince(HOME.code), true);
  assert.equal(isProvince("00"), false);
});
