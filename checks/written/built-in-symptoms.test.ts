import assert from "node:assert/strict";
import { test } from "node:test";
import { BUILT_IN_SYMPTOMS } from "@bluezone/policy/built-in-symptoms";
import { builtIn } from "./built-in-symptoms.ts";

test("what an app asks before it has read a policy is what the document of the disease marks as asked", () => {
  assert.deepEqual(BUILT_IN_SYMPTOMS, builtIn());
  assert.ok(BUILT_IN_SYMPTOMS.symptoms.some(({ serious }) => serious));
});
