import assert from "node:assert/strict";
import { test } from "node:test";
import { parseInstant, plus, Seconds } from "@bluezone/protocol/time";
import { atMostEvery } from "./at-most-every.ts";
import { createTurns } from "./turns.ts";

test("work of one name is done one after another, in order, also after one that fails; other names go on", async () => {
  const turns = createTurns(8);
  const told: string[] = [];
  const gate = Promise.withResolvers<void>();
  const work = (name: string, wait?: Promise<void>) => async () => {
    told.push(`${name} begins`);
    await wait;
    told.push(`${name} ends`);
    if (name === "a1") throw new Error("a1 fails");
    return name;
  };
  const first = turns("a", work("a1", gate.promise))!;
  const second = turns("a", work("a2"))!;
  assert.equal(await turns("b", work("b1")), "b1");
  assert.deepEqual(told, ["a1 begins", "b1 begins", "b1 ends"]);
  gate.resolve();
  await assert.rejects(first, /a1 fails/);
  assert.equal(await second, "a2");
  assert.deepEqual(told.slice(3), ["a1 ends", "a2 begins", "a2 ends"]);
});

test("a line that is too long is not joined, and can be joined again when it is shorter", async () => {
  const turns = createTurns(2);
  const gate = Promise.withResolvers<void>();
  const joined = Array.from({ length: 5 }, () => turns("a", () => gate.promise));
  assert.deepEqual(
    joined.map((turn) => turn !== undefined),
    [true, true, true, false, false],
  );
  assert.ok(turns("b", async () => {}));
  gate.resolve();
  await Promise.all(joined);
  assert.equal(await turns("a", async () => "again"), "again");
});

test("work at most every ten seconds: shared while it is done, again when it failed or must be", async () => {
  const now = parseInstant("2020-12-27T07:30:00Z");
  let [done, fails] = [0, false];
  const keep = atMostEvery(Seconds(10), async () => {
    if (fails) throw new Error("not now");
    done += 1;
  });
  await Promise.all([keep(now), keep(now), keep(plus(now, Seconds(9.9)))]);
  assert.equal(done, 1);
  await keep(plus(now, Seconds(10)));
  assert.equal(done, 2);
  await keep(now);
  assert.equal(done, 3, "the clock was set back");
  await keep(now, true);
  assert.equal(done, 4);
  fails = true;
  await assert.rejects(keep(plus(now, Seconds(30))));
  fails = false;
  await keep(plus(now, Seconds(31)));
  assert.equal(done, 5);
});
