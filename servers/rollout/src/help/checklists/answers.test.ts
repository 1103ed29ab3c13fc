import assert from "node:assert/strict";
import { test } from "node:test";
import { CHECKLIST_ITEMS, CHECKLISTS, type ChecklistKind } from "@bluezone/contract/rollout/checklist-items";
import { belongTo, missingOf, sumsOf } from "./answers.ts";

test("what is missing is what was answered with no, in the list's order; what was not looked at is not missing", () => {
  assert.deepEqual(missingOf("school", { soap: false, "mask-sign": false, air: true }), [
    "mask-sign",
    "soap",
  ]);
});

test("a question of another kind of place is refused", () => {
  assert.ok(belongTo("quarantine-site", { "rooms-apart": true }));
  assert.ok(!belongTo("school", { "rooms-apart": true }));
});

test("sums count yes and no apart", () => {
  assert.deepEqual(sumsOf([{ soap: true }, { soap: false, air: true }, { soap: true }]), [
    { item: "soap", yes: 2, no: 1 },
    { item: "air", yes: 1, no: 0 },
  ]);
});

test("no question of any checklist is about a person: none speaks of guests, names, papers or where somebody is from", () => {
  const asked = (Object.keys(CHECKLISTS) as ChecklistKind[]).flatMap((kind) => CHECKLISTS[kind]);
  for (const item of asked) {
    const { vi, en } = CHECKLIST_ITEMS[item];
    assert.doesNotMatch(
      `${vi} ${en}`,
      /tên|giấy tờ|quốc tịch|khách lưu trú|tạm trú|nationality|passport|guest list|name/i,
      vi,
    );
  }
});
