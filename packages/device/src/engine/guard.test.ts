import assert from "node:assert/strict";
import { test } from "node:test";
import { Days, Hours, Minutes, plus, Seconds } from "@bluezone/protocol/time";
import { manualClock } from "../doubles/clock.ts";
import { absentGuard, type MemoryGuard, memoryGuard } from "../doubles/guard.ts";
import { memoryLoneRadio } from "../doubles/lone-radio.ts";
import { GUARD_LENGTHS, type GuardLength } from "../guard-length.ts";
import type { GuardPort } from "../guarding.ts";
import { NOON, type Person, person } from "../testing/person.ts";

interface GuardedStep {
  readonly a: Person;
  readonly guard: MemoryGuard;
  readonly clock: ReturnType<typeof manualClock>;
}

/** A phone whose system has Guard mode; it has started unless told else. */
async function guarded(seed: string, started = true): Promise<GuardedStep> {
  const clock = manualClock(NOON);
  const guard = memoryGuard(clock);
  const a = await person(seed, { clock, other: { ...memoryLoneRadio(clock), guard } });
  if (started) await a.phone.start();
  if (started) await a.phone.run();
  return { a, guard, clock };
}

test("a phone is on guard for as long as its resident chose, and home says since when, until when and how many it hears", async () => {
  for (const length of Object.keys(GUARD_LENGTHS) as GuardLength[]) {
    const { a, guard, clock } = await guarded(`guard ${length}`);
    assert.equal(a.phone.state().canGuard, true);
    assert.equal(a.phone.state().guard, null);
    assert.equal(await a.phone.guard(length), true);
    guard.heard = 7;
    const { guard: view, now } = a.phone.state();
    assert.deepEqual(view, { since: now, until: plus(now, GUARD_LENGTHS[length]), heard: 7 });
    clock.pass(Seconds(GUARD_LENGTHS[length] / 1_000 - 1));
    assert.ok(a.phone.state().guard);
    clock.pass(Seconds(1));
    assert.equal(a.phone.state().guard, null);
    assert.equal(a.phone.state().guardCut, null);
  }
});

test("nobody is on guard before consent or in a pause, and a pause and deleting end it", async () => {
  const { a: stranger } = await guarded("stranger", false);
  assert.equal(await stranger.phone.guard("1h"), false);
  assert.deepEqual([stranger.phone.state().canGuard, stranger.phone.state().guard], [false, null]);

  const { a, guard } = await guarded("pauses");
  assert.equal(await a.phone.guard("8h"), true);
  await a.phone.pause("1h");
  assert.equal(guard.now().since, null);
  assert.equal(await a.phone.guard("1h"), false);
  await a.phone.resume();
  assert.equal(await a.phone.guard("1h"), true);
  await a.phone.endGuard();
  assert.equal(a.phone.state().guard, null);
  assert.equal(await a.phone.guard("1h"), true);
  await a.phone.deleteEverything();
  assert.equal(guard.now().since, null);
});

test("when the system ends it before its time home says when, until another begins", async () => {
  const { a, guard, clock } = await guarded("cut");
  await a.phone.guard("4h");
  clock.pass(Minutes(20));
  guard.cut();
  const state = a.phone.state();
  assert.deepEqual([state.guard, state.guardCut], [null, state.now]);
  await a.phone.guard("1h");
  assert.equal(a.phone.state().guardCut, null);
});

test("a wall clock that is wrong moves nothing that home says of it", async () => {
  const { a, clock } = await guarded("wrong clock");
  clock.setError(Days(2));
  await a.phone.run();
  await a.phone.guard("1h");
  const { guard, now } = a.phone.state();
  assert.deepEqual(guard && [guard.since - now, guard.until - now], [0, Hours(1)]);
});

test("where the system has none, or does not take it, nothing begins and all else goes on", async () => {
  const clock = manualClock(NOON);
  const ports: readonly (GuardPort | undefined)[] = [undefined, absentGuard()];
  for (const [i, guard] of ports.entries()) {
    const radio = memoryLoneRadio(clock);
    const a = await person(`none ${i}`, { clock, other: guard === undefined ? radio : { ...radio, guard } });
    await a.phone.start();
    assert.equal(await a.phone.guard("1h"), false);
    await a.phone.endGuard();
    await a.phone.run();
    assert.deepEqual([a.phone.state().canGuard, a.phone.state().guard], [false, null]);
    assert.notEqual(radio.plan(), null);
  }
  const { a, guard } = await guarded("refused");
  guard.takes = false;
  assert.equal(await a.phone.guard("1h"), false);
  assert.equal(a.phone.state().guard, null);
});

test("a port of Guard mode that throws begins nothing, and takes neither home nor a pause nor a deletion with it", async () => {
  const clock = manualClock(NOON);
  const fails = () => {
    throw new Error("the system fails");
  };
  const radio = { ...memoryLoneRadio(clock), guard: { now: fails, begin: fails, end: fails } };
  const a = await person("throws", { clock, other: radio });
  await a.phone.start();
  assert.equal(await a.phone.guard("1h"), false);
  await a.phone.endGuard();
  await a.phone.pause("1h");
  assert.deepEqual([a.phone.state().canGuard, a.phone.state().panel.is], [false, "paused"]);
  await a.phone.deleteEverything();
  assert.equal(a.phone.state().panel.is, "welcome");
});
