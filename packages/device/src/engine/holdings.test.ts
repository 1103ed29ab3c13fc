import assert from "node:assert/strict";
import { test } from "node:test";
import { Hours, Milliseconds, Minutes } from "@bluezone/protocol/time";
import { DOCUMENTS, type DocumentName } from "../storage.ts";
import { fullPhone } from "../testing/full.ts";
import { person } from "../testing/person.ts";
import { HELD, HELD_IN, type Holding } from "./holdings.ts";

const by = (items: readonly Holding[], what: Holding["what"]): Holding =>
  items.find((item) => item.what === what)!;

test("every document of the store is counted under a kind, and every kind but what was heard is in a document", () => {
  assert.deepEqual(Object.keys(HELD_IN).sort(), Object.keys(DOCUMENTS).sort());
  const kinds = new Set<string>(Object.values(HELD_IN).flat());
  assert.deepEqual(
    HELD.filter((what) => !kinds.has(what)),
    ["heard"],
  );
});

test("a phone with something in each document holds something of each kind, and one that is new holds nothing", async () => {
  const full = await fullPhone();
  const names = await full.store.names("");
  for (const name of Object.keys(DOCUMENTS) as DocumentName[]) assert.ok(names.includes(name), name);
  const { items, forgottenAfterDays } = await full.phone.holdings();
  assert.deepEqual(
    items.map(({ what, count }) => [what, count > 0]),
    HELD.map((what) => [what, true]),
  );
  assert.equal(forgottenAfterDays, 14);

  const fresh = await person("fresh");
  assert.deepEqual(
    (await fresh.phone.holdings()).items,
    HELD.map((what) => ({ what, count: 0, from: null, to: null, goneBy: null })),
  );
});

test("no kind is counted without each of the documents that it is in", async () => {
  const full = await fullPhone();
  for (const [name, kinds] of Object.entries(HELD_IN)) {
    const a = await fullPhone();
    await a.store.commit({ [name]: undefined });
    await a.restart();
    const [with_, without] = [await full.phone.holdings(), await a.phone.holdings()];
    for (const what of kinds) {
      // Opening a phone notes the boot it runs in.
      if (name === "clock") continue;
      const [more, less] = [by(with_.items, what).count, by(without.items, what).count];
      assert.ok(less < more, `${what} without ${name}: ${less}, with it ${more}`);
    }
  }
});

test("what a holding says of its end comes true: there until then, gone an hour later", async () => {
  const a = await fullPhone();
  a.servers.down = true;
  a.radio.setState("absent");
  const { items } = await a.phone.holdings();
  const ends = items.flatMap(({ what, goneBy }) => (goneBy === null ? [] : [{ what, goneBy }]));
  assert.deepEqual(
    ends.map(({ what }) => what),
    HELD.filter((what) => !["consents", "area", "helped", "activity", "documents"].includes(what)),
  );
  const until = async (end: number): Promise<void> => {
    while (a.clock.now() < end) {
      a.clock.pass(Milliseconds(Math.min(Hours(12), end - a.clock.now())));
      await a.phone.run();
    }
  };
  const count = async (what: Holding["what"]) => by((await a.phone.holdings()).items, what).count;
  for (const { what, goneBy } of ends.sort((x, y) => x.goneBy - y.goneBy)) {
    await until(goneBy - Minutes(5));
    assert.notEqual(await count(what), 0, `${what} is there until its end`);
    await until(goneBy + Hours(1));
    // Of a code and a share the outcome is told on: what is gone is what they worked with.
    if (what === "code") assert.equal(a.phone.state().share.is, "refused");
    else if (what === "share") assert.ok(!a.store.dump().includes("token."));
    else assert.equal(await count(what), 0, `${what} is gone after its end`);
  }
});
