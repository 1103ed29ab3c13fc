import assert from "node:assert/strict";
import { test } from "node:test";
import { Milliseconds, Seconds } from "@bluezone/protocol/time";
import { createPace } from "./pace.ts";
import { seededRandom } from "./testing/random.ts";

test("a pace is one of the last hundred lengths, each as likely, and none before them", () => {
  const pace = createPace(seededRandom("pace"));
  for (let i = 1; i <= 350; i += 1) pace.took(Milliseconds(i));
  const drawn = Array.from({ length: 2_000 }, () => pace.draw());
  assert.ok(drawn.every((length) => length > 250 && length <= 350));
  assert.equal(new Set(drawn).size, 100);
});

test("a door that has answered nobody has a pace too, and a call that hung holds nobody up", () => {
  const pace = createPace(seededRandom("first"));
  assert.equal(pace.draw(), Milliseconds(10));
  pace.took(Seconds(30));
  assert.equal(pace.draw(), Seconds(1));
});
