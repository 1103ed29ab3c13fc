import assert from "node:assert/strict";
import { test } from "node:test";
import { adviceForm, adviceOf, formOfAdvice, missingForAdvice } from "./form.ts";

const filled = { ...adviceForm(null, "30598"), for: "family", needs: ["quarantine"] };

test("[D10] advice is for oneself or one's family; no name is asked, and a number may be left out", () => {
  assert.deepEqual(adviceOf(filled), {
    kind: "advice",
    for: "family",
    commune: "30598",
    needs: ["quarantine"],
  });
  assert.equal(missingForAdvice(adviceForm(null, "30598")), "for");
  assert.equal(missingForAdvice({ ...filled, needs: [] }), "needs");
  assert.equal(missingForAdvice({ ...filled, needs: [], text: "Mới về hôm qua." }), null);
  assert.equal(missingForAdvice({ ...filled, text: "a".repeat(301) }), "text");
  assert.equal(missingForAdvice({ ...filled, phone: "12" }), "phone");
});

test("what was not taken is filled in again, and makes the same message", () => {
  const message = adviceOf({ ...filled, text: " Mới về. ", phone: "0912345678" })!;
  assert.deepEqual(adviceOf(formOfAdvice(message)), message);
});
