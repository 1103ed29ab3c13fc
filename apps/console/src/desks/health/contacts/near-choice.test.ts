import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_CASE, nearIn } from "./near-choice.ts";

test("a case or a contact of its interview is sent by its id, and nothing while nobody knows", () => {
  assert.deepEqual(nearIn("case:0123"), { caseId: "0123" });
  assert.deepEqual(nearIn("contact:0123"), { contactId: "0123" });
  assert.equal(nearIn(NO_CASE), undefined);
  assert.equal(nearIn(""), undefined);
});
