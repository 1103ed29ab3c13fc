import assert from "node:assert/strict";
import { test } from "node:test";
import { Instant, Milliseconds } from "@bluezone/protocol/time";
import { memoryStore } from "./doubles/store.ts";
import type { HeardDocument } from "./heard-document.ts";
import { HEARD_ROW } from "./heard-rows.ts";
import { Memory } from "./memory.ts";

const NAME = "heard/1/0";
const minute = { mono: Milliseconds(0), count: 1, mean: -60, best: -60, gap: Milliseconds(60_000) };
const record = (n: number) => ({ rpi: `${n}`.repeat(21).concat("A=="), aem: "AAAAAA==", minutes: [minute] });
const heardOf = (...n: number[]): HeardDocument => ({
  boot: 1,
  until: Instant(n.length),
  heard: n.map(record),
});

/** A log with a document in its store, and another put in its place while the first one is being read. */
async function putWhileRead(stored: unknown) {
  const store = memoryStore();
  await store.commit({ [NAME]: stored });
  let meanwhile = (): void => undefined;
  const memory = await Memory.open({
    ...store,
    async get(name) {
      const value = await store.get(name);
      meanwhile();
      meanwhile = () => undefined;
      return value;
    },
  });
  meanwhile = () => {
    memory.heard.put(NAME, heardOf(1, 2));
    memory.heard.close(NAME);
  };
  return { store, memory, heard: memory.heard };
}

test("what is put while a document is read is what the reading gives, keeps, opens and packs", async () => {
  for (const stored of [heardOf(1), "damaged", { boot: 1, until: 1, heard: [record(1), 7] }]) {
    const rows = await putWhileRead(stored);
    for (let again = 0; again < 2; again += 1)
      assert.equal((await rows.heard.rows(NAME))?.length, 2 * HEARD_ROW);
    const until = await putWhileRead(stored);
    for (let again = 0; again < 2; again += 1) assert.equal(await until.heard.until(NAME), 2);
    const read = await putWhileRead(stored);
    assert.deepEqual(await read.heard.read(NAME), heardOf(1, 2));
    const open = await putWhileRead(stored);
    await open.heard.open([NAME]);
    assert.deepEqual(open.heard.at(NAME), heardOf(1, 2));
    const pack = await putWhileRead(stored);
    await pack.heard.pack(NAME);
    for (const { memory, store } of [rows, until, read, open, pack]) {
      await memory.commit();
      const { heard } = await Memory.open(store);
      assert.deepEqual(
        (await heard.read(NAME))?.heard.map(({ rpi }) => rpi[0]),
        ["1", "2"],
      );
    }
  }
});
