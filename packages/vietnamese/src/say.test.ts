import assert from "node:assert/strict";
import { test } from "node:test";
import { say } from "./say.ts";

const vi = {
  rows_other: "{{count}} dòng",
  hello: "Chào {{name}}, {{name}}",
  "from-to": "{{first-day}}–{{last-day}}",
};
const en = { rows_one: "one row", rows_other: "{{count}} rows", hello: "Hello {{name}}" };

test("values go in wherever the text names them, as they are", () => {
  assert.equal(say(vi, "hello", { name: "<b>$& {{name}}" }), "Chào <b>$& {{name}}, <b>$& {{name}}");
  assert.equal(say(vi, "from-to", { "first-day": 1, "last-day": 2 }), "1–2");
});

test("what is counted has a singular in English and none in Vietnamese", () => {
  assert.equal(say(en, "rows", { count: 1 }), "one row");
  assert.equal(say(en, "rows", { count: "1" }), "one row");
  assert.equal(say(en, "rows", { count: 0 }), "0 rows");
  assert.equal(say(en, "rows", { count: "1,204" }), "1,204 rows");
  assert.equal(say(vi, "rows", { count: 1 }), "1 dòng");
});

test("a text or a value that is missing is a defect, not a blank", () => {
  assert.throws(() => say(vi, "nothing"), RangeError);
  assert.throws(() => say(vi, "hello"), RangeError);
});
