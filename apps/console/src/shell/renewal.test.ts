import assert from "node:assert/strict";
import { test } from "node:test";
import { createRenewal } from "./renewal.ts";

test("before anybody has signed in no call waits: the sign-in page comes at once", async () => {
  assert.equal(await createRenewal().wait(), false);
});

test("calls of an ended session wait and go on together once the person has signed in again", async () => {
  const renewal = createRenewal();
  const seen: boolean[] = [];
  renewal.subscribe(() => seen.push(renewal.waiting()));
  assert.equal(renewal.person(), undefined);
  renewal.begin("p");
  assert.equal(renewal.person(), "p");
  const calls = [renewal.wait(), renewal.wait()];
  assert.equal(renewal.waiting(), true);
  renewal.done();
  assert.deepEqual(await Promise.all(calls), [true, true]);
  assert.deepEqual(seen, [true, true, false]);
});
