import assert from "node:assert/strict";
import { test } from "node:test";
import { Days, Hours } from "@bluezone/protocol/time";
import { type Person, person } from "../../testing/person.ts";
import { QUARANTINE_CODE } from "../../testing/station.ts";

const LINK = `https://bz.example/q#c=${QUARANTINE_CODE.toUpperCase()}`;
const ENTRY = { temperature: 37.4, symptoms: ["cough"] } as const;
const entry = { ...ENTRY, symptoms: [...ENTRY.symptoms] };

async function opened(seed: string): Promise<Person> {
  const a = await person(seed);
  a.radio.setState("absent");
  await a.phone.start();
  assert.equal(await a.phone.openQuarantine(LINK), "read");
  return a;
}
const asked = ({ servers }: Person) => servers.calls.filter(({ path }) => path === "/api/quarantine/day");

test("[D08] the code of the text message, typed or as its link, opens the day; no other text does, and nothing is kept of it", async () => {
  for (const text of [LINK, "K7M4 P2QD 9XTA 5RWE", "https://bz.example/q/k7m4p2qd9xta5rwe"]) {
    const a = await person(`opens ${text}`);
    await a.phone.start();
    assert.equal(await a.phone.openQuarantine(text), "read");
    assert.deepEqual([a.phone.state().quarantine?.seen.day, a.phone.state().quarantine?.seen.days], [5, 14]);
  }
  const b = await person("opens not");
  assert.equal(await b.phone.openQuarantine(LINK), "not_started");
  await b.phone.start();
  assert.equal(await b.phone.openQuarantine("4821 7305"), "unreadable_code");
  assert.equal(await b.phone.openQuarantine("aaaa aaaa aaaa aaaa"), "link_unknown");
  b.servers.down = true;
  assert.equal(await b.phone.openQuarantine(LINK), "unreachable");
  assert.equal(b.phone.state().quarantine, null);
  assert.ok(!b.store.dump().toLowerCase().includes(QUARANTINE_CODE));
});

test("a half-day is entered once, by the tap alone; without a network it is not sent later by itself", async () => {
  const a = await opened("half");
  const before = asked(a).length;
  await a.pass(Hours(2));
  assert.equal(asked(a).length, before, "nothing is asked without a tap");
  a.servers.down = true;
  assert.equal(await a.phone.readQuarantine(entry), "unreachable");
  a.servers.down = false;
  await a.pass(Hours(1));
  assert.equal(asked(a).length, before);
  assert.equal(await a.phone.readQuarantine(entry), "read");
  assert.deepEqual(a.phone.state().quarantine?.seen.afternoon, ENTRY);
  assert.equal(await a.phone.readQuarantine(entry), "half_done");
  assert.equal(a.servers.station.halves.size, 1);
});

test("a lost answer leaves the entry at the station: the next tap hears that it is there", async () => {
  const a = await opened("lost");
  a.servers.lose = { path: "/api/quarantine/day", what: "answer" };
  assert.equal(await a.phone.readQuarantine(entry), "unreachable");
  await a.restart();
  assert.equal(await a.phone.readQuarantine(entry), "half_done");
  assert.equal(await a.phone.readQuarantine(), "read");
  assert.deepEqual(a.phone.state().quarantine?.seen.afternoon, ENTRY);
});

test("it is left by a tap, when its link opens nothing any more, and two weeks after its end", async () => {
  const a = await opened("left");
  await a.phone.leaveQuarantine();
  assert.equal(await a.phone.readQuarantine(entry), "left");
  assert.ok(!a.store.dump().includes(QUARANTINE_CODE));

  const b = await opened("ended");
  b.servers.replies.set("/api/quarantine/day", {
    status: 404,
    body: JSON.stringify({ error: "", errorCode: "link_unknown" }),
  });
  assert.equal(await b.phone.readQuarantine(), "link_unknown");
  assert.equal(b.phone.state().quarantine, null);

  const c = await opened("over");
  for (let t = 0; t < Days(25); t += Hours(6)) {
    assert.notEqual(c.phone.state().quarantine, null);
    if (t >= Days(23)) break;
    c.clock.pass(Hours(6));
    await c.phone.run();
  }
  for (let i = 0; i < 8; i++) {
    c.clock.pass(Hours(6));
    await c.phone.run();
  }
  assert.equal(c.phone.state().quarantine, null);
});
