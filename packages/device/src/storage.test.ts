import assert from "node:assert/strict";
import { test } from "node:test";
import { Hours, Minutes } from "@bluezone/protocol/time";
import fc from "fast-check";
import { failingStore, memoryStore, silentStore } from "./doubles/store.ts";
import { STORE_RULES } from "./doubles/store-rules.ts";
import { Memory } from "./memory.ts";
import { DOCUMENTS, type DocumentName, readDocument, readHeard } from "./storage.ts";
import { person, together } from "./testing/person.ts";

for (const { says, holds } of STORE_RULES)
  test(`the memory store: ${says}`, async () => {
    const store = memoryStore();
    await holds(async () => store);
  });

test("the rules for stores find one that forgets", async () => {
  await assert.rejects(STORE_RULES[0]!.holds(async () => silentStore()));
});

test("whatever a store gives is read, and what is readable of a list is kept", () => {
  const names = Object.keys(DOCUMENTS) as DocumentName[];
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.jsonValue(), (name, value) => {
      const { value: read } = readDocument(name, value);
      assert.deepEqual(DOCUMENTS[name].parse(JSON.parse(JSON.stringify(read))), read);
    }),
  );
  const key = "AAAAAAAAAAAAAAAAAAAAAA==";
  const good = { key, rollingStart: 144, rollingPeriod: 144 };
  const { value, damaged } = readDocument("beacon", {
    teks: [good, { ...good, rollingPeriod: 999 }, null, good],
    used: "?",
  });
  assert.deepEqual([value.teks.length, value.used, damaged], [2, [], true]);
  assert.deepEqual(readDocument("beacon", undefined).damaged, false);
  assert.deepEqual(readDocument("beacon", null).damaged, true);
  assert.equal(
    readHeard({ boot: 1, until: 5, heard: [{ rpi: key, aem: "AAAAAA==", minutes: [] }] }).value.heard.length,
    0,
  );
});

test("a phone whose store is partly damaged keeps the rest, says so for a day, and goes on", async () => {
  const a = await person("damaged");
  const b = await person("other", { clock: a.clock, servers: a.servers });
  await a.phone.start();
  await b.phone.start();
  await together(a, b, Minutes(15));
  const [name] = await a.store.names("heard/");
  const heard = (await a.store.get(name!)) as { heard: object[] };
  await a.store.commit({ [name!]: { ...heard, heard: [...heard.heard, 7] }, activity: "rubbish" });
  await a.restart();
  await a.phone.run();
  assert.equal(a.phone.state().panel.is, "data-damaged");
  const damaged = () => a.told("data-damaged").reduce((sum, { documents }) => sum + documents, 0);
  assert.equal(damaged(), 1, "what was heard is not read before it is needed");
  await a.phone.holdings();
  await a.phone.run();
  assert.equal(damaged(), 2);
  assert.deepEqual(((await a.store.get(name!)) as typeof heard).heard.length, heard.heard.length);
  await a.pass(Hours(24.1));
  assert.notEqual(a.phone.state().panel.is, "data-damaged");
});

test("a store that fails keeps nothing back: what was changed meanwhile goes down with the next commit", async () => {
  const store = memoryStore();
  const memory = await Memory.open(store);
  store.fail(true);
  memory.change("check", { failures: 1 });
  assert.equal(await memory.commit(), false);
  memory.change("check", { failures: 2 });
  memory.change("cover", { call: 1 });
  assert.equal(await memory.commit(), false);
  store.fail(false);
  assert.equal(await memory.commit(), true);
  const again = await Memory.open(store);
  assert.deepEqual([again.get("check").failures, again.get("cover").call], [2, 1]);
  await assert.rejects(Memory.open(failingStore()));
});

test("messages that an earlier version stored as letters are there, and stored as messages from then on", async () => {
  const refused = {
    id: "0000000000000001",
    kind: "callback",
    about: null,
    writtenAt: 1,
    content: { kind: "callback", phone: "0900000001", commune: "30598", wish: "morning" },
    state: { is: "refused", at: 2, code: "phone_invalid" },
  };
  const draft = { kind: "callback", answers: {}, at: 3 };
  const store = memoryStore();
  await store.commit({ letters: { letters: [refused], draft } });
  for (const memory of [await Memory.open(store), await Memory.open(store)]) {
    assert.deepEqual(memory.get("messages"), { messages: [refused], draft });
    assert.equal(memory.damaged, 0);
    await memory.commit();
  }
  assert.equal(await store.get("letters"), undefined);
  assert.deepEqual(await store.get("messages"), { messages: [refused], draft });

  const broken = memoryStore();
  await broken.commit({ letters: { letters: [refused, 7], draft: null } });
  const mended = await Memory.open(broken);
  assert.deepEqual([mended.get("messages").messages, mended.damaged], [[refused], 1]);
  await broken.commit({ letters: null });
  assert.equal((await Memory.open(broken)).damaged, 1);
});

test("after a wipe, what still runs on the old memory stores nothing", async () => {
  const store = memoryStore();
  const memory = await Memory.open(store);
  memory.change("check", { failures: 1 });
  await memory.wipe();
  memory.change("check", { failures: 2 });
  assert.equal(await memory.commit(), false);
  assert.equal(store.dump(), "[]");
});
