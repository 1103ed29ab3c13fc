import assert from "node:assert/strict";
import { test } from "node:test";
import { COVID_19, MEASLES } from "@bluezone/policy/testing/diseases";
import { classAlong, NO_TEST } from "./chosen-test.ts";

test("without a test a case begins as suspected, so that no code leaves for it by default", () => {
  assert.equal(classAlong(COVID_19, NO_TEST, false), "suspected");
  assert.equal(classAlong(COVID_19, NO_TEST, true), "suspected");
  assert.equal(classAlong(MEASLES, NO_TEST, false), "suspected");
});

test("a test, or a link where the disease allows one, begins with the surest class that it makes", () => {
  assert.equal(classAlong(COVID_19, "pcr", false), "confirmed");
  assert.equal(classAlong(COVID_19, "rapid", false), "probable");
  assert.equal(classAlong(MEASLES, NO_TEST, true), "confirmed");
});
