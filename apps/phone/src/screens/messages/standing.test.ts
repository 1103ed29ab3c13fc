import assert from "node:assert/strict";
import { test } from "node:test";
import { SAMPLES } from "@bluezone/device/samples";
import type { Words } from "../../words/words.tsx";
import { messageDetail, unfinished } from "./standing.ts";

const words: Words = { lang: "vi", t: (key, ..._values) => key };
const kinds = (sample: string) => unfinished(SAMPLES[sample]!).map(({ kind }) => kind);

test("home names what is not done: it waits, was not taken, or is being taken back; never what is well", () => {
  assert.deepEqual(["letters-sent", "protected", "declaration-draft"].map(kinds), [[], [], []]);
  for (const sample of ["letters-waiting", "letters-refused", "letters-taking-back"])
    assert.deepEqual(kinds(sample), ["callback"], sample);
});

test("each way that a message can stand has its words, and a draft as well", () => {
  const detail = (sample: string, kind: "callback" | "declaration" | "advice") =>
    messageDetail(SAMPLES[sample]!, kind, words);
  assert.equal(detail("letters-sent", "callback"), "messages:tab.sent");
  assert.equal(detail("letters-waiting", "callback"), "messages:tab.waiting");
  assert.equal(detail("letters-refused", "callback"), "messages:tab.refused");
  assert.equal(detail("letters-taking-back", "callback"), "messages:tab.taking-back");
  assert.equal(detail("declaration-draft", "declaration"), "messages:tab.draft");
  assert.equal(detail("protected", "advice"), null);
});
