import assert from "node:assert/strict";
import { test } from "node:test";
import { SAMPLES } from "@bluezone/device/samples";
import {
  type CallbackForm,
  callbackForm,
  callbackOf,
  formOfCallback,
  missingForCall,
  SHAREABLE,
} from "./form.ts";

const HIGH = SAMPLES["exposed-high"]!.alerts[0]!;
const HIDDEN = SAMPLES["exposed-high-part-hidden"]!.alerts[0]!;
const filled = { ...callbackForm(null, "30598"), phone: "0912 345 678" };

test("the number and the commune are needed, whatever else is left out", () => {
  assert.equal(missingForCall(callbackForm(null, null)), "phone");
  assert.equal(missingForCall({ ...filled, phone: "1900 9095" }), "phone");
  assert.equal(missingForCall({ ...filled, commune: "" }), "commune");
  assert.equal(callbackOf(callbackForm(null, null), null), null);
  assert.deepEqual(callbackOf(filled, null), {
    kind: "callback",
    phone: "+84912345678",
    commune: "30598",
    wish: "any",
  });
});

test("of an alert all goes that is switched on, from the start all of it, and each part can be left out", () => {
  const whole = { day: "2020-12-20", part: "afternoon", minutes: 25, confidence: "high" };
  assert.deepEqual(callbackOf(filled, HIGH)?.shared, whole);
  for (const what of SHAREABLE) {
    const { [what]: _, ...rest } = whole;
    assert.deepEqual(callbackOf({ ...filled, [what]: false }, HIGH)?.shared, rest);
  }
  const off = { day: false, part: false, minutes: false, confidence: false };
  assert.equal(callbackOf({ ...filled, ...off }, HIGH)?.shared, undefined);
});

test("a part of day that is hidden is never sent", () => {
  assert.equal(callbackOf(filled, HIDDEN)?.shared?.part, undefined);
});

test("symptoms go only where they are asked for: without an alert", () => {
  const coughs: CallbackForm = { ...filled, symptoms: ["cough"] };
  assert.deepEqual(callbackOf(coughs, null)?.symptoms, ["cough"]);
  assert.equal(callbackOf(coughs, HIGH)?.symptoms, undefined);
});

test("what was not taken is filled in again, and makes the same message", () => {
  const message = callbackOf({ ...filled, minutes: false, wish: "evening" }, HIGH)!;
  assert.deepEqual(callbackOf(formOfCallback(message), HIGH), message);
});

test("a kept draft is read back, and what is of another kind is passed over", () => {
  const kept = { phone: "0912", wish: 3 as unknown as string, day: false, other: "x" };
  assert.deepEqual(callbackForm(kept, "30598"), {
    ...callbackForm(null, "30598"),
    phone: "0912",
    day: false,
  });
});
