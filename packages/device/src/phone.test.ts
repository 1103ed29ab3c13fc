import assert from "node:assert/strict";
import { test } from "node:test";
import { tek } from "@bluezone/protocol/identity/tek";
import {
  Days,
  eninAt,
  fromUnixSeconds,
  Hours,
  Minutes,
  minus,
  plus,
  Seconds,
  unixSeconds,
} from "@bluezone/protocol/time";
import { manualClock } from "./doubles/clock.ts";
import { hears } from "./testing/heard.ts";
import { NOON, person, together } from "./testing/person.ts";

test("a phone does nothing before consent", async () => {
  const a = await person("a");
  await a.pass(Days(1));
  assert.equal(a.phone.state().panel.is, "welcome");
  assert.deepEqual([a.radio.broadcasts, a.radio.scans, a.servers.calls], [[], [], []]);
  assert.equal(a.store.dump(), "[]");
});

test("what was tapped before consent while the store failed is stored once it works", async () => {
  const a = await person("early");
  a.store.fail(true);
  await a.phone.chooseArea("30598");
  a.store.fail(false);
  await a.pass(Hours(2));
  assert.deepEqual(await a.store.get("area"), { commune: "30598", province: null, stays: [] });
});

test("two phones meet, one shares, the other is warned, and tells how long and when", async () => {
  const a = await person("a");
  const b = await person("b", { clock: a.clock, servers: a.servers });
  await a.phone.start();
  await b.phone.start();
  await together(a, b, Minutes(25));
  assert.equal(a.phone.state().panel.is, "first-day");

  await a.phone.enterCode("12345678");
  assert.equal(a.phone.state().panel.is, "positive-not-shared");
  await a.phone.answer("unknown");
  await a.phone.share();
  assert.equal(a.phone.state().share.is, "shared");
  assert.equal(a.servers.published.length, 1);

  await together(a, b, Minutes(20));
  const end = fromUnixSeconds(Math.floor(unixSeconds(a.clock.now()) / 600) * 600);
  await a.servers.release(minus(end, Minutes(10)), end, a.servers.diagnosisKeys(0));
  await b.pass(Hours(1));
  const { panel } = b.phone.state();
  assert.equal(panel.is, "exposed-high");
  assert.ok(panel.is === "exposed-high");
  const { minutes, confidence, part, encounters, kind } = panel.alert;
  assert.ok(minutes >= 23 && minutes <= 38, `${minutes}`);
  assert.deepEqual(
    { confidence, part, encounters, kind },
    { confidence: "high", part: "hidden", encounters: 1, kind: "confirmed" },
  );
  assert.deepEqual(b.notifier.notices, ["attention"]);
  assert.equal(plus(panel.alert.raisedAt, Minutes(0)), b.told("alerted")[0]?.at);
});

test("in a crowd the part of the day is told", async () => {
  const clock = manualClock(NOON);
  const first = await person("0", { clock });
  const others = await Promise.all(
    [1, 2, 3, 4, 5].map((n) => person(`${n}`, { clock, servers: first.servers })),
  );
  for (const one of [first, ...others]) await one.phone.start();
  const all = [first, ...others];
  for (let t = 0; t < Minutes(30); t += Seconds(10)) {
    for (const one of all) {
      for (const other of all) {
        const frame = other === one ? null : other.radio.onAir();
        if (frame) one.radio.hear({ rssi: -58, advert: frame.advert, scanResponse: frame.scanResponse });
      }
      await one.phone.run();
    }
    clock.pass(Seconds(10));
  }
  await others[0]!.phone.enterCode("12345678");
  await others[0]!.phone.share();
  clock.pass(Minutes(20));
  const end = fromUnixSeconds(unixSeconds(clock.now()));
  await first.servers.release(minus(end, Minutes(10)), end, first.servers.diagnosisKeys(0));
  await first.phone.checkNow();
  assert.equal(first.phone.state().alerts[0]?.part, "afternoon");
});

test("a server that never answers keeps neither the identity from turning nor the phone from listening", async () => {
  const a = await person("hung");
  await a.phone.start();
  await a.phone.run();
  a.clock.pass(Minutes(31));
  a.servers.hang();
  const hung = a.phone.run();
  const frames = new Set<string>();
  const scans = a.radio.scans.length;
  for (let t = 0; t < Hours(1); t += Seconds(15)) {
    a.clock.pass(Seconds(15));
    await a.phone.run();
    const frame = a.radio.onAir();
    if (frame) frames.add(String(frame.advert));
  }
  assert.ok(frames.size >= 6, `${frames.size}`);
  assert.ok(a.radio.scans.length - scans > 50);
  a.servers.answerHung();
  await hung;
  await a.phone.run();
  assert.notEqual(a.phone.state().lines.lastChecked, null);
});

test("home shows the first of what holds, and the rest as bars", async () => {
  const a = await person("home");
  await a.phone.start();
  await a.pass(Hours(2));
  await hears(a, tek(new Uint8Array(16), eninAt(NOON), 144), Seconds(1));
  await a.pass(Hours(22.5));
  const shows = () => {
    const { panel, bars } = a.phone.state();
    return [panel.is, ...bars.map(({ is }) => is)];
  };
  assert.deepEqual(shows(), ["protected"]);
  await hears(a, tek(new Uint8Array(16), eninAt(NOON), 144), Seconds(1));
  await a.pass(Minutes(5));
  a.servers.down = true;
  await a.phone.checkNow();
  assert.deepEqual(shows(), ["offline"]);
  a.clock.setError(Hours(2));
  await a.phone.run();
  assert.deepEqual(shows(), ["clock-wrong", "offline"]);
  a.radio.setState("off");
  await a.phone.run();
  assert.deepEqual(shows(), ["bluetooth-off", "clock-wrong", "offline"]);
  a.servers.down = false;
  await a.phone.enterCode("12345678");
  assert.deepEqual(shows(), ["positive-not-shared", "bluetooth-off", "clock-wrong", "offline"]);
  await a.phone.share();
  await a.phone.pause("8h");
  await a.phone.checkNow();
  assert.deepEqual(shows(), ["clock-wrong", "paused", "positive-shared"]);
});
