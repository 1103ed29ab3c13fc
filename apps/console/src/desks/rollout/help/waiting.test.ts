import assert from "node:assert/strict";
import { test } from "node:test";
import { keepWaiting, type PendingTally, waitingOf, without } from "./waiting.ts";

const tally = (id: string): PendingTally => ({
  id,
  day: "2020-12-28",
  place: "counter",
  phone: "android",
  problem: "no-problem",
  count: 1,
});
const store = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  };
};

test("what waits for a network is there after the page was closed, for the one who noted it", () => {
  const machine = store();
  assert.ok(keepWaiting(machine, "a", [tally("1"), tally("2")]));
  assert.deepEqual(
    waitingOf(machine, "a").map(({ id }) => id),
    ["1", "2"],
  );
  assert.deepEqual(waitingOf(machine, "b"), []);
});

test("what the server has answered for waits no longer, and what was noted meanwhile still does", () => {
  assert.deepEqual(without([tally("1"), tally("2"), tally("3")], [{ id: "1" }, { id: "2" }]), [tally("3")]);
});

test("a machine whose store is broken or full loses no page over it", () => {
  assert.deepEqual(waitingOf({ getItem: () => "{", setItem() {} }, "a"), []);
  const full = {
    getItem: () => null,
    setItem() {
      throw new Error("full");
    },
  };
  assert.equal(keepWaiting(full, "a", [tally("1")]), false);
});
