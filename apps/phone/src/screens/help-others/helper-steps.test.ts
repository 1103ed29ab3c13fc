import assert from "node:assert/strict";
import { test } from "node:test";
import { guide as en } from "../../words/en/guide.ts";
import { guide as vi } from "../../words/vi/guide.ts";
import { MAKERS } from "../maker/guides.ts";
import { helperSteps } from "./helper-steps.ts";

test("every step of helping has words in both languages, and none is left over", () => {
  const keys = new Set(MAKERS.flatMap(helperSteps));
  for (const texts of [vi, en])
    assert.deepEqual(
      Object.keys(texts)
        .filter((key) => key.startsWith("guide:helper.steps."))
        .sort(),
      [...keys].sort(),
    );
});

test("whoever helps does not tap the consents: the words say that the phone's own user does", () => {
  assert.match(vi["guide:helper.steps.agree"], /tự bấm/);
  assert.match(en["guide:helper.steps.agree"], /themselves/);
});
