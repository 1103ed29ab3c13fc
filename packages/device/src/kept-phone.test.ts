import assert from "node:assert/strict";
import { test } from "node:test";
import { Hours, Milliseconds, Minutes, plus, Seconds } from "@bluezone/protocol/time";
import type { Mendable } from "./handle.ts";
import { AFTER_FAILURE, type KeptPhone, keepPhone } from "./kept-phone.ts";
import type { Phone } from "./phone.ts";
import { type Person, person } from "./testing/person.ts";
import { type ManualTimer, manualTimer, settled } from "./testing/timer.ts";

async function kept(
  seed: string,
  change: (phone: Phone) => Phone = (phone) => phone,
): Promise<{ a: Person; timer: ManualTimer; handle: KeptPhone; mended: Mendable[] }> {
  const a = await person(seed);
  const timer = manualTimer(a.clock);
  const mended: Mendable[] = [];
  const handle = keepPhone(change(a.phone), {
    timer,
    async mend(what) {
      mended.push(what);
      a.radio.setState("on");
    },
  });
  return { a, timer, handle, mended };
}

test("a phone that is kept works by itself from the first tap on: it broadcasts, scans, and checks", async () => {
  const { a, timer, handle } = await kept("kept");
  await timer.pass(Hours(2));
  assert.deepEqual([handle.state().panel.is, a.radio.scans.length], ["welcome", 0]);
  assert.equal(await handle.tap.start(), "started");
  await settled();
  assert.notEqual(a.radio.onAir(), null, "at once, not when it is next due");
  await timer.pass(Hours(1));
  const { lines } = handle.state();
  assert.ok(a.radio.scans.length >= 55 && lines.lastChecked !== null && lines.workedToday > Minutes(55));
});

test("whoever holds it is told after each run and each tap, and no longer than wanted", async () => {
  const { timer, handle } = await kept("told");
  await settled();
  let told = 0;
  const stop = handle.subscribe(() => {
    told += 1;
  });
  await handle.tap.start();
  assert.ok(told >= 2);
  await timer.pass(Minutes(10));
  assert.ok(told >= 12, `${told}`);
  stop();
  const before = told;
  await handle.tap.pause("1h");
  await timer.pass(Minutes(10));
  assert.equal(told, before);
});

test("the state is the same object until something may have changed", async () => {
  const { timer, handle } = await kept("steady");
  await settled();
  const first = handle.state();
  assert.equal(handle.state(), first);
  await handle.tap.start();
  await settled();
  const started = handle.state();
  assert.notEqual(started, first);
  await timer.pass(Minutes(5));
  assert.notEqual(handle.state(), started);
});

test("what a tap has begun is shown before it is done", async () => {
  const { a, timer, handle } = await kept("begun");
  await handle.tap.start();
  await timer.pass(Minutes(1));
  const shown: string[] = [];
  handle.subscribe(() => void shown.push(handle.state().share.is));
  a.servers.hang();
  const entered = handle.tap.enterCode("12345678");
  assert.equal(shown[0], "checking");
  await timer.pass(Seconds(20));
  a.servers.answerHung();
  await entered;
  assert.equal(shown.at(-1), "ready");
});

test("a run that waits for the network keeps neither the identity from turning nor the phone from listening", async () => {
  const { a, timer, handle } = await kept("hung");
  await handle.tap.start();
  await timer.pass(Minutes(1));
  a.servers.hang();
  const scans = a.radio.scans.length;
  const frames = new Set<string>();
  for (let t = 0; t < Hours(1); t += Minutes(5)) {
    await timer.pass(Minutes(5));
    const frame = a.radio.onAir();
    if (frame) frames.add(String(frame.advert));
  }
  assert.ok(frames.size >= 6 && a.radio.scans.length - scans > 50, `${frames.size}, ${a.radio.scans.length}`);
  a.servers.answerHung();
  await timer.pass(Minutes(1));
  assert.ok(handle.state().now - (handle.state().lines.lastChecked ?? 0) < Minutes(5));
});

test("a run that rejects is tried again later, and a tap that rejects says so and harms nothing", async () => {
  let failing = true;
  let runs = 0;
  const { a, timer, handle } = await kept("failing", (phone) => ({
    ...phone,
    async run() {
      runs += 1;
      if (failing) throw new Error("a defect");
      return phone.run();
    },
    async share() {
      throw new Error("no share");
    },
  }));
  await settled();
  assert.equal(runs, 1);
  await timer.pass(Milliseconds(AFTER_FAILURE + 1));
  assert.equal(runs, 2);
  failing = false;
  await handle.tap.start();
  await assert.rejects(handle.tap.share(), /no share/);
  await timer.pass(Minutes(2));
  assert.notEqual(a.radio.onAir(), null);
});

test("what keeps the radio silent is put right by the phone's system, and the phone works at once", async () => {
  const { a, timer, handle, mended } = await kept("mended");
  await handle.tap.start();
  a.radio.setState("off");
  await timer.pass(Minutes(20));
  assert.equal(handle.state().panel.is, "bluetooth-off");
  await handle.mend("bluetooth");
  await settled();
  assert.deepEqual(mended, ["bluetooth"]);
  assert.equal(handle.state().panel.is, "first-day");
});

test("a handle that is closed runs nothing and tells nobody any more, also when a run was under way", async () => {
  const { a, timer, handle } = await kept("closed");
  await handle.tap.start();
  await timer.pass(Minutes(40));
  let told = 0;
  handle.subscribe(() => {
    told += 1;
  });
  a.servers.hang();
  void handle.tap.checkNow();
  told = 0;
  handle.close();
  a.servers.answerHung();
  const scans = a.radio.scans.length;
  await timer.pass(Hours(3));
  assert.deepEqual([a.radio.scans.length, told, timer.waiting], [scans, 0, 0]);
});

test("a wake does all that is due, without a timer, and ends when nothing more is due at once", async () => {
  let pieces = 4;
  let runs = 0;
  const { timer, handle } = await kept("woken", (phone) => ({
    ...phone,
    async run() {
      runs += 1;
      pieces -= 1;
      return plus(timer.now(), pieces > 0 ? Milliseconds(500) : Minutes(10));
    },
  }));
  await settled();
  await timer.pass(Hours(1));
  [pieces, runs] = [4, 0];
  let told = 0;
  handle.subscribe(() => {
    told += 1;
  });
  await handle.wake();
  assert.deepEqual([runs, told, timer.waiting], [4, 4, 1]);
});

test("a wake that finds no end, a fault or a closed phone ends all the same", async () => {
  let runs = 0;
  let fails = false;
  const { timer, handle } = await kept("endless", (phone) => ({
    ...phone,
    async run() {
      runs += 1;
      if (fails) throw new Error("a defect");
      return timer.now();
    },
  }));
  await settled();
  runs = 0;
  await handle.wake();
  assert.equal(runs, 50);
  fails = true;
  await handle.wake();
  assert.equal(runs, 51);
  handle.close();
  await handle.wake();
  assert.equal(runs, 51);
});
