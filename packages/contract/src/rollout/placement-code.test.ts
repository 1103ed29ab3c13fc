import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { PLACEMENT_SIGNS, PlacementCode, readPlacementCode } from "./placement-code.ts";

const HOME = "https://bz.example";
const code = fc
  .array(fc.integer({ min: 0, max: 31 }), { minLength: 8, maxLength: 8 })
  .map((values) => values.map((value) => PLACEMENT_SIGNS[value]).join(""));

test("a placement's code is read however it is typed: small letters, groups, O for 0, I and L for 1, or the whole address", () => {
  fc.assert(
    fc.property(code, fc.constantFrom("", " ", "-"), fc.boolean(), (written, between, small) => {
      const grouped = `${written.slice(0, 4)}${between}${written.slice(4)}`;
      assert.equal(readPlacementCode(small ? grouped.toLowerCase() : grouped, HOME), written);
      assert.equal(readPlacementCode(grouped.replace(/0/g, "o").replace(/1/g, "L"), HOME), written);
      for (const path of ["/i/", "/en/i/"])
        assert.equal(readPlacementCode(` ${HOME}${path}${written}\n`, HOME), written);
    }),
  );
});

test("another's address, a longer text or markup is no placement's code", () => {
  for (const text of [
    "https://other.example/i/K7M4P2QD",
    "https://bz.example.other.example/i/K7M4P2QD",
    "https://bz.example/x/i/K7M4P2QD",
    "https://bz.example/i/K7M4P2QD/more",
    "http://bz.example/i/K7M4P2QD",
    "K7M4P2QDX",
    "K7M4P2Q",
    "<b>K7M4P2QD",
    "",
    "K7M4P2QU",
  ])
    assert.equal(readPlacementCode(text, HOME), undefined, text);
  assert.equal(PlacementCode.safeParse("k7m4p2qd").success, false);
});
