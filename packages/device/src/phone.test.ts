import assert from "node:assert/strict";
import { test } from "node:test";
import { Days, fromUnixSeconds, Hours, Minutes, minus, plus, unixSeconds } from "@bluezone/protocol/time";
import { person, together } from "./testing/person.ts";

test("a phone does nothing before consent", async () => {
  const a = await person("a");
  await a.pass(Days(1));
  assert.equal(a.phone.state().panel.is, "welcome");
  assert.deepEqual([a.radio.broadcasts, a.radio.scans, a.servers.calls], [[], [], []]);
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
