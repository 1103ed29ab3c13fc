import assert from "node:assert/strict";
import { test } from "node:test";
import en from "../../../locales/en/guide.json" with { type: "json" };
import vi from "../../../locales/vi/guide.json" with { type: "json" };
import { MAKERS } from "../maker/guides.ts";
import { helperSteps } from "./helper-steps.ts";

test("every step of helping has words in both languages, and none is left over", () => {
  const keys = new Set(MAKERS.flatMap(helperSteps).map((key) => key.replace("guide:helper.steps.", "")));
  for (const { helper } of [vi, en]) assert.deepEqual(Object.keys(helper.steps).sort(), [...keys].sort());
});

test("whoever helps does not tap the consents: the words say that the phone's own user does", () => {
  assert.match(vi.helper.steps.agree, /tự bấm/);
  assert.match(en.helper.steps.agree, /themselves/);
});
