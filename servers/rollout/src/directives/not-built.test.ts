import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { DUTIES } from "@bluezone/policy/duty";
import { isBuilt } from "./suggest.ts";

const guide = readFileSync(join(import.meta.dirname, "../../../../docs/guides/not-built.md"), "utf8");

test("the guide has every duty that is not built with its reason and what there is instead, and every limit, word for word in both languages", () => {
  let told = 0;
  for (const { id, phrase, notBuilt, limits } of DUTIES) {
    if (!notBuilt && !limits) continue;
    assert.ok(guide.includes(`${id}, `) && guide.includes(phrase ?? ""), id);
    for (const text of [notBuilt?.reason, notBuilt?.alternative, limits])
      if (text) for (const words of [text.vi, text.en]) assert.ok(guide.includes(words), `${id}: ${words}`);
    told += 1;
  }
  assert.equal(told, 10);
});

test("five duties are not built, and the desk passes none of them to anybody", () => {
  const out = DUTIES.filter(({ id }) => !isBuilt(id)).map(({ id }) => id);
  assert.deepEqual(out, ["D44", "D45", "D46", "D47", "D57"]);
});
