import assert from "node:assert/strict";
import { test } from "node:test";
import type { Content } from "@bluezone/contract/rollout/bulletin-content";
import { contentOfTexts, readable, textsOf } from "./two-drafts.ts";

const content: Content = {
  firstDay: "2020-12-28",
  lastDay: "2020-12-28",
  priority: "ordinary",
  headline: { kind: "own", vi: "tin hôm nay.", en: null, source: "Sở Y tế" },
  items: [
    { kind: "block", code: "C2", version: 1 },
    { kind: "block", code: "C7", version: 1 },
  ],
  source: "",
  cutOff: null,
  languages: ["vi"],
  targets: [],
  borderOnly: false,
  ticks: [],
};

test("drafts of which only an item differs differ as texts, and come back as they were", () => {
  const other = { ...content, items: content.items.toReversed() };
  assert.notEqual(textsOf(content).items, textsOf(other).items);
  assert.deepEqual(contentOfTexts(textsOf(content)), content);
});

test("a field is read as codes and words, not as data", () => {
  const texts = textsOf(content);
  assert.deepEqual([texts.headline, texts.items, texts.cutOff, texts.borderOnly].map(readable), [
    "tin hôm nay.",
    "C2 · C7",
    "",
    "false",
  ]);
});
