import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { runPool } from "./pool.ts";

test("every job runs once, those of a kind begin in their order, and never more at a time than there is room for", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ waits: fc.boolean(), turns: fc.nat(5) }), { maxLength: 30 }),
      fc.record({ busy: fc.integer({ min: 1, max: 4 }), waiting: fc.integer({ min: 1, max: 4 }) }),
      async (given, room) => {
        const begun: number[] = [];
        const now = { busy: 0, all: 0 };
        await runPool(
          given.map(({ waits, turns }, i) => ({
            waits,
            async run() {
              begun.push(i);
              now.all += 1;
              if (!waits) now.busy += 1;
              assert.ok(now.busy <= room.busy && now.all <= room.busy + room.waiting);
              for (let turn = 0; turn < turns; turn += 1) await undefined;
              now.all -= 1;
              if (!waits) now.busy -= 1;
            },
          })),
          room,
        );
        const order = (waits: boolean) => begun.filter((i) => given[i]!.waits === waits);
        const sorted = (of: readonly number[]) => of.toSorted((a, b) => a - b);
        for (const waits of [true, false]) assert.deepEqual(order(waits), sorted(order(waits)));
        assert.deepEqual(
          sorted(begun),
          given.map((_, i) => i),
        );
      },
    ),
  );
});

test("what waits goes on beside what is busy, and takes its room when nothing busy is left", async () => {
  const log: string[] = [];
  const held = Promise.withResolvers<void>();
  const job = (name: string, waits: boolean, until?: Promise<void>) => ({
    waits,
    async run() {
      log.push(name);
      await until;
      if (name === "last") held.resolve();
    },
  });
  await runPool([job("busy", false), job("guide", true, held.promise), job("last", true)], {
    busy: 1,
    waiting: 1,
  });
  assert.deepEqual(log, ["guide", "busy", "last"]);
});
