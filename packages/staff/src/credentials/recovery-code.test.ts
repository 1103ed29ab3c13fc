/** Recovery codes: how they are drawn, and what stands for the same one. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { systemRandom } from "@bluezone/server-kit/time/random";
import { comparable, drawRecoveryCodes } from "./recovery-code.ts";

test("ten codes are drawn, each another, and none has two signs that people mistake for each other", () => {
  const codes = Array.from({ length: 50 }, () => drawRecoveryCodes(systemRandom)).flat();
  assert.equal(new Set(codes).size, 500);
  for (const code of codes) assert.match(code, /^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  const signs = new Set(codes.join("").replaceAll("-", ""));
  assert.equal(signs.size, 27);
  for (const group of ["0O", "1IL", "2Z", "5S", "8B", "UV"])
    assert.ok([...group].filter((sign) => signs.has(sign)).length <= 1, group);
});

test("a code of before is read with what looks alike, and its other letters keep their case", () => {
  for (const typed of ["VEa0Q-viIx9", "VEaOQ-vilx9", "VEaoQ-vi1x9", "VEa0QviIx9"])
    assert.equal(comparable(typed), comparable("VEa0Q-viIx9"), typed);
  assert.notEqual(comparable("VEA0Q-viIx9"), comparable("VEa0Q-viIx9"));
});

test("no code stands for another: what is typed differently in any sign is another code", () => {
  const [code = ""] = drawRecoveryCodes(systemRandom);
  const other = code.startsWith("A") ? `C${code.slice(1)}` : `A${code.slice(1)}`;
  assert.notEqual(comparable(other), comparable(code));
});
