import assert from "node:assert/strict";
import { test } from "node:test";
import { Milliseconds, parseInstant } from "@bluezone/protocol/time";
import { nodeEventText } from "./event.ts";

const at = parseInstant("2020-12-27T14:30:00+07:00");

test("a line for a person says what is wrong with the adapter, and when it is tried again", () => {
  const failed = { from: "radio", at, is: "failed", code: "gone", retryIn: Milliseconds(250) } as const;
  assert.equal(
    nodeEventText(failed),
    "2020-12-27 14:30 (Vietnam)  radio: the adapter is gone (gone); tried again in 0.3 s",
  );
  assert.match(nodeEventText({ ...failed, why: "no-bluetooth" }), /this kernel has no Bluetooth/);
  assert.match(nodeEventText({ ...failed, why: "no-library" }), /npm ci/);
  assert.match(nodeEventText({ ...failed, code: "malformed" }), /it failed \(malformed\)/);
  assert.match(nodeEventText({ from: "phone", at, is: "heard", fresh: 3 }), /phone: heard \(fresh: 3\)$/);
});
