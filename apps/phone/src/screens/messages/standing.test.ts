import assert from "node:assert/strict";
import { test } from "node:test";
import { SAMPLES } from "@bluezone/device/samples";
import type { Words } from "../../words/words.tsx";
import { messageDetail, unfinished } from "./standing.ts";

const words: Words = { lang: "vi", t: (key, ..._values) => key };
const kinds = (sample: string) => unfinished(SAMPLES[sample]!).map(({ kind }) => kind);

test("home names what is not done: it waits, was not taken, or is being taken back; never what is well", () => {
  assert.deepEqual(["messages-sent", "protected", "declaration-draft"].map(kinds), [[], [], []]);
  for (const sample of ["messages-waiting", "messages-refused", "messages-taking-back"])
    assert.deepEqual(kinds(sample), ["callback"], sample);
});

test("each way that a message can stand has its words, and a draft as well", () => {
  const detail = (sample: string, kind: "callback" | "declaration" | "advice") =>
    messageDetail(SAMPLES[sample]!, kind, words);
  assert.equal(detail("messages-sent", "callback"), "messages:tab.sent");
  assert.equal(detail("messages-waiting", "callback"), "messages:tab.waiting");
  assert.equal(detail("messages-refused", "callback"), "messages:tab.refused");
  assert.equal(detail("messages-taking-back", "callback"), "messages:tab.taking-back");
  assert.equal(detail("declaration-draft", "declaration"), "messages:tab.draft");
  assert.equal(detail("protected", "advice"), null);
});
