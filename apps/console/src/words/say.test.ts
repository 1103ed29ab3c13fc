import assert from "node:assert/strict";
import { test } from "node:test";
import { say } from "./say.ts";

const vi = { rows_other: "{{count}} dòng", hello: "Chào {{name}}, {{name}}" };
const en = { rows_one: "one row", rows_other: "{{count}} rows", hello: "Hello {{name}}" };

test("values go in wherever the text names them, as they are", () => {
  assert.equal(say(vi, "vi", "hello", { name: "<b>$& {{name}}" }), "Chào <b>$& {{name}}, <b>$& {{name}}");
});

test("what is counted has a singular in English and none in Vietnamese", () => {
  assert.equal(say(en, "en", "rows", { count: 1 }), "one row");
  assert.equal(say(en, "en", "rows", { count: "1" }), "one row");
  assert.equal(say(en, "en", "rows", { count: 0 }), "0 rows");
  assert.equal(say(en, "en", "rows", { count: "1,204" }), "1,204 rows");
  assert.equal(say(vi, "vi", "rows", { count: 1 }), "1 dòng");
});

test("a text or a value that is missing is a defect, not a blank", () => {
  assert.throws(() => say(vi, "vi", "nothing"), RangeError);
  assert.throws(() => say(vi, "vi", "hello"), RangeError);
});
