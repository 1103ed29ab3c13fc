import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { LISTENING } from "@bluezone/contract/signed";
import { encodeAdvert, encodeScanResponse } from "@bluezone/protocol/air/frame";
import { type Duration, Hours, inSeconds, Milliseconds, Minutes, Seconds } from "@bluezone/protocol/time";
import type { HeardDocument } from "../../heard-document.ts";
import { DOCUMENTS } from "../../storage.ts";
import { type Person, person } from "../../testing/person.ts";
import { period, scanStarts, someoneNew } from "./cycle.ts";
import { MOST_IDENTIFIERS } from "./log.ts";

async function started(): Promise<Person> {
  const a = await person("listener");
  await a.phone.start();
  await a.phone.run();
  return a;
}
const someone = () => {
  const rpi = new Uint8Array(randomBytes(16));
  return { advert: encodeAdvert(rpi), scanResponse: encodeScanResponse({ rpi, aem: new Uint8Array(4) }) };
};
const records = async (a: Person) => {
  const names = await a.store.names("heard/");
  const docs = (await Promise.all(names.map((name) => a.store.get(name)))) as HeardDocument[];
  return docs.flatMap(({ heard }) => heard);
};
const gapsBetween = (scans: readonly Duration[]) =>
  scans.slice(1).map((t, i) => Math.round(inSeconds(Milliseconds(t - scans[i]!))));

test("alone, a phone scans every minute, and after every scan takes what came in", async () => {
  const a = await started();
  await a.pass(Hours(1));
  assert.deepEqual([...new Set(gapsBetween(a.radio.scans))], [60]);
});

test("after somebody new it scans every seven seconds for two minutes, once an interval also in a crowd", async () => {
  const a = await started();
  a.radio.hear({ rssi: -60, ...someone() });
  await a.pass(Minutes(7));
  const gaps = gapsBetween(a.radio.scans);
  assert.equal(gaps.filter((gap) => gap === 7).length, 17);
  const b = await started();
  await b.pass(Hours(2), () => b.radio.hear({ rssi: -60, ...someone() }));
  const near = gapsBetween(b.radio.scans).filter((gap) => gap === 7).length;
  assert.ok(near >= 12 * 15 && near <= 13 * 18, `${near}: two minutes of every ten`);
});

test("the radio address of whoever is heard is kept nowhere", async () => {
  const a = await started();
  const address = new Uint8Array(randomBytes(6));
  a.radio.hear({ rssi: -60, address, ...someone() });
  await a.pass(Minutes(2));
  assert.equal((await records(a)).length, 1);
  const docs = await Promise.all((await a.store.names("")).map((name) => a.store.get(name)));
  const kept = JSON.stringify(docs, (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value,
  );
  const hex = Buffer.from(address).toString("hex");
  for (const form of [hex, Buffer.from(address).toString("base64"), [...address].join()])
    assert.ok(!kept.includes(form), `kept as ${form}`);
});

test("no two scans are ever closer than seven seconds, also across a restart of the app", async () => {
  const a = await started();
  for (let i = 0; i < 20; i++) {
    a.radio.hear({ rssi: -60, ...someone() });
    await a.pass(Seconds(11));
    await a.restart();
  }
  assert.ok(Math.min(...gapsBetween(a.radio.scans)) >= 7);
});

test("on a weak battery, or where the operator asks for it, it scans every five minutes", () => {
  const doc = DOCUMENTS.listen.parse({});
  const at = { boot: 1, mono: Minutes(1) };
  const table: [cycle: "steady" | "low", battery: number | undefined, seconds: number][] = [
    ["steady", 0.9, 60],
    ["steady", undefined, 60],
    ["steady", 0.15, 60],
    ["steady", 0.14, 300],
    ["low", 0.9, 300],
  ];
  for (const [cycle, battery, seconds] of table)
    assert.equal(period(doc, at, { ...LISTENING, cycle }, battery), Seconds(seconds));
  const near = someoneNew(doc, at, 5 as never, LISTENING);
  assert.equal(period(near, at, LISTENING, 0.9), Seconds(7));
  assert.equal(period(near, at, LISTENING, 0.1), Seconds(300), "a weak battery comes first");
  assert.equal(
    period(near, { boot: 2, mono: Minutes(1) }, LISTENING, 0.9),
    Seconds(60),
    "in another boot it is over",
  );
});

test("a scan stands for the time since the one before, and the first after a break for its period only", () => {
  let doc = scanStarts(DOCUMENTS.listen.parse({}), { boot: 1, mono: Minutes(1) }, Seconds(60));
  assert.equal(doc.gap, Seconds(60));
  doc = scanStarts(doc, { boot: 1, mono: Minutes(6) }, Seconds(60));
  assert.equal(doc.gap, Minutes(5));
  doc = scanStarts(doc, { boot: 1, mono: Hours(3) }, Seconds(60));
  assert.equal(doc.gap, Seconds(60));
  doc = scanStarts(doc, { boot: 2, mono: Seconds(5) }, Seconds(60));
  assert.equal(doc.gap, Seconds(60));
});

test("a minute of one identifier is one record, however often it was heard", async () => {
  const a = await started();
  const frame = someone();
  for (const rssi of [-70, -60, -80]) a.radio.hear({ rssi, ...frame });
  await a.phone.run();
  const [record] = await records(a);
  assert.deepEqual(
    record?.minutes.map(({ count, mean, best }) => [count, mean, best]),
    [[3, -70, -60]],
  );
});

test("a short id alone is no record; its payload in the same interval makes one of both readings", async () => {
  const a = await started();
  const frame = someone();
  a.radio.hear({ rssi: -50, advert: frame.advert, scanResponse: null });
  await a.phone.run();
  assert.deepEqual(await records(a), []);
  assert.equal(a.phone.state().lines.lastHeard, null);
  a.radio.hear({ rssi: -70, ...frame });
  await a.phone.run();
  assert.equal((await records(a))[0]?.minutes[0]?.count, 2);
});

test("what is not ours, mixed of two identities, or louder than any radio leaves no trace", async () => {
  const a = await started();
  const [one, two] = [someone(), someone()];
  a.radio.hear({ rssi: -60, advert: Uint8Array.of(2, 1, 6), scanResponse: null });
  a.radio.hear({ rssi: -60, advert: one.advert, scanResponse: two.scanResponse });
  a.radio.hear({ rssi: Number.NaN, ...one });
  a.radio.hear({ rssi: 90, ...one });
  await a.phone.run();
  assert.deepEqual(await records(a), []);
});

test("a flood of made-up identifiers stops at a bound", async () => {
  const a = await started();
  for (let i = 0; i < MOST_IDENTIFIERS + 50; i++) a.radio.hear({ rssi: -60, ...someone() });
  await a.phone.run();
  assert.equal((await records(a)).length, MOST_IDENTIFIERS);
});
