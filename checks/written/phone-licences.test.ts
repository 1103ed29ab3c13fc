import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { LIST, licensed, listText } from "./phone-licences.ts";

const packages = licensed();

test("the app's list of licences is what its dependencies say; else run node checks/written/phone-licences.ts", () => {
  assert.equal(readFileSync(LIST, "utf8"), listText(packages));
});

test("every package has a licence, and none that would bind the app to more than naming it", () => {
  for (const { name, licence } of packages) {
    assert.notEqual(licence, "", name);
    assert.doesNotMatch(licence, /\b(?:A|L)?GPL|SSPL|BUSL|NC\b/, name);
  }
});

test("what surely is in the app is in the list", () => {
  const names = new Set(packages.map(({ name }) => name));
  for (const name of ["react", "react-native", "expo", "@noble/ciphers", "zod"])
    assert.ok(names.has(name), name);
});
