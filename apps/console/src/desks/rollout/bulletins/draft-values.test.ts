import assert from "node:assert/strict";
import { test } from "node:test";
import type { Content } from "@bluezone/contract/rollout/bulletin-content";
import { parseDay } from "@bluezone/protocol/time";
import { changesOf, contentOf, valuesOf } from "./draft-values.ts";

const content: Content = {
  firstDay: "2020-12-28",
  lastDay: "2020-12-29",
  priority: "ordinary",
  headline: { kind: "block", code: "C1", version: 1 },
  items: [],
  source: "Sở Y tế",
  cutOff: "2020-12-27T10:00:00.000Z",
  languages: ["vi"],
  targets: [],
  borderOnly: false,
  ticks: [],
};
const today = parseDay("2020-12-27");

test("a draft that nobody touched in the form comes out as it went in", () => {
  assert.deepEqual(contentOf(valuesOf(content), content, today), content);
  const none = { ...content, cutOff: null };
  assert.deepEqual(contentOf(valuesOf(none), none, today), none);
  assert.deepEqual(changesOf(contentOf(valuesOf(content), content, today), content), {});
});

test("days and cut-off are typed as people write them, by the clock of Vietnam", () => {
  const typed = { ...valuesOf(content), lastDay: "3112", cutOffTime: "17 giờ 30" };
  const { lastDay, cutOff } = contentOf(typed, content, today);
  assert.deepEqual([lastDay, cutOff], ["2020-12-31", "2020-12-27T10:30:00.000Z"]);
  assert.equal(contentOf({ ...typed, cutOffTime: "9:61" }, content, today).cutOff, null);
});

test("only what was changed is sent, so that another editor's fields stay theirs", () => {
  assert.deepEqual(changesOf({ ...content, source: "Bộ Y tế" }, content), { source: "Bộ Y tế" });
});
