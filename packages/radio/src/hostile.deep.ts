/**
 * Hostile bytes: 20,000 cases each of a controller's stream, of a stranger's data and of a peer's answers. Nothing throws, nothing
 * hangs, memory stays bounded, and afterwards the radio works. The controller is a double; what is tried is our own code.
 * `FUZZ_SEED` plays the same cases again.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Milliseconds, Minutes, Seconds } from "@bluezone/protocol/time";
import fc from "fast-check";
import { bear } from "./gatt/bearer.ts";
import { AttributeClient } from "./gatt/client.ts";
import { Inbox, openDoor } from "./gatt/door.ts";
import { exchange } from "./gatt/exchange.ts";
import { encodeEvent } from "./hci/event.ts";
import { ACL, EVENT, encodeH4 } from "./hci/h4.ts";
import { PERIPHERAL } from "./hci/le-events.ts";
import { RadioFault } from "./hci/status.ts";
import { ATT, encodeFrame, SECURITY, SIGNALLING } from "./host/l2cap.ts";
import type { Link } from "./host/link.ts";
import { linkedPair } from "./testing/linked.ts";
import { manualTiming, settled } from "./testing/manual-timing.ts";
import { testRadio } from "./testing/radio.ts";
import { ScriptedController } from "./testing/scripted-controller.ts";

const CASES = 20_000;
const seed = Number(process.env["FUZZ_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const samples = <T>(cases: fc.Arbitrary<T>): T[] => fc.sample(cases, { numRuns: CASES, seed });
const payload = new Uint8Array(20).fill(7);

/** Runs it and holds it to the memory that it may keep. */
async function bounded(what: string, run: () => Promise<void>): Promise<void> {
  const before = process.memoryUsage().heapUsed;
  const from = performance.now();
  await run();
  const grown = (process.memoryUsage().heapUsed - before) / 1e6;
  assert.ok(grown < 150, `memory grew by ${Math.round(grown)} MB`);
  const took = ((performance.now() - from) / 1_000).toFixed(1);
  console.log(`hostile ${what}: ${CASES.toLocaleString("en")} cases, seed ${seed}; ${took} s`);
}

const bytes = (maxLength: number) => fc.uint8Array({ maxLength });
/** Bytes of which one may be another. */
const touched = (valid: readonly Uint8Array[]) =>
  fc
    .tuple(fc.constantFrom(...valid), fc.nat(), fc.option(fc.nat(255)), fc.option(fc.nat(60)))
    .map(([sample, at, byte, cut]) => {
      const changed = sample.slice(0, cut ?? sample.length);
      if (byte !== null && changed.length > 0) changed[at % changed.length] = byte;
      return changed;
    });

const peerAddress = Uint8Array.of(1, 2, 3, 4, 5, 0x46);
const linked = { status: 0, handle: 1, role: PERIPHERAL, peerAddressType: 1, peerAddress };
const timing = { interval: 24, latency: 0, supervisionTimeout: 400, clockAccuracy: 0 };
const EVENTS: readonly Uint8Array[] = [
  encodeEvent("connected", { ...linked, ...timing }),
  encodeEvent("connected", { ...linked, ...timing, role: 0, handle: 2 }),
  encodeEvent("disconnected", { status: 0, handle: 1, reason: 0x13 }),
  encodeEvent("packetsDone", { links: [{ handle: 1, count: 1 }] }),
  encodeEvent("reports", {
    reports: [{ type: 0, addressType: 1, address: peerAddress, data: payload, rssi: -60 }],
  }),
  encodeEvent("setTerminated", { status: 0x3c, set: 0, handle: 0, events: 1 }),
  encodeEvent("commandStatus", { status: 0x0c, packets: 1, opcode: 0x200a }),
  encodeEvent("longTermKeyAsked", { handle: 1, random: new Uint8Array(8), diversifier: 1 }),
];
const STREAM = [
  ...EVENTS.map((body) => encodeH4({ kind: EVENT, body })),
  encodeH4({ kind: ACL, body: Uint8Array.of(1, 0x20, 7, 0, 3, 0, 4, 0, 0x0a, 3, 0) }),
];

test("a controller that sends anything at all", () =>
  bounded("controller", async () => {
    const clock = manualTiming();
    const controller = new ScriptedController();
    const { adapter, passed, told, heard } = testRadio(controller.open, {
      timing: clock,
      accepted: (link) => bear(link, openDoor(link, () => payload, new Inbox(() => {})).answer),
    });
    let up = 0;
    const kinds = new Set<string>();
    const frame = { advert: payload, scanResponse: payload, until: Minutes(100_000) };
    adapter.broadcast(frame);
    adapter.listen({ active: true });
    await settled();
    for (const [i, packet] of samples(fc.oneof(bytes(80), touched(STREAM), touched(STREAM))).entries()) {
      controller.send(packet);
      if (adapter.isUp) up += 1;
      if (i % 20 === 0) await clock.pass(Milliseconds(500));
      for (const { is } of told) kinds.add(is);
      for (const kept of [passed, told, heard, controller.came, controller.fragments]) kept.length = 0;
    }
    assert.ok(up > CASES / 3, `it was up for ${up} of the cases only`);
    for (const kind of ["failed", "garbage", "malformed", "stray-answer", "linked", "link-refused"])
      assert.ok(kinds.has(kind), `nothing was ever ${kind}`);
    controller.unplug();
    controller.plugged = true;
    await clock.pass(Minutes(3));
    assert.equal(adapter.isUp, true);
    assert.deepEqual([...controller.on].sort(), ["advertising", "scanning"]);
    await adapter.close();
    assert.ok(clock.waiting < 10, `${clock.waiting} waits are left`);
  }));

const REQUESTS: readonly Uint8Array[] = [
  [0x02, 0, 2],
  [0x04, 1, 0, 0xff, 0xff],
  [0x06, 1, 0, 0xff, 0xff, 0, 0x28, ...payload.subarray(0, 16)],
  [0x08, 1, 0, 0xff, 0xff, 3, 0x28],
  [0x10, 1, 0, 0xff, 0xff, 0, 0x28],
  [0x0a, 3, 0],
  [0x0c, 3, 0, 5, 0],
  [0x12, 5, 0, ...payload],
  [0x12, 6, 0, 1, 0],
  [0x16, 5, 0, 0, 0, 1, 2],
  [0x18, 1],
  [0x52, 5, 0, 1],
].map((one) => Uint8Array.from(one));

test("a stranger that sends anything at all", () =>
  bounded("stranger", async () => {
    const clock = manualTiming();
    const controller = new ScriptedController();
    let written = 0;
    let answers = 0;
    const inbox = new Inbox(() => {
      written += 1;
    });
    const { adapter, passed, told, accepted } = testRadio(controller.open, {
      timing: clock,
      limits: { ofPeer: 1e9, ofAll: 1e9, stay: Minutes(1_000_000), atOnce: 1 },
      accepted: (link) => bear(link, openDoor(link, () => payload, inbox).answer),
    });
    await settled();
    controller.connect(1, PERIPHERAL, peerAddress);
    const channel = fc.constantFrom(ATT, ATT, ATT, SIGNALLING, SECURITY, 0x40);
    const framed = fc
      .tuple(channel, fc.oneof(bytes(60), touched(REQUESTS), touched(REQUESTS)))
      .map(([to, pdu]) => encodeFrame({ channel: to, payload: pdu }));
    const data = fc.oneof(
      framed,
      framed,
      framed.map((frame) => frame.slice(0, 9)),
      bytes(60),
    );
    const boundary = fc.constantFrom(2, 2, 2, 2, 1, 0, 3);
    for (const [i, [where, bytesOf]] of samples(fc.tuple(boundary, data)).entries()) {
      controller.data({ handle: 1, boundary: where, data: bytesOf });
      await Promise.resolve();
      if (i % 50 === 0) await settled();
      for (const { data: sent } of controller.fragments) assert.ok(sent.length <= 27);
      answers += controller.fragments.length;
      for (const kept of [passed, told, controller.came, controller.fragments]) kept.length = 0;
    }
    await settled();
    controller.fragments.length = 0;
    const [link] = accepted as [Link];
    assert.equal(link.alive, true);
    controller.data({
      handle: 1,
      boundary: 2,
      data: encodeFrame({ channel: ATT, payload: Uint8Array.of(0x0a, 3, 0) }),
    });
    await settled();
    assert.deepEqual(controller.fragments[0]?.data.subarray(5), payload);
    assert.ok(written > 0 && written <= 512);
    assert.ok(answers > CASES / 10, `only ${answers} answers`);
    await adapter.close();
  }));

test("a peer that answers anything at all", () =>
  bounded("peer", async () => {
    const answers = fc.oneof(
      bytes(30),
      touched([
        Uint8Array.of(0x07, 1, 0, 6, 0),
        Uint8Array.of(0x09, 21, 2, 0, 2, 3, 0, ...payload.subarray(0, 16)),
        Uint8Array.of(0x0b, ...payload),
        Uint8Array.of(0x01, 0x08, 5, 0, 0x0a),
        Uint8Array.of(0x13),
        Uint8Array.of(0x1b, 5, 0, 1),
        Uint8Array.of(0x1d, 5, 0, 1),
      ]),
    );
    const cases = samples(answers);
    let ended = 0;
    for (let at = 0; at < cases.length; ) {
      const clock = manualTiming();
      const pair = linkedPair(clock);
      bear(pair.peripheral, () => cases[at++]);
      const client = new AttributeClient(pair.central, clock, () => undefined);
      const outcome = exchange(client, payload).then(
        () => "done",
        (fault: unknown) => {
          if (!(fault instanceof RadioFault)) throw fault;
          return fault.code;
        },
      );
      await settled();
      await clock.pass(Seconds(30));
      assert.ok(["done", "att", "att_timeout", "malformed", "link_lost"].includes(await outcome));
      ended += 1;
    }
    assert.ok(ended > 1_000);
  }));
