/** A live radio over the scripted double of a controller: what it asks for and when, and what it makes of what comes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeAdvert, encodePayload, encodeScanResponse, type Payload } from "@bluezone/protocol/air/frame";
import { toHex } from "@bluezone/protocol/bytes";
import { type Duration, Instant, Milliseconds, Minutes, Seconds } from "@bluezone/protocol/time";
import type { ScanPlan } from "../engine/duty-cycle.ts";
import { encodePdu } from "../gatt/att.ts";
import { setAdvertisingData } from "../hci/advertising-commands.ts";
import { encodeEvent } from "../hci/event.ts";
import { PERIPHERAL } from "../hci/le-events.ts";
import { RadioFault } from "../hci/status.ts";
import type { RadioEvent } from "../host/event.ts";
import { ATT, encodeFrame } from "../host/l2cap.ts";
import { manualTiming, settled } from "../testing/manual-timing.ts";
import { ScriptedController } from "../testing/scripted-controller.ts";
import { type LiveMemory, memoryOfProcess } from "./live-memory.ts";
import { LiveRadio, type NamedIdentity } from "./live-radio.ts";

const PLAN: ScanPlan = {
  window: Seconds(4),
  steadyEvery: Seconds(60),
  nearEvery: Seconds(60),
  nearFor: Seconds(0),
  lowEvery: Seconds(300),
  lowBelow: 0,
};
/** The phone's clock began long before the adapter's. */
const EARLIER = Minutes(90);
const payloadOf = (n: number): Payload => ({
  rpi: new Uint8Array(16).fill(n),
  aem: new Uint8Array(4).fill(n),
});
const identity = (name: number, from: Duration, until: Duration): NamedIdentity => ({
  name,
  from: Milliseconds(EARLIER + from),
  until: Milliseconds(EARLIER + until),
  advert: encodeAdvert(payloadOf(name).rpi),
  scanResponse: encodeScanResponse(payloadOf(name)),
  payload: encodePayload(payloadOf(name)),
});

/** `busy`: how often somebody else has the adapter before it is ours. */
async function living(memory: LiveMemory = memoryOfProcess(), busy = 0) {
  const timing = manualTiming();
  const controller = new ScriptedController();
  const told: RadioEvent[] = [];
  let refusals = busy;
  /** By how much the clock is ahead of what waits: a timer is late by so much. */
  const clock = { ahead: 0 };
  const radio = new LiveRadio({
    async open(listener) {
      refusals -= 1;
      if (refusals >= 0) throw new RadioFault("busy", "somebody else has it");
      return controller.open(listener);
    },
    memory,
    clock: {
      wall: () => Instant(1_609_027_200_000 + timing.now()),
      now: () => Milliseconds(EARLIER + timing.now() + clock.ahead),
      after: timing.after,
      bootId: () => "boot",
    },
    companyId: 0xffff,
    seekHidden: false,
    overflowBit: null,
    txPower: -12,
    model: "double",
    tell: (event) => told.push(event),
    adapter: { timing },
  });
  await settled();
  return { timing, controller, told, radio, memory, clock };
}

const reportOf = (n: number, response: boolean, rssi = -60) =>
  encodeEvent("reports", {
    reports: [
      {
        type: response ? 4 : 0,
        addressType: 1,
        address: Uint8Array.of(n, 2, 3, 4, 5, 0x46),
        data: response ? encodeScanResponse(payloadOf(n)) : encodeAdvert(payloadOf(n).rpi),
        rssi,
      },
    ],
  });

test("identities go on the air one after another, each written down before, and after the last there is silence", async () => {
  const { radio, controller, timing, memory } = await living();
  assert.equal(radio.state(), "on");
  assert.deepEqual([...controller.on], []);
  radio.alone.identities([identity(5, Seconds(0), Seconds(600)), identity(6, Seconds(605), Seconds(1_200))]);
  assert.equal(memory.aired(), 5);
  await timing.pass(Seconds(1));
  assert.deepEqual([...controller.on], ["advertising"]);
  const sent = () =>
    controller.came.filter(({ name }) => name === setAdvertisingData.name).at(-1)!.parameters;
  assert.equal(toHex(sent()).slice(2, 64), toHex(encodeAdvert(payloadOf(5).rpi)));
  await timing.pass(Seconds(601));
  assert.deepEqual([...controller.on], [], "silence between two identities");
  await timing.pass(Seconds(10));
  assert.equal(toHex(sent()).slice(2, 64), toHex(encodeAdvert(payloadOf(6).rpi)));
  assert.equal(memory.aired(), 6);
  await timing.pass(Minutes(30));
  assert.deepEqual([...controller.on], []);
  await radio.close();
});

test("an identity that cannot be written down does not go on the air", async () => {
  const memory = memoryOfProcess();
  const full: LiveMemory = {
    ...memory,
    air() {
      throw new Error("no space left");
    },
  };
  const { radio, controller, timing } = await living(full);
  radio.alone.identities([identity(5, Seconds(0), Seconds(600))]);
  await timing.pass(Seconds(5));
  assert.deepEqual([...controller.on], []);
  await radio.close();
});

test("a table that is none is refused, and the one before goes on", async () => {
  const { radio, controller, timing } = await living();
  radio.alone.identities([identity(5, Seconds(0), Seconds(600))]);
  const overlapping = [identity(6, Seconds(0), Seconds(600)), identity(7, Seconds(500), Seconds(900))];
  assert.throws(() => radio.alone.identities(overlapping), RangeError);
  await timing.pass(Seconds(5));
  assert.deepEqual([...controller.on], ["advertising"]);
  radio.alone.identities([]);
  await settled();
  assert.deepEqual([...controller.on], [], "an empty one is silence at once");
  await radio.close();
});

test("it scans by the plan, and what a scan heard of one identity is one record with its listening time", async () => {
  const { radio, controller, timing, memory } = await living();
  radio.alone.plan(PLAN);
  await settled();
  assert.deepEqual([...controller.on], ["scanning"]);
  for (const rssi of [-60, -50, -64]) {
    controller.tell(reportOf(9, false, rssi));
    controller.tell(reportOf(9, true, rssi));
    await timing.pass(Seconds(1));
  }
  await timing.pass(Seconds(2));
  assert.deepEqual([...controller.on], [], "it rests");
  const { scans, piece } = radio.alone.collect(null);
  assert.equal(scans.length, 1);
  const [{ count, meanRssi, bestRssi, payload, boot, gap, advert }] = scans as [(typeof scans)[0]];
  assert.deepEqual([count, meanRssi, bestRssi, boot, gap], [3, -58, -50, "boot", Seconds(60)]);
  assert.equal(toHex(payload!), toHex(encodePayload(payloadOf(9))));
  assert.equal(toHex(advert), toHex(encodeAdvert(payloadOf(9).rpi)));
  assert.equal(radio.alone.listened(), Seconds(4), "a first scan stands for its own length");
  await timing.pass(Seconds(60));
  assert.equal(radio.alone.listened(), Seconds(64));
  assert.deepEqual(radio.alone.collect(piece).scans, []);
  radio.alone.plan(null);
  await timing.pass(Minutes(5));
  assert.deepEqual([...controller.on], []);
  assert.equal(memory.listened(), Seconds(64));
  await radio.close();
});

test("a level that the radio does not know is no record", async () => {
  const { radio, controller, timing } = await living();
  radio.alone.plan(PLAN);
  await settled();
  controller.tell(reportOf(9, false, 127));
  await timing.pass(Seconds(10));
  assert.deepEqual(radio.alone.collect(null).scans, []);
  await radio.close();
});

test("a stranger reads the payload of now, and what it writes is one record with the level of our own radio", async () => {
  const { radio, controller, timing } = await living();
  radio.alone.identities([identity(5, Seconds(0), Seconds(600))]);
  radio.alone.plan(PLAN);
  await timing.pass(Seconds(1));
  controller.connect(1, PERIPHERAL, Uint8Array.of(1, 1, 1, 1, 1, 0x41));
  await settled();
  const ask = async (pdu: Uint8Array) => {
    controller.fragments.length = 0;
    controller.data({ handle: 1, boundary: 2, data: encodeFrame({ channel: ATT, payload: pdu }) });
    await settled();
    return controller.fragments.map(({ data }) => toHex(data.subarray(4)));
  };
  assert.deepEqual(await ask(encodePdu("read", { handle: 3 })), [`0b${toHex(encodePayload(payloadOf(5)))}`]);
  const theirs = encodePayload(payloadOf(8));
  for (let i = 0; i < 3; i++)
    assert.deepEqual(await ask(encodePdu("write", { handle: 5, value: theirs })), ["13"]);
  const { scans } = radio.alone.collect(null);
  assert.deepEqual(
    scans.map(({ payload, meanRssi, count, advert }) => [toHex(payload!), meanRssi, count, advert.length]),
    [[toHex(theirs), -60, 1, 0]],
  );
  await radio.close();
});

test("a guest of one identity reads nothing of the next, however late the timer is that ends its link", async () => {
  const { radio, controller, timing, clock } = await living();
  radio.alone.identities([identity(5, Seconds(0), Seconds(600)), identity(6, Seconds(600), Seconds(1_200))]);
  await timing.pass(Seconds(1));
  controller.connect(1, PERIPHERAL, Uint8Array.of(1, 1, 1, 1, 1, 0x41));
  await settled();
  clock.ahead = Seconds(600);
  controller.data({
    handle: 1,
    boundary: 2,
    data: encodeFrame({ channel: ATT, payload: Uint8Array.of(0x0a, 3, 0) }),
  });
  await settled();
  assert.deepEqual(
    controller.fragments.map(({ data }) => toHex(data.subarray(4))),
    ["010a030002"],
  );
  await radio.close();
});

test("an adapter that is pulled out is off, and everything comes back with it, under the same identity", async () => {
  const { radio, controller, timing, told, memory } = await living();
  radio.alone.identities([identity(5, Seconds(0), Seconds(600))]);
  radio.alone.plan(PLAN);
  await timing.pass(Seconds(1));
  assert.deepEqual([...controller.on].sort(), ["advertising", "scanning"]);
  controller.unplug();
  await settled();
  assert.equal(radio.state(), "off");
  assert.ok(told.some((event) => event.is === "failed" && event.code === "gone"));
  await timing.pass(Minutes(1));
  controller.plugged = true;
  for (let i = 0; i < 31 && radio.state() !== "on"; i++) await timing.pass(Seconds(1));
  assert.equal(radio.state(), "on");
  assert.deepEqual([...controller.on].sort(), ["advertising", "scanning"]);
  assert.equal(memory.aired(), 5);
  await radio.close();
});

test("a line that ends in the middle of a packet is opened anew, and what comes then is read from its beginning", async () => {
  const { radio, controller, timing } = await living();
  radio.alone.plan(PLAN);
  await settled();
  controller.send(Uint8Array.of(4, 0x3e, 40, 2, 1));
  controller.unplug();
  await settled();
  controller.plugged = true;
  for (let i = 0; i < 31 && radio.state() !== "on"; i++) await timing.pass(Milliseconds(300));
  assert.equal(radio.state(), "on");
  controller.tell(reportOf(9, false));
  await timing.pass(Seconds(5));
  assert.equal(radio.alone.collect(null).scans.length, 1);
  await radio.close();
});

test("an adapter that somebody else has is tried until it is free, and does then what was wanted", async () => {
  const { radio, controller, timing, told } = await living(memoryOfProcess(), 3);
  radio.alone.identities([identity(5, Seconds(0), Seconds(600))]);
  assert.equal(radio.state(), "off");
  await timing.pass(Seconds(3));
  assert.equal(radio.state(), "on");
  assert.equal(told.filter((event) => event.is === "failed" && event.code === "busy").length, 3);
  assert.deepEqual([...controller.on], ["advertising"]);
  await radio.close();
});

test("an adapter that the system does not let us have is refused", async () => {
  const denied = new LiveRadio({
    open: () => Promise.reject(new RadioFault("denied", "no right to it")),
    memory: memoryOfProcess(),
    clock: { ...manualTiming(), wall: () => Instant(0), bootId: () => "boot" },
    companyId: 0xffff,
    seekHidden: false,
    overflowBit: null,
    txPower: -12,
    model: "double",
    adapter: { timing: manualTiming() },
  });
  await settled();
  assert.equal(denied.state(), "refused");
  await denied.close();
});

test("what was forgotten is gone, and the radio is silent and deaf", async () => {
  const { radio, controller, timing } = await living();
  radio.alone.identities([identity(5, Seconds(0), Seconds(600))]);
  radio.alone.plan(PLAN);
  await timing.pass(Seconds(1));
  controller.tell(reportOf(9, false));
  await timing.pass(Seconds(1));
  radio.alone.forget();
  await settled();
  assert.deepEqual([...controller.on], []);
  assert.deepEqual(
    [radio.alone.aired(), radio.alone.listened(), radio.alone.collect(null).scans],
    [null, 0, []],
  );
  await radio.close();
});

test("closing leaves nothing on the air and nothing that waits", async () => {
  const { radio, controller, timing } = await living();
  radio.alone.identities([identity(5, Seconds(0), Seconds(600))]);
  radio.alone.plan(PLAN);
  await timing.pass(Seconds(1));
  const closing = radio.close();
  await timing.pass(Seconds(3));
  await closing;
  assert.deepEqual([...controller.on], []);
  assert.equal(timing.waiting, 0);
  radio.alone.identities([identity(6, Seconds(0), Seconds(600))]);
  await timing.pass(Seconds(3));
  assert.deepEqual([...controller.on], []);
});
