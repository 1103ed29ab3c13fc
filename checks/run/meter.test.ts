import assert from "node:assert/strict";
import { test } from "node:test";
import { openMeter, type Process, processes, readStat } from "./meter.ts";

const one = (pid: number, parent: number, seconds: number, begun = "1"): Process => ({
  pid,
  parent,
  begun,
  seconds,
});

test("a process is read with what it waited for, whatever its program is called", () => {
  assert.deepEqual(readStat("7 (a b) c) S 3 2 3 0 -1 4194560 1 2 3 4 150 50 25 75 20 0 1 0 4711 5 6"), {
    pid: 7,
    parent: 3,
    begun: "4711",
    seconds: 3,
  });
});

test("this process is among those of the machine", () => {
  const self = processes().find(({ pid }) => pid === process.pid);
  assert.ok(process.platform !== "linux" || (self && self.parent === process.ppid && self.seconds > 0));
});

test("what a parent waited for is counted once", () => {
  const meter = openMeter(10);
  meter.look([one(10, 1, 1), one(11, 10, 5), one(99, 1, 50)]);
  meter.look([one(10, 1, 7), one(99, 1, 60)]);
  assert.equal(meter.total(8), 8);
});

test("what nobody waited for is kept, also when its parent went first", () => {
  const meter = openMeter(10);
  meter.look([one(10, 1, 1), one(11, 10, 2), one(12, 11, 3)]);
  meter.look([one(10, 1, 3), one(12, 1, 9)]);
  meter.look([one(10, 1, 3)]);
  assert.equal(meter.total(5), 14);
});

test("another process under the number of one that has ended is none of the tree", () => {
  const meter = openMeter(10);
  meter.look([one(10, 1, 1), one(11, 10, 2)]);
  meter.look([one(10, 1, 3), one(11, 1, 9, "2")]);
  assert.equal(meter.total(3), 3);
});
