import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { resultLine } from "./result-line.ts";
import { type Outcome, outcomesOf, TRIES, type Try, textOf } from "./tries.ts";

const OUTCOMES = fc.dictionary(
  fc.constantFrom<Try>(...TRIES),
  fc.constantFrom<Outcome>("as-said", "otherwise"),
  { noNullPrototype: true },
);

test("what was noted of the tries is read again as it was", () => {
  fc.assert(fc.property(OUTCOMES, (outcomes) => assert.deepEqual(outcomesOf(textOf(outcomes)), outcomes)));
});

test("a text that is none of ours notes nothing", () => {
  for (const text of [null, "", "meet", "meet=", "meet=fine", "walk=as-said", "=as-said"])
    assert.deepEqual(outcomesOf(text), {});
  assert.deepEqual(outcomesOf("walk=as-said meet=otherwise"), { meet: "otherwise" });
});

test("the line says phone, build, tries and counts in one row, and a phone's name cannot break it", () => {
  const result = { version: "0.1.0", home: "protected", worked: 12 } as const;
  const outcomes = outcomesOf("name=otherwise meet=as-said");
  assert.equal(
    resultLine({ ...result, model: "samsung SM-A105G", outcomes, counts: { scans: 3, adverts: 2 } }),
    "bluezone 0.1.0; samsung SM-A105G; meet=as-said name=otherwise; home protected; worked 12 min; adverts=2 scans=3",
  );
  assert.equal(
    resultLine({ ...result, model: "odd;\nname", outcomes: {}, counts: null }),
    "bluezone 0.1.0; odd name; nothing tried; home protected; worked 12 min; no radio",
  );
});
