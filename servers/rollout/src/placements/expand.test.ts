import assert from "node:assert/strict";
import { test } from "node:test";
import { expand } from "./expand.ts";

const place = (name: string, unitName: string, copies = 1) => ({
  name,
  route: "r",
  terminal: "t",
  spot: "s",
  copies,
  unit: { id: "u", path: "u/", name: unitName, illustrative: true },
});

test("a place is one placement for each copy, all alike", () => {
  const found = expand("bus", [place("Cổng", "Bến xe", 2), place("Sân", "Bến xe", 0)]);
  assert.equal(found.length, 2);
  for (const one of found) {
    assert.deepEqual([one.kind, one.name, one.route, one.terminal, one.spot], ["bus", "Cổng", "r", "t", "s"]);
    assert.equal(one.illustrative, true);
  }
});

test("a place without a name has its unit's, cut to the eighty characters that a sheet holds", () => {
  const name = (unit: string) => expand("bus", [place("", unit)])[0]?.name;
  assert.equal(name("Bến xe"), "Bến xe");
  assert.equal(name("x".repeat(80)), "x".repeat(80));
  assert.equal(name(`Ăx${"x".repeat(79)}`), `Ăx${"x".repeat(77)}…`);
  assert.equal(name(`${"x".repeat(78)} xx`), `${"x".repeat(78)}…`);
});
