import assert from "node:assert/strict";
import { test } from "node:test";
import { SAMPLES } from "../samples.ts";
import { readPhoneMessage } from "./phone-message.ts";

const read = (said: unknown) => readPhoneMessage(JSON.stringify(said));
const STATE = JSON.parse(JSON.stringify(SAMPLES["exposed-high"])) as Record<string, unknown>;

test("every state is read as it was said, and so is every answer", () => {
  for (const state of Object.values(SAMPLES)) assert.deepEqual(read({ state }), { state });
  for (const said of [
    { answer: 1 },
    { answer: 7, value: null },
    { answer: 7, value: [{ is: "sent" }] },
    { answer: 7, code: "unknown_tap" },
    { answer: null, code: "unreadable" },
  ])
    assert.deepEqual(read(said), said);
});

test("what is no message is not read", () => {
  for (const text of ["", "}", "null", "7", '"state"', "[]", "{}", '[{"answer":1}]'])
    assert.equal(readPhoneMessage(text), undefined, text);
  for (const said of [
    { answer: 0 },
    { answer: -1 },
    { answer: 1.5 },
    { answer: 2 ** 53 },
    { answer: "1" },
    { answer: null },
    { answer: null, value: 1 },
    { answer: 1, code: 7 },
    { answer: 0, code: "failed" },
    { code: "failed" },
    { value: 1 },
    { answer: 1, value: 1, code: "failed" },
    { answer: 1, more: true },
    { state: STATE, answer: 1 },
    { state: null },
    { state: [] },
  ])
    assert.equal(read(said), undefined, JSON.stringify(said));
});

test("a state that lacks something, or has something else in its place, is none", () => {
  assert.ok(read({ state: STATE }));
  for (const [field, wrong] of Object.entries({
    now: ["1", null],
    panel: [null, [], {}, { is: "nothing" }, "protected"],
    bars: [null, {}, [null], [{ is: "nothing" }]],
    lines: [null, [], 1],
    alerts: [null, {}, [1]],
    share: [null, [], {}, { is: 1 }],
    consent: [null, []],
    hotlines: [null, {}, [[]]],
  }))
    for (const value of [undefined, ...wrong])
      assert.equal(
        read({ state: { ...STATE, [field]: value } }),
        undefined,
        `${field}: ${JSON.stringify(value)}`,
      );
});
