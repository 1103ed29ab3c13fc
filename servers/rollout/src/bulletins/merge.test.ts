import assert from "node:assert/strict";
import { test } from "node:test";
import type { Content } from "@bluezone/contract/rollout/bulletin-content";
import fc from "fast-check";
import { type Changes, type Draft, merge } from "./merge.ts";

const content: Content = {
  firstDay: "2020-12-28",
  lastDay: "2020-12-28",
  priority: "ordinary",
  headline: { kind: "block", code: "C1", version: 1 },
  items: [],
  source: "",
  cutOff: null,
  languages: ["vi"],
  targets: [],
  borderOnly: false,
  ticks: ["no-blame"],
};
const draft: Draft = { version: 1, content, fields: {} };
const ok = (result: ReturnType<typeof merge>): Draft => {
  assert.ok("draft" in result);
  return result.draft;
};

test("two editors who change different fields both keep what they wrote", () => {
  const one = ok(merge(draft, 1, { source: "Sở Y tế" }));
  const two = ok(merge(one, 1, { lastDay: "2020-12-29" }));
  assert.equal(two.content.source, "Sở Y tế");
  assert.equal(two.content.lastDay, "2020-12-29");
});

test("of two editors who change the same field the second is told which, and nothing of the first is lost", () => {
  const one = ok(merge(draft, 1, { source: "Sở Y tế", borderOnly: true }));
  assert.deepEqual(merge(one, 1, { source: "Bộ Y tế", lastDay: "2020-12-30" }), { conflict: ["source"] });
  const two = ok(merge(one, 2, { source: "Bộ Y tế" }));
  assert.equal(two.content.source, "Bộ Y tế");
});

test("a change of the words takes the ticks of a person back, a change of the days does not", () => {
  assert.deepEqual(ok(merge(draft, 1, { source: "Sở Y tế" })).content.ticks, []);
  assert.deepEqual(ok(merge(draft, 1, { lastDay: "2020-12-29" })).content.ticks, ["no-blame"]);
});

const changes: fc.Arbitrary<Changes> = fc.record(
  {
    source: fc.constantFrom("", "a", "b"),
    lastDay: fc.constantFrom("2020-12-28", "2020-12-29"),
    borderOnly: fc.boolean(),
    priority: fc.constantFrom("ordinary" as const, "urgent" as const),
  },
  { requiredKeys: [] },
);

test("a change made twice is made once, and fields that nobody named stay as they are", () => {
  fc.assert(
    fc.property(changes, changes, (before, change) => {
      const start = ok(merge(draft, 1, before));
      const once = ok(merge(start, start.version, change));
      assert.deepEqual(ok(merge(once, once.version, change)), once);
      for (const field of Object.keys(content) as (keyof Content)[])
        if (!(field in change) && field !== "ticks")
          assert.deepEqual(once.content[field], start.content[field]);
    }),
  );
});

test("no two writers of one version can both change a field to different things", () => {
  fc.assert(
    fc.property(changes, changes, (a, b) => {
      const first = ok(merge(draft, 1, a));
      const second = merge(first, 1, b);
      if ("conflict" in second) return;
      for (const field of Object.keys(a) as (keyof Content)[])
        if (JSON.stringify(a[field]) !== JSON.stringify(content[field]))
          assert.deepEqual(second.draft.content[field], first.content[field]);
    }),
  );
});

test("ticks that a change took back count as changed by it, and a version that is still to come is a defect", () => {
  const said = ok(merge(draft, 1, { source: "Sở Y tế" }));
  assert.deepEqual(said.fields, { source: 2, ticks: 2 });
  assert.deepEqual(merge(said, 1, { ticks: ["one-action"] }), { conflict: ["ticks"] });
  assert.deepEqual(ok(merge(draft, 1, { lastDay: "2020-12-29" })).fields, { lastDay: 2 });
  assert.ok("draft" in merge(draft, 0, { source: "x" }), "what nobody changed is in nobody's way");
  assert.throws(() => merge(draft, 2, { source: "x" }), RangeError);
});
