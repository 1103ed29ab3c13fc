/**
 * What is tried inside the machine, with the real Linux Bluetooth stack: the kernel's user channel under our host, and BlueZ's
 * daemon as the peer. Run as a program it runs them all, in order, and writes what became of each into the shared folder.
 *
 * Adapter hci0 is ours, hci1 is ours or the daemon's.
 */
import assert from "node:assert/strict";
import {
  encodeAdvert,
  encodePayload,
  encodeScanResponse,
  readFrame,
  SERVICE_UUID,
  shortIdOf,
} from "@bluezone/protocol/air/frame";
import { toHex } from "@bluezone/protocol/bytes";
import { Milliseconds, Minutes } from "@bluezone/protocol/time";
import { bear } from "../../gatt/bearer.ts";
import { Inbox, serveLink, type WrittenPayload } from "../../gatt/link-service.ts";
import { kindOf } from "../../hci/address.ts";
import { LIMITS } from "../../host/admission.ts";
import type { AirFrame } from "../../host/air-state.ts";
import type { AdapterNeeds } from "../../host/needs.ts";
import { systemTiming } from "../../host/system.ts";
import type { TestRadio } from "../radio.ts";
import { type Bench, runAll, type Scenarios } from "./bench.ts";
import { plugControllers, until } from "./bluez.ts";
import { dumped, tell, typed, visit } from "./bluez-peer.ts";

const payload = (n: number) => ({
  rpi: Uint8Array.from({ length: 16 }, (_, i) => n + i),
  aem: Uint8Array.of(0xf0, 0xf1, 0xf2, n),
});
const frame = (n: number): AirFrame => ({
  advert: encodeAdvert(payload(n).rpi),
  scanResponse: encodeScanResponse(payload(n)),
  until: Milliseconds(systemTiming.now() + Minutes(10)),
});
const failures = ({ told }: TestRadio): string[] =>
  told.flatMap((event) => (event.is === "failed" ? [event.code] : []));

/** Our advertiser on hci0, and the address under which the daemon finds it on hci1. */
async function foundByDaemon(bench: Bench, n: number, needs: Partial<AdapterNeeds> = {}) {
  const shell = await bench.daemon();
  const speaker = bench.radio("hci0", needs);
  speaker.adapter.broadcast(frame(n));
  await until("ours is up", () => speaker.adapter.isUp);
  await shell.powerOn();
  const found = await shell.say(["scan le"], /\[NEW\] Device [0-9A-F:]{17}/);
  return { shell, speaker, address: found.slice(-17) };
}

export const SCENARIOS: Scenarios = {
  "ours to ours over the kernel's user channel: thirty reports, and no byte is wrong": async ({ radio }) => {
    const interval = Milliseconds(100);
    const [speaker, listener] = [radio("hci0", { interval }), radio("hci1", { interval })];
    speaker.adapter.broadcast(frame(1));
    listener.adapter.broadcast(frame(2));
    listener.adapter.listen({ active: true });
    await until("thirty reports came", () => listener.heard.length >= 30);
    const { advert, scanResponse } = frame(1);
    for (const { data, response, address } of listener.heard) {
      assert.equal(toHex(data), toHex(response ? scanResponse : advert));
      assert.equal(kindOf(address), "resolvable");
    }
    assert.equal(new Set(listener.heard.map(({ response }) => response)).size, 2);
    assert.deepEqual(speaker.told, [{ is: "up", extended: true }]);
    assert.deepEqual(failures(listener), []);
    return `${listener.heard.length} reports`;
  },

  "both adapters are unplugged and plugged in again: gone, then everything as it was": async (bench) => {
    const [speaker, listener] = [bench.radio("hci0"), bench.radio("hci1")];
    speaker.adapter.broadcast(frame(3));
    listener.adapter.listen({ active: false });
    await until("it is heard", () => listener.heard.length > 0);
    await bench.controllers.stop();
    await until("both noticed", () => !speaker.adapter.isUp && !listener.adapter.isUp);
    bench.controllers = plugControllers();
    listener.heard.length = 0;
    await until("it is heard again", () => listener.heard.length > 0);
    assert.equal(toHex(listener.heard[0]!.data), toHex(frame(3).advert));
    for (const one of [speaker, listener]) {
      assert.equal(failures(one)[0], "gone");
      // The kernel keeps a new adapter to itself until it has set it up.
      assert.ok(failures(one).every((code) => code === "gone" || code === "busy"));
    }
    return `gone, and back after ${failures(listener).length} tries`;
  },

  "an adapter that bluetoothd has is busy, and ours as soon as it lets go": async (bench) => {
    const shell = await bench.daemon();
    await shell.powerOn();
    const late = bench.radio("hci1");
    await until("it was tried twice", () => failures(late).length >= 2);
    assert.equal(late.adapter.isUp, false);
    await shell.say(["power off"], /Changing power off succeeded/);
    await until("it is up", () => late.adapter.isUp);
    assert.deepEqual([...new Set(failures(late))], ["busy"]);
    return `busy, and ours after ${failures(late).length} tries`;
  },

  "bluetoothd scans: it finds our service and our manufacturer data, byte by byte": async (bench) => {
    const { shell, address } = await foundByDaemon(bench, 4);
    const expected = toHex(encodePayload(payload(4)));
    let info = "";
    // BlueZ keeps one value a company: first the advert's, then the scan response's.
    await until("the scan response is in", async () => {
      info = await shell.say([`info ${address}`], /Device [\s\S]*AdvertisingFlags:/);
      return dumped(info, "ManufacturerData.Value:") === expected;
    });
    assert.match(info, /^Device \S+ \(random\)/);
    assert.deepEqual(info.match(/UUID: .*/g), [`UUID: Vendor specific           (${SERVICE_UUID})`]);
    assert.deepEqual(info.match(/ManufacturerData.Key: .*/g), ["ManufacturerData.Key: 0xffff (65535)"]);
    return `service and ${expected.length / 2} bytes`;
  },

  "bluetoothd advertises: our scan reads its bytes, and our frame in them": async (bench) => {
    const shell = await bench.daemon();
    await shell.powerOn();
    const listener = bench.radio("hci0");
    listener.adapter.listen({ active: false });
    await until("ours is up", () => listener.adapter.isUp);
    const { rpi } = payload(5);
    const shortId = shortIdOf(rpi);
    await shell.say(
      [
        `advertise.uuids ${SERVICE_UUID}`,
        `advertise.manufacturer 0xffff ${typed(shortId)}`,
        "advertise broadcast",
      ],
      /Advertising object registered/,
    );
    // One says it: BlueZ advertises once in more than a second.
    await until("it is heard", () => listener.heard.length > 0);
    // Our advert but for its flags: BlueZ says that there is no classic Bluetooth, and not that it wants to be found.
    const advert = encodeAdvert(rpi).with(2, 0x04);
    for (const { data, random, connectable } of listener.heard) {
      assert.equal(toHex(data), toHex(advert));
      assert.deepEqual(readFrame(data), { kind: "short-id", shortId });
      assert.deepEqual({ random, connectable }, { random: true, connectable: false });
    }
    return `${advert.length} bytes`;
  },

  "a BlueZ central connects, reads our payload, writes its own, and may not pair": async (bench) => {
    const written: WrittenPayload[] = [];
    const inbox = new Inbox((one) => written.push(one));
    const { shell, speaker, address } = await foundByDaemon(bench, 6, {
      // The machine is slow: a stranger may stay longer than on a phone.
      limits: { ...LIMITS, stay: Minutes(2) },
      accepted: (link) => bear(link, serveLink(link, () => encodePayload(payload(6)), inbox).answer),
    });
    assert.equal(await visit(shell, address), toHex(encodePayload(payload(6))));
    const own = encodePayload(payload(7));
    await tell(shell, own);
    await until("it was written", () => written.length === 1);
    assert.equal(toHex(written[0]!.payload), toHex(own));
    await shell.say([`pair ${address}`], /Failed to pair: org.bluez.Error.AuthenticationFailed/);
    await until("the link is over", () => speaker.told.some(({ is }) => is === "link-ended"));
    const told = speaker.told.map(({ is }) => is);
    assert.deepEqual(told, ["up", "linked", "pairing-refused", "link-ended"]);
    return "read, written, not paired";
  },
};

if (import.meta.main) await runAll(SCENARIOS);
