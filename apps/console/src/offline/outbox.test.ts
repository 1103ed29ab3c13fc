import assert from "node:assert/strict";
import { test } from "node:test";
import { memoryOutbox, type Pending, sendPending } from "./outbox.ts";

type Note = Pending & { readonly stopped?: boolean };
const note = (id: string, at: number): Note => ({ id, at, by: "nurse" });
const mine = ({ stopped }: Note): boolean => stopped === undefined;
const ok = async (batch: readonly Note[]) => new Map(batch.map(({ id }) => [id, "kept"] as const));

test("what waits is sent in its order, by time and then by id, in batches", async () => {
  const outbox = memoryOutbox<Note>();
  for (const one of [note("c", 2), note("b", 2), note("a", 3), note("d", 1)]) await outbox.add(one);
  const batches: string[][] = [];
  await sendPending(outbox, {
    mine,
    most: 3,
    async send(batch) {
      batches.push(batch.map(({ id }) => id));
      return ok(batch);
    },
    settle: async () => undefined,
  });
  assert.deepEqual(batches, [["d", "b", "c"], ["a"]]);
  assert.deepEqual(await outbox.all(), []);
});

test("what an answer gives back stays, is not sent again in this round, and holds nothing up", async () => {
  const outbox = memoryOutbox<Note>();
  for (const one of [note("a", 1), note("b", 2)]) await outbox.add(one);
  let calls = 0;
  const once = () =>
    sendPending(outbox, {
      // Even what still counts as ready is sent once a round: otherwise a round would never end.
      mine: () => true,
      most: 1,
      async send(batch) {
        calls += 1;
        return ok(batch);
      },
      settle: async (one) => (one.id === "a" ? { ...one, stopped: true } : undefined),
    });
  await once();
  assert.equal(calls, 2);
  assert.deepEqual(await outbox.all(), [{ ...note("a", 1), stopped: true }]);
});

test("when no answer comes, everything that was not settled stays", async () => {
  const outbox = memoryOutbox<Note>();
  for (const one of [note("a", 1), note("b", 2), note("c", 3)]) await outbox.add(one);
  const broken = sendPending(outbox, {
    mine,
    most: 2,
    send: async (batch) => {
      if (batch.length < 2) throw new Error("no answer came");
      return ok(batch);
    },
    settle: async () => undefined,
  });
  await assert.rejects(broken, /no answer/);
  assert.deepEqual(
    (await outbox.all()).map(({ id }) => id),
    ["c"],
  );
});

test("a server that answers nothing of what was sent is asked once", async () => {
  const outbox = memoryOutbox<Note>();
  await outbox.add(note("a", 1));
  let calls = 0;
  await sendPending(outbox, {
    mine,
    most: 2,
    async send() {
      calls += 1;
      return new Map<string, string>();
    },
    settle: async () => undefined,
  });
  assert.deepEqual([calls, (await outbox.all()).length], [1, 1]);
});
