/** Strangers: each a few times a minute, all together a number. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Milliseconds, Minutes, Seconds } from "@bluezone/protocol/time";
import { Admission, LIMITS } from "./admission.ts";

const peer = (n: number) => Uint8Array.of(n, n >> 8, 0, 0, 0, 0x40);

test("a peer may come three times a minute", () => {
  const admission = new Admission(LIMITS);
  for (let i = 0; i < 3; i++) assert.equal(admission.refuse(peer(1), Seconds(i)), undefined);
  assert.equal(admission.refuse(peer(1), Seconds(3)), "peer");
  assert.equal(admission.refuse(peer(2), Seconds(3)), undefined);
  assert.equal(admission.refuse(peer(1), Minutes(1)), undefined);
});

test("a peer that changes its address each time is connected to no more for the rest of the minute", () => {
  const admission = new Admission(LIMITS);
  for (let i = 0; i < LIMITS.ofAll; i++) {
    assert.equal(admission.closedFor(Milliseconds(i)), 0);
    assert.equal(admission.refuse(peer(i), Milliseconds(i)), undefined);
  }
  assert.equal(admission.refuse(peer(999), Seconds(1)), "all");
  assert.equal(admission.closedFor(Seconds(1)), Seconds(59));
  assert.equal(admission.closedFor(Minutes(1)), 0);
  assert.equal(admission.refuse(peer(999), Minutes(1)), undefined);
});
