import assert from "node:assert/strict";
import { test } from "node:test";
import { Days, fromUnixSeconds, Hours, Minutes, minus, unixSeconds } from "@bluezone/protocol/time";
import { person, together } from "../testing/person.ts";

/** Two phones that met; one shared and one was warned. */
async function met() {
  const a = await person("a");
  const b = await person("b", { clock: a.clock, servers: a.servers });
  await a.phone.start();
  await b.phone.start();
  await together(a, b, Minutes(30));
  await a.phone.enterCode("12345678");
  await a.phone.share();
  await together(a, b, Minutes(20));
  const end = fromUnixSeconds(unixSeconds(a.clock.now()));
  await a.servers.release(minus(end, Minutes(10)), end, a.servers.diagnosisKeys(0));
  await b.phone.checkNow();
  assert.equal(b.phone.state().panel.is, "exposed-high");
  return { a, b };
}

/** Whatever names an identifier, a key, a code or a token in what is stored. */
const secrets = (dump: string): readonly string[] =>
  dump.match(/[A-Za-z0-9+/]{22}==|token-\w+|12345678/g) ?? [];

test("fourteen days later nothing of the encounter is left: not heard, matched, alerted, shared", async () => {
  const { a, b } = await met();
  const old = new Set([...secrets(a.store.dump()), ...secrets(b.store.dump())]);
  assert.ok(old.size >= 4);
  for (const phone of [a, b]) {
    const start = phone.clock.now();
    for (let t = 0; t < Days(14) + Hours(20) && phone === a; t += Minutes(30)) {
      a.clock.pass(Minutes(30));
      await a.phone.run();
      await b.phone.run();
    }
    assert.ok(phone.clock.now() >= start);
    const left = secrets(phone.store.dump()).filter((secret) => old.has(secret));
    assert.deepEqual(left, []);
    const { alerts, share, panel } = phone.phone.state();
    assert.deepEqual([alerts, share.is, panel.is], [[], "none", "protected"]);
    assert.deepEqual(await phone.store.names("heard/"), []);
  }
});

test("thirteen days later the alert still stands", async () => {
  const { b } = await met();
  for (let t = 0; t < Days(13); t += Hours(6)) {
    b.clock.pass(Hours(6));
    await b.phone.run();
  }
  assert.equal(b.phone.state().panel.is, "exposed-high");
});

test("delete everything leaves nothing: store, air, home; also when a call is on its way", async () => {
  const { a, b } = await met();
  for (const phone of [a, b]) {
    const running = phone.phone.checkNow();
    await phone.phone.deleteEverything();
    await running;
    assert.equal(phone.store.dump(), "[]");
    assert.equal(phone.radio.onAir(), null);
    await phone.pass(Hours(3));
    const { panel, alerts, share, lines } = phone.phone.state();
    assert.deepEqual(
      [panel.is, alerts, share.is, lines.lastHeard, lines.workedToday],
      ["welcome", [], "none", null, 0],
    );
    assert.deepEqual(secrets(phone.store.dump()), []);
    assert.equal(phone.radio.onAir(), null);
    await phone.phone.start();
    await phone.phone.run();
    assert.notEqual(phone.radio.onAir(), null, "who starts again starts anew");
  }
});

test("of a phone whose store was wiped and then cannot be read nothing is left: it shows nothing and is silent", async () => {
  let fails = false;
  const a = await person("unreadable", {
    through: (ports) => ({
      ...ports,
      store: {
        ...ports.store,
        async names(prefix) {
          if (fails) throw new Error("not now");
          return ports.store.names(prefix);
        },
      },
    }),
  });
  await a.phone.start();
  await a.pass(Minutes(15));
  assert.notEqual(a.radio.onAir(), null);
  fails = true;
  await a.phone.deleteEverything();
  fails = false;
  const scans = a.radio.scans.length;
  await a.pass(Hours(2));
  assert.deepEqual([a.phone.state().panel.is, a.phone.state().consent.sensing], ["welcome", null]);
  assert.deepEqual([a.radio.onAir(), a.radio.scans.length], [null, scans]);
  assert.equal(a.store.dump(), "[]");
});

test("what a wrong clock put into the future does not stay for ever", async () => {
  const a = await person("future");
  const b = await person("b", { clock: a.clock, servers: a.servers });
  a.servers.down = true;
  a.clock.setError(Days(300));
  await a.phone.start();
  await b.phone.start();
  await together(a, b, Minutes(10));
  a.clock.setError(Days(0));
  a.clock.reboot();
  await a.restart();
  await a.pass(Hours(2));
  assert.deepEqual(await a.store.names("heard/"), []);
});
