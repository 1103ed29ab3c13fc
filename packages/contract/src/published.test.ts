import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { published } from "./published.ts";

const Box = published("Box", {
  name: z.string(),
  hmacKey: z.string().optional(),
  count: z.number().default(3),
  tags: z.array(published("Tag", { id: z.string().optional() })).optional(),
});

test("H4, P5: null is a field that is absent, at every depth", () => {
  assert.deepEqual(Box.parse({ name: "a", hmacKey: null, count: null, tags: [{ id: null }] }), {
    name: "a",
    count: 3,
    tags: [{}],
  });
  assert.equal(Box.safeParse({ name: null }).success, false);
});

test("H3: an empty text is absent where a field may be absent, and a text where it may not", () => {
  assert.deepEqual(Box.parse({ name: "", hmacKey: "" }), { name: "", count: 3 });
});

test("P1: a name counts in any case; of two the one that is described", () => {
  assert.deepEqual(Box.parse({ NAME: "a", hmackey: "k" }), { name: "a", hmacKey: "k", count: 3 });
  for (const both of [
    { name: "a", hmacKey: "right", hmackey: "other" },
    { name: "a", hmackey: "other", hmacKey: "right" },
  ])
    assert.equal(Box.parse(both).hmacKey, "right");
});

test("what is no object is refused, what is not described is read past", () => {
  for (const body of [null, [], "", 1, undefined]) assert.equal(Box.safeParse(body).success, false);
  const odd = JSON.parse(
    '{"name":"a","__proto__":{"hmacKey":"x"},"constructor":1,"vaccinated":true}',
  ) as object;
  assert.deepEqual(Box.parse(odd), { name: "a", count: 3 });
});

test("it is described as the object that it is", () => {
  const { $defs } = Box.toJSONSchema({ io: "input", unrepresentable: "any" });
  const { properties, required } = $defs?.["Box"] ?? {};
  assert.deepEqual(
    [Object.keys(properties ?? {}), required],
    [["name", "hmacKey", "count", "tags"], ["name"]],
  );
});
