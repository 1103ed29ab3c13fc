/** The exchange over two ends of a link: own client, own service, and peers that misbehave. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHex } from "@bluezone/protocol/bytes";
import { Seconds } from "@bluezone/protocol/time";
import { RadioFault } from "../hci/status.ts";
import { linkedPair } from "../testing/linked.ts";
import { manualTiming, settled } from "../testing/manual-timing.ts";
import { bear } from "./bearer.ts";
import { AttributeClient } from "./client.ts";
import { exchange, subscribe } from "./exchange.ts";
import { Inbox, type LinkService, serveLink, type WrittenPayload } from "./link-service.ts";

const ours = new Uint8Array(20).fill(1);
const theirs = new Uint8Array(20).fill(2);

function meeting(peer?: (request: Uint8Array) => Uint8Array | undefined) {
  const timing = manualTiming();
  const pair = linkedPair(timing);
  const written: WrittenPayload[] = [];
  const notified: Uint8Array[] = [];
  const inbox = new Inbox((one) => written.push(one));
  const service: LinkService = serveLink(pair.peripheral, () => theirs, inbox);
  bear(pair.peripheral, peer ?? service.answer);
  const client = new AttributeClient(
    pair.central,
    timing,
    () => undefined,
    (_, value) => notified.push(value),
  );
  return { timing, pair, written, notified, inbox, service, client };
}
const faultOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "none",
    (fault: unknown) => {
      if (!(fault instanceof RadioFault)) throw fault;
      return fault.code;
    },
  );

test("both learn the other's payload over one link", async () => {
  const { client, written, pair, timing } = meeting();
  assert.deepEqual(await exchange(client, ours), { is: "payload", payload: theirs, written: true });
  pair.central.hangUp();
  await settled();
  // The level was asked for when the link ended: the sighting counts all the same.
  await timing.pass(Seconds(1));
  assert.deepEqual(written, [{ payload: ours, rssi: undefined }]);
});

test("in silence nothing is written", async () => {
  const { client, written } = meeting();
  assert.deepEqual(await exchange(client, null), { is: "payload", payload: theirs, written: false });
  assert.deepEqual(written, []);
});

test("notifications come once they are switched on", async () => {
  const { client, notified, service } = meeting();
  assert.equal(service.notify(Uint8Array.of(7)), false);
  assert.equal(await subscribe(client), true);
  assert.equal(service.notify(Uint8Array.of(8)), true);
  await settled();
  assert.deepEqual(notified, [Uint8Array.of(8)]);
});

test("a peer without the service is a stranger", async () => {
  const { client } = meeting((request) => Uint8Array.of(1, request[0]!, request[1]!, request[2]!, 0x0a));
  assert.deepEqual(await exchange(client, ours), { is: "stranger" });
});

test("a peer that refuses, answers something else, or nonsense, is a coded fault, and the exchange failed", async () => {
  const peers = [
    [(r: Uint8Array) => Uint8Array.of(1, r[0]!, 1, 0, 5), "att"],
    [() => Uint8Array.of(0x13), "malformed"],
    [() => Uint8Array.of(0x07, 1), "malformed"],
  ] as const;
  for (const [peer, code] of peers) {
    assert.equal(await faultOf(subscribe(meeting(peer).client)), code);
    assert.deepEqual(await exchange(meeting(peer).client, ours), { is: "failed" });
  }
});

test("a peer that takes too long in all is hung up on", async () => {
  const { client, timing, pair } = meeting(() => undefined);
  const done = exchange(client, ours, Seconds(3));
  await timing.pass(Seconds(3));
  assert.deepEqual(await done, { is: "failed" });
  assert.equal(pair.central.alive, false);
  assert.equal(timing.waiting, 0);
});

test("rows that go backwards, or on for ever, are not followed", async () => {
  const found = fromHex("0701000600");
  const row = fromHex(`0915 0200 02 0300 ${"00".repeat(16)}`.replaceAll(" ", ""));
  const { client } = meeting((request) => (request[0] === 0x06 ? found : row));
  assert.deepEqual(await exchange(client, ours), { is: "failed" });
});

test("a peer that does not answer is hung up on after five seconds, and whatever waits ends", async () => {
  const { client, pair, timing } = meeting();
  pair.deaf = true;
  const asked = exchange(client, ours);
  const faults = [subscribe(client), subscribe(client)].map(faultOf);
  await timing.pass(Seconds(5));
  assert.deepEqual(await asked, { is: "failed" });
  assert.deepEqual(await Promise.all(faults), ["link_lost", "link_lost"]);
  assert.equal(pair.central.alive, false);
  assert.equal(timing.waiting, 0);
});

test("a payload counts once until the own identity changes", async () => {
  const { pair, inbox, written } = meeting();
  pair.peripheral.ended(0);
  for (let i = 0; i < 3; i++) inbox.take(ours, pair.peripheral);
  await settled();
  assert.equal(written.length, 1);
  inbox.renew();
  inbox.take(ours, pair.peripheral);
  await settled();
  assert.equal(written.length, 2);
});

test("no more strangers are remembered than may connect", async () => {
  const { pair, inbox, written } = meeting();
  pair.peripheral.ended(0);
  for (let i = 0; i < 2_000; i++) {
    const payload = new Uint8Array(20);
    payload.set([i & 255, i >> 8]);
    inbox.take(payload, pair.peripheral);
  }
  await settled();
  assert.equal(written.length, 512);
});
