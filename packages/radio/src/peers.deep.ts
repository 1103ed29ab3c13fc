/**
 * radio-peers: our host against three hosts that others wrote (noble, bleno, ble-host) over BlueZ's emulated controllers. It proves
 * that our bytes mean to them what they mean to us, in both roles; it proves nothing about distance, levels or phones.
 */
import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import {
  encodeAdvert,
  encodePayload,
  encodeScanResponse,
  type Payload,
  SERVICE_UUID,
} from "@bluezone/protocol/air/frame";
import { toHex } from "@bluezone/protocol/bytes";
import { Milliseconds, Seconds } from "@bluezone/protocol/time";
import { bear } from "./gatt/bearer.ts";
import { AttributeClient } from "./gatt/client.ts";
import { exchange, subscribe } from "./gatt/exchange.ts";
import { Inbox, type LinkService, serveLink, type WrittenPayload } from "./gatt/link-service.ts";
import type { LoggedPacket } from "./hci/btsnoop.ts";
import { LIMITS } from "./host/admission.ts";
import type { AirFrame } from "./host/air-state.ts";
import type { AdapterNeeds } from "./host/needs.ts";
import { systemTiming } from "./host/system.ts";
import { unixSocket } from "./host/unix-socket.ts";
import { type Emulator, startEmulator, withoutEmulator } from "./testing/btvirt.ts";
import { missingDecoders, readByOthers } from "./testing/decoders.ts";
import type { BleHostTold } from "./testing/peers/ble-host.ts";
import type { BlenoTold } from "./testing/peers/bleno.ts";
import type { NobleTold } from "./testing/peers/noble.ts";
import { type Peer, startPeer } from "./testing/peers/peer.ts";
import { openTerminal, withoutTerminals } from "./testing/pty.ts";
import { LEVEL_OF_LINKS, TO_LEGACY_PEERS } from "./testing/quirks.ts";
import { type TestRadio, testRadio } from "./testing/radio.ts";

/** Whole, and different in every byte. */
const payloadOf = (n: number): Payload => ({
  rpi: Uint8Array.from({ length: 16 }, (_, i) => 16 * n + i),
  aem: Uint8Array.of(0xa0 + n, 0xb0 + n, 0xc0 + n, 0xd0 + n),
});
const OURS = payloadOf(1);
const THEIRS = payloadOf(2);
const [ours, theirs] = [OURS, THEIRS].map((one) => toHex(encodePayload(one))) as [string, string];
const frameOf = (payload: Payload): AirFrame => ({
  advert: encodeAdvert(payload.rpi),
  scanResponse: encodeScanResponse(payload),
  until: Milliseconds(systemTiming.now() + Seconds(600)),
});
const service = SERVICE_UUID.replaceAll("-", "");
const onAir = toHex(Buffer.from(service, "hex").reverse());
const PARTS = [
  { uuid: "6daf05cd-e281-4128-bd80-351e09e65ef1", properties: ["read"] },
  { uuid: "f2cada7e-9ca5-457a-8373-2b984b70d475", properties: ["write", "notify"] },
];
/** An address as other hosts write it: most significant byte first. */
const written = (address: Uint8Array): string => toHex(address.toReversed()).replace(/..(?!$)/g, "$&:");

async function until(what: string, holds: () => boolean, patience = 20_000): Promise<void> {
  const end = performance.now() + patience;
  while (!holds()) {
    assert.ok(performance.now() < end, `in ${patience} ms it did not come to be that ${what}`);
    await wait(5);
  }
}

const why = withoutEmulator() ?? withoutTerminals();
// A test of its own, so that it is counted as skipped.
if (why) test("radio-peers", { skip: `needs btvirt and socat: ${why}` }, () => {});
describe("radio-peers", { skip: why !== undefined }, () => {
  let emulator: Emulator;
  const toClose: (() => Promise<void>)[] = [];
  /** Packets of our host, for the readers at the end. */
  const passed: LoggedPacket[] = [];

  before(async () => {
    emulator = await startEmulator();
  });
  after(() => emulator?.close());
  afterEach(async () => {
    for (const close of toClose.splice(0).reverse()) await close();
  });

  function radio(needs: Partial<AdapterNeeds> = {}): TestRadio {
    const made = testRadio(unixSocket(emulator.socket), needs);
    toClose.push(async () => {
      await made.adapter.close();
      passed.push(...made.passed);
    });
    return made;
  }
  function peer<Told>(program: string, ...words: string[]): Peer<Told> {
    const made = startPeer<Told>(new URL(`./testing/peers/${program}`, import.meta.url), ...words);
    toClose.push(() => made.close());
    return made;
  }
  /** A terminal in front of one more controller. */
  async function terminal(): Promise<string> {
    const made = await openTerminal(emulator.socket);
    toClose.push(() => made.close());
    return made.path;
  }
  /** A radio of ours with our service behind it. */
  function phone(needs: Partial<AdapterNeeds> = {}) {
    const taken: WrittenPayload[] = [];
    const services: LinkService[] = [];
    const inbox = new Inbox((one) => taken.push(one));
    const made = radio({
      limits: { ...LIMITS, stay: Seconds(60) },
      ...needs,
      accepted(link) {
        const service = serveLink(link, () => encodePayload(OURS), inbox);
        bear(link, service.answer);
        services.push(service);
      },
    });
    return { ...made, taken, services };
  }
  /** The address under which a radio of ours is on the air: the last that it told its controller. */
  const addressOf = ({ passed: packets }: TestRadio): string => {
    const told = packets.findLast(
      ({ received, packet }) => !received && [0x05, 0x35].includes(packet[1]!) && packet[2] === 0x20,
    );
    return written(told!.packet.slice(-6));
  };

  for (const drive of ["legacy", "extended"] as const)
    test(`${drive} commands: noble hears our advert and our scan response, byte by byte, from a random address`, async () => {
      const speaker = radio({ drive });
      const noble = peer<NobleTold>("noble.ts", await terminal());
      await until(
        "both are up",
        () => speaker.adapter.isUp && noble.told.some(({ is }) => is === "scanning"),
      );
      speaker.adapter.broadcast(frameOf(OURS));
      const heard = () => noble.told.filter((one) => one.is === "heard").filter(({ random }) => random);
      await until("it heard both", () => heard().length >= 2);
      const [advert, response] = heard();
      const shared = { is: "heard", address: addressOf(speaker), random: true, connectable: true, rssi: 127 };
      const both = { ...shared, services: [service] };
      assert.deepEqual(advert, { ...both, manufacturer: `ffff${ours.slice(0, 12)}` });
      assert.deepEqual(response, { ...both, manufacturer: `ffff${ours}` });
    });

  test("noble as a central finds our service, reads our payload and writes its own", async () => {
    const speaker = phone({ drive: TO_LEGACY_PEERS });
    const noble = peer<NobleTold>("noble.ts", await terminal());
    await until("both are up", () => speaker.adapter.isUp && noble.told.some(({ is }) => is === "scanning"));
    speaker.adapter.broadcast(frameOf(OURS));
    await until("it was heard", () => noble.told.some((one) => one.is === "heard" && one.random));
    noble.order([addressOf(speaker), theirs]);
    const visits = () => noble.told.filter((one) => one.is === "visited");
    await until("it was here", () => visits().length === 1);
    const characteristics = PARTS.map(({ uuid, properties }) => ({
      uuid: uuid.replaceAll("-", ""),
      properties,
    }));
    assert.deepEqual(visits(), [{ is: "visited", services: [service], characteristics, payload: ours }]);
    await until("it was written", () => speaker.taken.length === 1);
    assert.deepEqual(speaker.taken, [{ payload: encodePayload(THEIRS), rssi: LEVEL_OF_LINKS }]);
    await until("the link is over", () => !speaker.accepted[0]!.alive);
  });

  test("ble-host as a central reads, writes and is notified, keeps to our lengths, and is refused to pair", async () => {
    const speaker = phone({ drive: TO_LEGACY_PEERS });
    const other = peer<BleHostTold>("ble-host.ts", emulator.socket, theirs);
    await until("both are up", () => speaker.adapter.isUp && other.told.length > 0);
    speaker.adapter.broadcast(frameOf(OURS));
    await until("it is on the air", () =>
      speaker.passed.some(({ packet }) => toHex(packet) === "010a200101"),
    );
    await wait(50);
    other.order(["visit", addressOf(speaker)]);
    const told = <Is extends BleHostTold["is"]>(is: Is) =>
      other.told.filter((one): one is Extract<BleHostTold, { is: Is }> => one.is === is);
    await until("it was here", () => told("visited").length === 1);
    const [visit] = told("visited");
    assert.deepEqual(visit, {
      is: "visited",
      mtu: 23,
      characteristics: PARTS,
      payload: ours,
      writing: 0,
      writingShort: 0x0d,
      writingLong: 0x06,
      subscribing: 0,
    });
    await until("it was refused", () => told("pairing-failed").length === 1);
    assert.deepEqual(told("pairing-failed"), [{ is: "pairing-failed", reason: 0x05, saidByPeer: true }]);
    assert.equal(speaker.told.filter(({ is }) => is === "pairing-refused").length, 1);
    assert.equal(speaker.services[0]!.notify(Uint8Array.of(7, 8, 9)), true);
    await until("it was notified", () => told("notified").length === 1);
    assert.deepEqual(told("notified"), [{ is: "notified", value: "070809" }]);
    assert.deepEqual(speaker.taken, [{ payload: encodePayload(THEIRS), rssi: LEVEL_OF_LINKS }]);
    // A refusal is an answer, not the end.
    assert.equal(speaker.accepted[0]!.alive, true);
    speaker.accepted[0]!.hangUp();
    await until("it is over at both ends", () => told("ended").length === 1 && !speaker.accepted[0]!.alive);
  });

  /** Our central at somebody else's phone, which `advertise` puts on the air: both payloads change hands, and it notifies one byte. */
  async function visit(advertise: () => void, done: () => boolean): Promise<TestRadio> {
    const caller = radio({ drive: TO_LEGACY_PEERS });
    caller.adapter.broadcast(frameOf(OURS));
    caller.adapter.listen({ active: false });
    await until("it scans", () => caller.passed.some(({ packet }) => toHex(packet).startsWith("010c200201")));
    await wait(50);
    advertise();
    const seen = () => caller.heard.find(({ data }) => toHex(data).includes(onAir));
    await until("it was heard", () => seen() !== undefined);
    const { address, random } = seen()!;
    const link = await caller.adapter.connect({ address, random }, Seconds(5));
    const notified: string[] = [];
    const client = new AttributeClient(
      link,
      systemTiming,
      () => undefined,
      (_, value) => notified.push(toHex(value)),
    );
    const outcome = await exchange(client, encodePayload(OURS));
    assert.deepEqual(outcome, { is: "payload", payload: encodePayload(THEIRS), written: true });
    assert.equal(await subscribe(client), true);
    await until("it notified", () => notified.length === 1);
    assert.deepEqual(notified, ["07"]);
    await until("the peer is done", done);
    assert.equal(link.alive, true);
    link.hangUp();
    await until("the link is over", () => !link.alive);
    return caller;
  }

  test("bleno with our service: we find it, read its payload, write ours and are notified", async () => {
    const bleno = peer<BlenoTold>("bleno.ts", await terminal(), theirs);
    const told = (what: BlenoTold["is"]) => bleno.told.filter(({ is }) => is === what);
    await until("it is up", () => told("ready").length === 1);
    await visit(
      () => bleno.order(["advertise"]),
      () => told("subscribed").length === 1,
    );
    assert.deepEqual(told("written"), [{ is: "written", value: ours }]);
    await until("it knows the end", () => told("ended").length === 1);
  });

  test("ble-host with our service: the same, and when it asks to pair it is refused", async () => {
    const other = peer<BleHostTold>("ble-host.ts", emulator.socket, theirs);
    const told = (what: BleHostTold["is"]) => other.told.filter(({ is }) => is === what);
    await until("it is up", () => told("ready").length === 1);
    const caller = await visit(
      () => other.order(["serve"]),
      () => told("pairing-failed").length === 1,
    );
    assert.deepEqual(told("written"), [{ is: "written", value: ours }]);
    assert.deepEqual(told("pairing-failed"), [{ is: "pairing-failed", reason: 0x05, saidByPeer: true }]);
    assert.equal(caller.told.filter(({ is }) => is === "pairing-refused").length, 1);
    await until("it knows the end", () => told("ended").length === 1);
  });

  test("btmon and tshark understand every frame of our host in the tests above", (t) => {
    const missing = missingDecoders();
    if (missing.length > 0) return t.skip(`needs ${missing.join(" and ")}`);
    assert.ok(passed.filter(({ received }) => !received).length > 100);
    const { btmon, tshark, complaints } = readByOthers(passed);
    assert.deepEqual(complaints.slice(0, 10), []);
    assert.equal(tshark, passed.length);
    assert.equal(btmon, passed.length);
  });
});
