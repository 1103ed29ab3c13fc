import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { wordDiff } from "./word-diff.ts";

const text = fc
  .array(fc.constantFrom("bà ", "con ", "rửa ", "tay ", "nhớ "), { maxLength: 12 })
  .map((words) => words.join(""));

test("what both have and what is gone is the earlier text, what both have and what has come is the later", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const runs = wordDiff(before, after);
      const of = (kind: string) =>
        runs
          .filter((run) => run.kind === "same" || run.kind === kind)
          .map((run) => run.text)
          .join("");
      assert.equal(of("gone"), before);
      assert.equal(of("come"), after);
    }),
  );
});

test("one word changed is one word gone and one come", () => {
  assert.deepEqual(wordDiff("bà con rửa tay", "bà con nhớ tay"), [
    { kind: "same", text: "bà con " },
    { kind: "gone", text: "rửa " },
    { kind: "come", text: "nhớ " },
    { kind: "same", text: "tay" },
  ]);
  assert.deepEqual(wordDiff("", ""), []);
});
