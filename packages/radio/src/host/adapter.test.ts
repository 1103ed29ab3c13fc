/** The adapter against a scripted controller (a double): order of commands, identity, and every way to fail and come back. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Milliseconds, Seconds } from "@bluezone/protocol/time";
import { kindOf } from "../hci/address.ts";
import { setAdvertisingEnable } from "../hci/advertising-commands.ts";
import { createConnection, disconnect } from "../hci/connection-commands.ts";
import { encodeEvent } from "../hci/event.ts";
import { CENTRAL, PERIPHERAL } from "../hci/le-events.ts";
import { setScanEnable, setScanParameters } from "../hci/scan-commands.ts";
import { reset, setRandomAddress } from "../hci/setup-commands.ts";
import { RadioFault } from "../hci/status.ts";
import { type ManualTiming, manualTiming, settled } from "../testing/manual-timing.ts";
import { testRadio } from "../testing/radio.ts";
import { ScriptedController } from "../testing/scripted-controller.ts";
import type { AirFrame } from "./air-state.ts";
import type { Link } from "./link.ts";
import type { AdapterNeeds } from "./needs.ts";

const advert = Uint8Array.of(2, 1, 6);
const scanResponse = Uint8Array.of(2, 0x0a, 0);
const peer = (n: number) => Uint8Array.of(n, 2, 3, 4, 5, 0x46);

async function radio(needs: Partial<AdapterNeeds> = {}) {
  const controller = new ScriptedController();
  const timing: ManualTiming = manualTiming();
  const parts = testRadio(controller.open, { timing, accepted: () => {}, ...needs });
  await settled();
  controller.names();
  const frame = (length = Seconds(600)): AirFrame => ({
    advert,
    scanResponse,
    until: Milliseconds(timing.now() + length),
  });
  return { controller, timing, frame, ...parts };
}
const faultOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "none",
    (fault: unknown) => {
      if (!(fault instanceof RadioFault)) throw fault;
      return fault.code;
    },
  );
const addressesOf = (controller: ScriptedController): string[] =>
  controller.came
    .filter(({ name }) => name === setRandomAddress.name)
    .map(({ parameters }) => Buffer.from(parameters).toString("hex"));

test("it comes up by a reset and masks, and waits", async () => {
  const controller = new ScriptedController();
  const { adapter, told } = testRadio(controller.open, { timing: manualTiming() });
  await settled();
  assert.deepEqual(controller.names(), [
    "Reset",
    "LE Read Local Supported Features",
    "Set Event Mask",
    "LE Set Event Mask",
    "LE Read Buffer Size",
    "LE Set Random Address",
  ]);
  assert.deepEqual(told, [{ is: "up", extended: false }]);
  await adapter.close();
});

test("a new identity is a new address: everything off, both set, everything on", async () => {
  const { adapter, controller, frame } = await radio();
  adapter.listen({ active: true });
  adapter.broadcast(frame());
  await settled();
  controller.names();
  adapter.broadcast(frame());
  await settled();
  assert.deepEqual(controller.names(), [
    "LE Set Advertising Enable",
    "LE Set Scan Enable",
    "LE Set Random Address",
    "LE Set Advertising Parameters",
    "LE Set Advertising Data",
    "LE Set Scan Response Data",
    "LE Set Advertising Enable",
    "LE Set Scan Parameters",
    "LE Set Scan Enable",
  ]);
  assert.deepEqual([...controller.on], ["advertising", "scanning"]);
  await adapter.close();
  assert.deepEqual([...controller.on], []);
});

test("every address is drawn anew and has the form of a phone's", async () => {
  const { adapter, controller, frame } = await radio();
  for (let i = 0; i < 20; i++) {
    adapter.broadcast(i % 3 === 2 ? null : frame());
    await settled();
  }
  const addresses = addressesOf(controller);
  assert.equal(addresses.length, 20);
  assert.equal(new Set(addresses).size, 20);
  for (const hex of addresses) assert.equal(kindOf(Buffer.from(hex, "hex")), "resolvable");
  await adapter.close();
});

test("an identity is silent at its end by itself, and then nobody is asked for scan responses", async () => {
  const { adapter, controller, timing, frame } = await radio();
  adapter.listen({ active: true });
  adapter.broadcast(frame(Seconds(5)));
  await settled();
  assert.equal(controller.on.has("advertising"), true);
  controller.came.length = 0;
  await timing.pass(Seconds(5));
  assert.deepEqual([...controller.on], ["scanning"]);
  const scans = controller.came.filter(({ name }) => name === setScanParameters.name);
  assert.deepEqual(
    scans.map(({ parameters }) => parameters[0]),
    [0],
    "passive",
  );
  assert.equal(addressesOf(controller).length, 1);
  await adapter.close();
});

test("an identity that is over before it could start is never sent", async () => {
  const { adapter, controller, frame, timing } = await radio();
  const over = frame(Seconds(1));
  await timing.pass(Seconds(2));
  adapter.broadcast(over);
  await settled();
  assert.equal(controller.on.has("advertising"), false);
  await adapter.close();
});

test("with extended commands the controller itself ends the identity, should this program stop", async () => {
  const { adapter, controller, frame } = await radio({ drive: "extended" });
  adapter.broadcast(frame(Seconds(600)));
  await settled();
  const enable = controller.came.findLast(({ name }) => name === "LE Set Extended Advertising Enable");
  // One set, number 0, for 60,000 times 10 ms, any number of events.
  assert.deepEqual([...enable!.parameters], [1, 1, 0, 0x60, 0xea, 0]);
  controller.on.delete("set");
  controller.came.length = 0;
  controller.tell(encodeEvent("setTerminated", { status: 0x3c, set: 0, handle: 0, events: 9 }));
  await settled();
  // Still wanted by our clock: it goes on.
  assert.equal(controller.on.has("set"), true);
  await adapter.close();
});

test("an unexpected 0x0C starts the controller anew, with what was wanted", async () => {
  const { adapter, controller, timing, told, frame } = await radio();
  controller.next(setAdvertisingEnable, 0x0c);
  adapter.listen({ active: false });
  adapter.broadcast(frame());
  await settled();
  assert.deepEqual(told.at(-1), { is: "failed", code: "disallowed", retryIn: 250 });
  await timing.pass(Milliseconds(250));
  assert.deepEqual(told.at(-1), { is: "up", extended: false });
  assert.deepEqual([...controller.on], ["advertising", "scanning"]);
  await adapter.close();
});

test("pauses between tries grow to 30 s, and begin anew after a success", async () => {
  const { adapter, controller, timing, told } = await radio();
  controller.next(reset, ...Array.from({ length: 9 }, () => 0x1f));
  controller.tell(encodeEvent("hardwareError", { code: 1 }));
  await timing.pass(Seconds(122));
  const pauses = told.flatMap((event) => (event.is === "failed" ? [event.retryIn] : []));
  assert.deepEqual(pauses, [250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  controller.tell(encodeEvent("hardwareError", { code: 1 }));
  await settled();
  assert.deepEqual(told.at(-1), { is: "failed", code: "gone", retryIn: 250 });
  await adapter.close();
});

test("a command that is never answered starts everything anew, on a new line", async () => {
  const { adapter, controller, timing, told, frame } = await radio();
  controller.next(setAdvertisingEnable, "silence");
  adapter.broadcast(frame());
  await timing.pass(Seconds(2));
  assert.deepEqual(told.at(-1), { is: "failed", code: "no_answer", retryIn: 250 });
  await timing.pass(Milliseconds(250));
  assert.equal(controller.on.has("advertising"), true);
  await adapter.close();
});

test("a vanished adapter is told once a try, and taken again when it is back", async () => {
  const { adapter, controller, timing, told, frame } = await radio();
  adapter.broadcast(frame());
  await settled();
  controller.unplug();
  await settled();
  assert.equal(adapter.isUp, false);
  await timing.pass(Seconds(2));
  assert.ok(told.filter(({ is }) => is === "failed").length >= 3);
  controller.plugged = true;
  await timing.pass(Seconds(4));
  assert.equal(adapter.isUp, true);
  assert.equal(controller.on.has("advertising"), true);
  await adapter.close();
});

test("garbage between packets is told and survived", async () => {
  const { adapter, controller, told, frame } = await radio();
  controller.send(Uint8Array.of(0xff, 0xff, 0x00));
  controller.send(Uint8Array.of(0x04, 0x05, 0x01, 0x00));
  adapter.broadcast(frame());
  await settled();
  assert.ok(told.some((event) => event.is === "garbage" && event.bytes === 3));
  assert.ok(told.some((event) => event.is === "malformed" && event.of === "event"));
  assert.equal(controller.on.has("advertising"), true);
  await adapter.close();
});

test("a beginning without an end is forgotten after a while, and the adapter hears again", async () => {
  const { adapter, controller, timing, told } = await radio();
  controller.send(Uint8Array.of(0x04, 0x3e, 0xff, 0x02));
  await timing.pass(Milliseconds(500));
  assert.deepEqual(told.at(-1), { is: "garbage", bytes: 4 });
  await adapter.close();
});

test("a stranger finds the same advert as before, not connectable while the link stands", async () => {
  const { adapter, controller, frame, accepted } = await radio();
  adapter.broadcast(frame());
  await settled();
  controller.came.length = 0;
  controller.connect(1, PERIPHERAL, peer(1));
  await settled();
  assert.equal(accepted.length, 1);
  const types = () =>
    controller.came
      .filter(({ name }) => name === "LE Set Advertising Parameters")
      .map(({ parameters }) => parameters[4]);
  assert.deepEqual(types(), [2], "scannable");
  accepted[0]!.hangUp();
  await settled();
  assert.deepEqual(types(), [2, 0], "connectable again");
  await adapter.close();
});

test("who comes a fourth time in a minute is hung up on, and who stays ten seconds too", async () => {
  const { adapter, controller, timing, told, frame, accepted } = await radio();
  adapter.broadcast(frame());
  await settled();
  for (let i = 0; i < 4; i++) {
    controller.connect(1, PERIPHERAL, peer(1));
    await settled();
    if (i < 3) accepted[i]!.hangUp();
    await settled();
  }
  assert.equal(accepted.length, 3);
  assert.ok(told.some((event) => event.is === "link-refused" && event.why === "peer"));
  controller.connect(1, PERIPHERAL, peer(2));
  await settled();
  await timing.pass(Seconds(10));
  assert.equal(accepted[3]!.alive, false);
  assert.ok(told.some((event) => event.is === "link-refused" && event.why === "time"));
  await adapter.close();
});

test("a crowd of strangers makes the advert unconnectable for the rest of the minute", async () => {
  const { adapter, controller, timing, frame } = await radio({ accepted: (link: Link) => link.hangUp() });
  adapter.broadcast(frame());
  await settled();
  for (let i = 0; i < 30; i++) {
    controller.connect(1, PERIPHERAL, peer(i));
    await settled();
  }
  const last = () =>
    controller.came.findLast(({ name }) => name === "LE Set Advertising Parameters")!.parameters[4];
  assert.equal(last(), 2);
  await timing.pass(Seconds(60));
  assert.equal(last(), 0);
  await adapter.close();
});

test("a link ends with the identity under which it was made", async () => {
  const { adapter, controller, frame, accepted } = await radio();
  adapter.broadcast(frame());
  await settled();
  controller.connect(1, PERIPHERAL, peer(1));
  await settled();
  adapter.broadcast(frame());
  await settled();
  assert.equal(accepted[0]!.alive, false);
  await adapter.close();
});

test("no new address is set while a link of the old one stands, and such a link answers nothing more", async () => {
  const answered: Uint8Array[] = [];
  const { adapter, controller, timing, frame } = await radio({
    accepted: (link) => link.onAttribute((pdu) => answered.push(pdu)),
  });
  adapter.broadcast(frame());
  await settled();
  controller.connect(1, PERIPHERAL, peer(1));
  await settled();
  controller.names();
  // The controller takes its time to end the link.
  controller.next(disconnect, 0x0c);
  adapter.broadcast(frame());
  await settled();
  controller.data({ handle: 1, boundary: 2, data: Uint8Array.of(1, 0, 4, 0, 0x0a) });
  assert.deepEqual(controller.names(), ["Disconnect", "LE Set Advertising Enable"]);
  assert.deepEqual(answered, []);
  await timing.pass(Seconds(2));
  assert.ok(controller.names().includes("LE Set Random Address"));
  assert.equal(controller.on.has("advertising"), true);
  await adapter.close();
});

test("a link whose end the controller never tells is over all the same", async () => {
  const { adapter, controller, timing, told, frame, accepted } = await radio();
  adapter.broadcast(frame());
  await settled();
  controller.connect(1, PERIPHERAL, peer(1));
  await settled();
  controller.next(disconnect, 0x0c);
  accepted[0]!.hangUp();
  await timing.pass(Seconds(2));
  assert.equal(accepted[0]!.alive, false);
  assert.deepEqual(told.at(-1), { is: "link-ended", reason: 8 });
  await adapter.close();
});

test("whoever asks to encrypt or for other link parameters is refused by command", async () => {
  const { adapter, controller, told, accepted, frame } = await radio();
  adapter.broadcast(frame());
  await settled();
  controller.connect(1, PERIPHERAL, peer(1));
  await settled();
  controller.names();
  controller.tell(encodeEvent("longTermKeyAsked", { handle: 1, random: new Uint8Array(8), diversifier: 0 }));
  controller.tell(
    encodeEvent("parametersAsked", {
      handle: 1,
      intervalMin: 6,
      intervalMax: 6,
      latency: 0,
      supervisionTimeout: 10,
    }),
  );
  await settled();
  assert.deepEqual(controller.names(), [
    "LE Long Term Key Request Negative Reply",
    "LE Remote Connection Parameter Request Negative Reply",
  ]);
  assert.ok(told.some(({ is }) => is === "pairing-refused"));
  assert.equal(accepted.length, 1);
  await adapter.close();
});

test("a call pauses the scan, and takes it up again", async () => {
  const { adapter, controller } = await radio();
  adapter.listen({ active: false });
  await settled();
  const calling = adapter.connect({ address: peer(1), random: true }, Seconds(8));
  await settled();
  assert.deepEqual([...controller.on], ["initiating"]);
  controller.connect(3, CENTRAL, peer(1));
  const link = await calling;
  await settled();
  assert.equal(link.role, "central");
  assert.deepEqual([...controller.on], ["scanning"]);
  assert.equal(await link.rssi(), -60);
  assert.equal(await faultOf(adapter.connect({ address: peer(2), random: true }, Seconds(8))), "busy");
  await adapter.close();
  assert.equal(link.alive, false);
});

test("a call that nobody answers is called off, whatever the controller says to that", async () => {
  const { adapter, controller, timing } = await radio();
  const calling = faultOf(adapter.connect({ address: peer(1), random: true }, Seconds(8)));
  await timing.pass(Seconds(8));
  assert.ok(controller.names().includes("LE Create Connection Cancel"));
  await timing.pass(Seconds(1));
  assert.equal(await calling, "no_peer");
  controller.on.clear();
  const again = faultOf(adapter.connect({ address: peer(1), random: true }, Seconds(8)));
  await settled();
  controller.connect(5, CENTRAL, peer(1));
  assert.equal(await again, "none");
  await adapter.close();
});

test("a call that is refused with 0x0C or ends in an error is the caller's fault to see, and nothing restarts", async () => {
  const { adapter, controller, told } = await radio();
  controller.next(createConnection, 0x0c);
  assert.equal(await faultOf(adapter.connect({ address: peer(1), random: true }, Seconds(8))), "disallowed");
  const calling = faultOf(adapter.connect({ address: peer(1), random: true }, Seconds(8)));
  await settled();
  controller.tell(
    encodeEvent("connected", {
      status: 0x3e,
      handle: 0,
      role: CENTRAL,
      peerAddressType: 1,
      peerAddress: peer(1),
      interval: 0,
      latency: 0,
      supervisionTimeout: 0,
      clockAccuracy: 0,
    }),
  );
  assert.equal(await calling, "no_peer");
  assert.equal(told.filter(({ is }) => is === "failed").length, 0);
  await adapter.close();
});

test("a change of identity calls a call off before the address changes", async () => {
  const { adapter, controller, timing, told, frame } = await radio();
  const calling = faultOf(adapter.connect({ address: peer(1), random: true }, Seconds(8)));
  await settled();
  controller.names();
  adapter.broadcast(frame());
  await settled();
  assert.equal(controller.names()[0], "LE Create Connection Cancel");
  controller.on.delete("initiating");
  await timing.pass(Seconds(1));
  assert.equal(await calling, "no_peer");
  assert.ok(controller.names().includes("LE Set Random Address"));
  assert.equal(told.filter(({ is }) => is === "failed").length, 0);
  await adapter.close();
});

test("what the controller says of itself decides which commands are used, unless the owner knows better", async () => {
  for (const [bits, drive, extended] of [
    [0x00, "as-it-says", false],
    [0x10, "as-it-says", true],
    [0x10, "legacy", false],
    [0x00, "extended", true],
  ] as const) {
    const controller = new ScriptedController();
    controller.features[1] = bits;
    const { adapter, told } = testRadio(controller.open, { timing: manualTiming(), drive });
    adapter.broadcast({ advert, scanResponse, until: Seconds(60) });
    await settled();
    assert.deepEqual(told, [{ is: "up", extended }]);
    assert.deepEqual([...controller.on], [extended ? "set" : "advertising"]);
    await adapter.close();
  }
});

test("a closed radio waits for nothing and refuses calls", async () => {
  const { adapter, controller, timing, frame } = await radio();
  adapter.broadcast(frame());
  adapter.listen({ active: true });
  const calling = faultOf(adapter.connect({ address: peer(1), random: true }, Seconds(8)));
  await settled();
  controller.connect(1, PERIPHERAL, peer(2));
  await settled();
  await adapter.close();
  assert.equal(await calling, "closed");
  await timing.pass(Seconds(3));
  assert.equal(timing.waiting, 0);
  assert.equal(await faultOf(adapter.connect({ address: peer(1), random: true }, Seconds(1))), "closed");
});

test("reports come only while there is a scan, and not before the controller is up", async () => {
  const { adapter, controller, heard } = await radio();
  const reports = encodeEvent("reports", {
    reports: [{ type: 0, addressType: 1, address: peer(1), data: advert, rssi: -60 }],
  });
  controller.tell(reports);
  assert.equal(heard.length, 0);
  adapter.listen({ active: true });
  await settled();
  controller.tell(reports);
  assert.deepEqual(heard, [
    { address: peer(1), random: true, connectable: true, response: false, rssi: -60, data: advert },
  ]);
  assert.ok(controller.names().includes(setScanEnable.name));
  await adapter.close();
});
