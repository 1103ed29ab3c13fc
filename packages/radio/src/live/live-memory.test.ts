import assert from "node:assert/strict";
import { test } from "node:test";
import { memoryOfProcess } from "./live-memory.ts";
import { keepsHeard } from "./testing/memory-rules.ts";

test("the memory of a process keeps every rule of a live radio's memory", () =>
  keepsHeard(memoryOfProcess()));

test("a name of another memory deletes nothing", () => {
  const [one, other] = [memoryOfProcess(), memoryOfProcess()];
  keepsHeard(one);
  const { piece } = other.collect(null);
  assert.deepEqual(one.collect(piece), one.collect(null));
});
