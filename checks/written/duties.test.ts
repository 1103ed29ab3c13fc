import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { DUTIES } from "@bluezone/policy/duty";
import { OPEN, openDuties, openText, PAGE, pageText, proofs, proofsIn } from "./duties.ts";

const found = proofs();

test("the page of duties is what the register and the tests' names say; else run node checks/written/duties.ts", () => {
  assert.equal(readFileSync(PAGE, "utf8"), pageText(found));
});

test("every duty that is built has a proof, or stands in the list of those that still lack one", () => {
  assert.equal(readFileSync(OPEN, "utf8"), openText(openDuties(found)));
});

test("no test claims to prove a duty that the letter has not, or that is not built", () => {
  const claimed = [...found.keys()].filter((id) => !DUTIES.some((d) => d.id === id && !d.notBuilt));
  assert.deepEqual(claimed, []);
});

test("a proof is read from a test's name: one id or several, in any quotes, on the next line too", () => {
  const text = [
    'test("[D53] a station airs twice", () => {});',
    "test(\n  '[D01 D02] the letter reaches all [D58]', async () => {});",
    "// [D60] is no test",
    'test("[D99x] no id", () => {});',
    'test("[D17] later", { skip: true }, () => {});',
    'test.todo("[D18] later", () => {});',
  ].join("\n");
  assert.deepEqual(proofsIn("a.test.ts", text), [
    ["D53", { file: "a.test.ts", name: "a station airs twice" }],
    ["D01", { file: "a.test.ts", name: "the letter reaches all" }],
    ["D02", { file: "a.test.ts", name: "the letter reaches all" }],
    ["D58", { file: "a.test.ts", name: "the letter reaches all" }],
  ]);
});

test("a duty without a proof is open, whatever its classes; one that is not built is not", () => {
  assert.deepEqual(openDuties(new Map(DUTIES.map(({ id }) => [id, []]))), []);
  const open = openDuties(new Map());
  assert.equal(open.length, 55);
  for (const id of ["D08", "D10", "D18", "D55", "D59"]) assert.ok(open.includes(id), id);
  for (const id of ["D44", "D57"]) assert.ok(!open.includes(id), id);
});
