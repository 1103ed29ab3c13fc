/**
 * radio-emulated: our host against BlueZ's emulated controllers, which nobody here wrote. It proves bytes, order and state; it
 * proves nothing about distance, levels or phones. What is peculiar to the emulator stands in `testing/quirks.ts`.
 */
import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import {
  encodeAdvert,
  encodePayload,
  encodeScanResponse,
  type Payload,
  readFrame,
} from "@bluezone/protocol/air/frame";
import { fromHex, toHex } from "@bluezone/protocol/bytes";
import { type Duration, Instant, Milliseconds, Seconds } from "@bluezone/protocol/time";
import { bear } from "./gatt/bearer.ts";
import { AttributeClient } from "./gatt/client.ts";
import { exchange, subscribe } from "./gatt/exchange.ts";
import { Inbox, type LinkService, serveLink, type WrittenPayload } from "./gatt/link-service.ts";
import { kindOf } from "./hci/address.ts";
import type { LoggedPacket } from "./hci/btsnoop.ts";
import { setExtendedScanEnable, setExtendedScanParameters } from "./hci/scan-commands.ts";
import { setRandomAddress } from "./hci/setup-commands.ts";
import { RadioFault } from "./hci/status.ts";
import { LIMITS } from "./host/admission.ts";
import type { AirFrame } from "./host/air-state.ts";
import { CommandQueue } from "./host/command-queue.ts";
import { bringUp } from "./host/controller.ts";
import { openLine } from "./host/line.ts";
import type { AdapterNeeds } from "./host/needs.ts";
import { systemTiming } from "./host/system.ts";
import { unixSocket } from "./host/unix-socket.ts";
import { type Emulator, startEmulator, withoutEmulator } from "./testing/btvirt.ts";
import { missingDecoders, readByOthers } from "./testing/decoders.ts";
import { DRIVE, LEVEL_OF_LINKS, withoutGhost } from "./testing/quirks.ts";
import { type TestRadio, testRadio } from "./testing/radio.ts";

/** The payload of a number: told apart in every byte that is sent. */
function payloadOf(n: number): Payload {
  const rpi = Uint8Array.from({ length: 16 }, (_, i) => (i % 2 === 0 ? n : n >> 8) & 0xff);
  return { rpi, aem: Uint8Array.of(n, n >> 8, n, n >> 8) };
}
const frameOf = (n: number, lasts: Duration = Seconds(600)): AirFrame => ({
  advert: encodeAdvert(payloadOf(n).rpi),
  scanResponse: encodeScanResponse(payloadOf(n)),
  until: Milliseconds(systemTiming.now() + lasts),
});
async function until(what: string, holds: () => boolean, patience = 10_000): Promise<void> {
  const end = performance.now() + patience;
  while (!holds()) {
    assert.ok(performance.now() < end, `in ${patience} ms it did not come to be that ${what}`);
    await wait(5);
  }
}

const why = withoutEmulator();
// A test of its own, so that it is counted as skipped.
if (why) test("radio-emulated", { skip: `needs btvirt: ${why}` }, () => {});
describe("radio-emulated", { skip: why !== undefined }, () => {
  let emulator: Emulator;
  const radios: TestRadio[] = [];
  /** Packets of radios that are closed already, for the readers at the end. */
  const passed: LoggedPacket[] = [];

  before(async () => {
    emulator = await startEmulator();
  });
  after(() => emulator?.close());
  afterEach(() => allClosed());

  function radio(needs: Partial<AdapterNeeds> = {}): TestRadio {
    const made = testRadio(unixSocket(emulator.socket), { drive: DRIVE, ...needs });
    radios.push(made);
    return made;
  }
  async function allClosed(): Promise<void> {
    for (const { adapter, passed: packets } of radios.splice(0)) {
      await adapter.close();
      passed.push(...packets);
    }
  }
  /** Addresses of adverts under which a payload was heard; the emulator's ghost of a public address left out. */
  const addressOf = ({ heard }: TestRadio, n: number): Uint8Array | undefined =>
    withoutGhost(heard).find(({ data }) => toHex(data) === toHex(frameOf(n).advert))?.address;

  for (const drive of ["legacy", "extended"] as const)
    test(`${drive} commands: an active scan hears advert and scan response byte by byte, under a private address`, async () => {
      const [speaker, listener] = [radio({ drive }), radio({ drive })];
      listener.adapter.broadcast(frameOf(2));
      listener.adapter.listen({ active: true });
      await until("both are up", () => speaker.adapter.isUp && listener.adapter.isUp);
      await wait(50);
      speaker.adapter.broadcast(frameOf(1));
      const ours = () => withoutGhost(listener.heard);
      await until("both were heard", () => ours().some(({ response }) => response));
      const { advert, scanResponse } = frameOf(1);
      for (const { response, data, address, rssi, connectable } of ours()) {
        assert.equal(toHex(data), toHex(response ? scanResponse : advert));
        assert.equal(kindOf(address), "resolvable");
        assert.equal(rssi, undefined);
        if (!response) assert.equal(connectable, true);
      }
      const heard = readFrame(new Uint8Array([...advert, ...scanResponse]));
      assert.deepEqual(heard, { kind: "payload", payload: payloadOf(1) });
    });

  test("a scan without an identity asks nobody: adverts come, scan responses do not", async () => {
    const [speaker, listener] = [radio(), radio()];
    listener.adapter.listen({ active: true });
    speaker.adapter.broadcast(frameOf(1));
    await until("it was heard", () => listener.heard.length >= 4);
    assert.ok(listener.heard.every(({ response }) => !response));
  });

  test("sixteen radios at 100 ms: everybody hears everybody, and no byte is wrong", async () => {
    const all = [];
    for (let n = 0; n < 16; n++) {
      const one = radio({ interval: Milliseconds(100) });
      await until("it is up", () => one.adapter.isUp);
      one.adapter.broadcast(frameOf(n));
      all.push(one);
    }
    for (const { adapter } of all) adapter.listen({ active: true });
    await wait(200);
    for (const { heard } of all) heard.length = 0;
    const from = performance.now();
    const cpu = process.cpuUsage();
    await wait(5_000);
    const seconds = (performance.now() - from) / 1_000;
    const used = process.cpuUsage(cpu);
    const right = new Set(all.flatMap((_, n) => [toHex(frameOf(n).advert), toHex(frameOf(n).scanResponse)]));
    let reports = 0;
    const pairs = new Set<string>();
    for (const [to, { heard }] of all.entries())
      for (const { data, address } of heard) {
        reports += 1;
        assert.ok(right.has(toHex(data)), "a byte is wrong");
        pairs.add(`${toHex(address)} ${to}`);
      }
    assert.equal(pairs.size, 16 * 15);
    const core = (used.user + used.system) / 1e6 / seconds;
    console.log(
      `radio-emulated: 16 radios at 100 ms, ${Math.round(reports / seconds)} reports/s, ${(100 * core).toFixed(1)} % of a core for all 16 hosts`,
    );
  });

  test("2,000 rotations at 20 ms: no report joins two identities", async () => {
    const [speaker, listener] = [radio({ interval: Milliseconds(20) }), radio()];
    listener.adapter.broadcast(frameOf(9_999));
    listener.adapter.listen({ active: true });
    await until("both are up", () => speaker.adapter.isUp && listener.adapter.isUp);
    const from = performance.now();
    const ROTATIONS = 2_000;
    let sent = 0;
    for (let n = 1; n <= ROTATIONS; n++) {
      speaker.adapter.broadcast(frameOf(n));
      const before = sent;
      const enabled = () => speaker.passed.length > before;
      await until("it was sent", enabled);
      // Now shorter, now longer than an advert's interval, so that changes fall everywhere into it.
      await wait(n % 4 === 0 ? 25 : n % 7);
      sent = speaker.passed.length;
    }
    const seconds = (performance.now() - from) / 1_000;
    const identities = new Map<string, number>();
    const told = new Map<string, number>();
    for (let n = 1; n <= ROTATIONS; n++)
      for (const part of [frameOf(n).advert, frameOf(n).scanResponse]) told.set(toHex(part), n);
    for (const { address, data } of withoutGhost(listener.heard)) {
      const n = told.get(toHex(data));
      assert.ok(n !== undefined, "a byte is wrong");
      const known = identities.get(toHex(address));
      assert.ok(known === undefined || known === n, `address of identity ${known} with the data of ${n}`);
      identities.set(toHex(address), n);
    }
    assert.ok(identities.size > ROTATIONS / 8, `only ${identities.size} identities were heard`);
    console.log(
      `radio-emulated: ${ROTATIONS} rotations in ${seconds.toFixed(1)} s, ${listener.heard.length} reports of ${identities.size} identities, 0 mixed`,
    );
  });

  test("an identity ends at its time in the controller, also when our own clock is stopped", async () => {
    const stopped = {
      ...systemTiming,
      after: (length: Duration, then: () => void) =>
        length > 400 && length < 600 ? () => {} : systemTiming.after(length, then),
    };
    const [speaker, listener] = [radio({ interval: Milliseconds(20), timing: stopped }), radio()];
    listener.adapter.listen({ active: false });
    await until("both are up", () => speaker.adapter.isUp && listener.adapter.isUp);
    speaker.adapter.broadcast(frameOf(3, Milliseconds(550)));
    await until("it is heard", () => listener.heard.length > 3);
    await wait(800);
    listener.heard.length = 0;
    await wait(300);
    assert.equal(listener.heard.length, 0);
  });

  for (const drive of ["legacy", "extended"] as const)
    test(`${drive} commands: over a link both learn the other's payload, and the link is closed`, async () => {
      const written: WrittenPayload[] = [];
      const services: LinkService[] = [];
      const inbox = new Inbox((one) => written.push(one));
      const speaker = radio({
        drive,
        accepted(link) {
          const service = serveLink(link, () => encodePayload(payloadOf(5)), inbox);
          bear(link, service.answer);
          services.push(service);
        },
      });
      const listener = radio({ drive });
      listener.adapter.broadcast(frameOf(6));
      listener.adapter.listen({ active: false });
      await until("both are up", () => speaker.adapter.isUp && listener.adapter.isUp);
      await wait(50);
      speaker.adapter.broadcast(frameOf(5));
      await until("it was heard", () => addressOf(listener, 5) !== undefined);
      const notified: Uint8Array[] = [];
      const link = await listener.adapter.connect(
        { address: addressOf(listener, 5)!, random: true },
        Seconds(5),
      );
      const client = new AttributeClient(
        link,
        systemTiming,
        () => undefined,
        (_, value) => notified.push(value),
      );
      const own = encodePayload(payloadOf(6));
      assert.deepEqual(await exchange(client, own), {
        is: "payload",
        payload: encodePayload(payloadOf(5)),
        written: true,
      });
      await until("it was written", () => written.length === 1);
      assert.deepEqual(written, [{ payload: own, rssi: LEVEL_OF_LINKS }]);
      assert.equal(await subscribe(client), true);
      assert.equal(services[0]!.notify(Uint8Array.of(7)), true);
      await until("it was notified", () => notified.length === 1);
      link.hangUp();
      await until("both ends are over", () => !link.alive && !speaker.accepted[0]!.alive);
      // The advert goes on under the same address, and can be connected to again.
      const again = await listener.adapter.connect(
        { address: addressOf(listener, 5)!, random: true },
        Seconds(5),
      );
      again.hangUp();
      await until("it is over", () => !again.alive);
    });

  test("a connection to nobody is a coded fault, and the radio goes on", async () => {
    const one = radio();
    await until("it is up", () => one.adapter.isUp);
    const calling = one.adapter.connect(
      { address: Uint8Array.of(1, 2, 3, 4, 5, 0x46), random: true },
      Seconds(2),
    );
    await assert.rejects(calling, (fault) => fault instanceof RadioFault && fault.code === "no_peer");
    assert.equal(one.told.filter(({ is }) => is === "failed").length, 0);
  });

  test("a peer that dies holds no link for longer than a stranger may stay", async () => {
    const speaker = radio({ limits: { ...LIMITS, stay: Milliseconds(700) }, accepted: () => {} });
    let cut = () => {};
    const other = radio({
      async open(listener) {
        const line = await unixSocket(emulator.socket)(listener);
        cut = () => line.close();
        return line;
      },
    });
    other.adapter.listen({ active: false });
    speaker.adapter.broadcast(frameOf(8));
    await until("it was heard", () => addressOf(other, 8) !== undefined);
    await other.adapter.connect({ address: addressOf(other, 8)!, random: true }, Seconds(5));
    await until("the link stands", () => speaker.accepted.length === 1);
    // As a crash would: nobody says goodbye, and the emulator does not tell either.
    cut();
    const [link] = speaker.accepted;
    await wait(300);
    assert.equal(link?.alive, true);
    await until("it is over", () => !link!.alive);
  });

  test("the emulator is killed and started again: everything comes back as it was", async () => {
    const [speaker, listener] = [radio(), radio()];
    speaker.adapter.broadcast(frameOf(11));
    listener.adapter.listen({ active: false });
    await until("it was heard", () => addressOf(listener, 11) !== undefined);
    await emulator.stop();
    await until("both noticed", () => !speaker.adapter.isUp && !listener.adapter.isUp);
    await emulator.start();
    listener.heard.length = 0;
    await until("it was heard again", () => addressOf(listener, 11) !== undefined, 20_000);
    assert.ok(speaker.told.some((event) => event.is === "failed" && event.code === "gone"));
  });

  test("a new address during a scan is disallowed by the controller, and told as such", async () => {
    let queue: CommandQueue | undefined;
    const listener = {
      event: (event: Parameters<Parameters<typeof openLine>[1]["event"]>[0]) => {
        if (event.is === "commandComplete") queue?.completed(event);
      },
      acl: () => {},
      closed: () => {},
    };
    const line = await openLine(unixSocket(emulator.socket), listener, systemTiming, () => {});
    queue = new CommandQueue(
      (body) => line.command(body),
      systemTiming,
      Seconds(2),
      () => {},
    );
    await bringUp(queue, "extended");
    const address = new Uint8Array(6).fill(0x41);
    await queue.run(setRandomAddress, { address });
    const scan = { ownAddressType: 1, filterPolicy: 0, phys: 1, type: 0, interval: 48, window: 48 };
    await queue.run(setExtendedScanParameters, scan);
    await queue.run(setExtendedScanEnable, { enable: 1, filterDuplicates: 0, duration: 0, period: 0 });
    await assert.rejects(
      queue.run(setRandomAddress, { address }),
      (fault) => fault instanceof RadioFault && fault.code === "disallowed" && fault.status === 0x0c,
    );
    line.close();
  });

  test("btmon and tshark find a frame that is wrong", (t) => {
    const missing = missingDecoders();
    if (missing.length > 0) return t.skip(`needs ${missing.join(" and ")}`);
    // LE Set Random Address with five bytes, and a connection event that is cut off.
    for (const hex of ["01052005aabbccddee", "043e0501002a0000"]) {
      const packet = fromHex(hex);
      const { complaints } = readByOthers([{ at: Instant(0), received: packet[0] === 4, packet }]);
      assert.ok(complaints.length > 0, hex);
    }
  });

  test("every frame of the tests above is understood by btmon and tshark", (t) => {
    const missing = missingDecoders();
    if (missing.length > 0) return t.skip(`needs ${missing.join(" and ")}`);
    const sent = passed.filter(({ received }) => !received).length;
    assert.ok(sent > 10_000, `only ${sent} frames were sent`);
    const { btmon, tshark, complaints } = readByOthers(passed);
    assert.deepEqual(complaints.slice(0, 10), []);
    assert.equal(tshark, passed.length);
    assert.equal(btmon, passed.length);
    console.log(`radio-emulated: ${sent} frames of ours among ${passed.length} read by btmon and tshark`);
  });
});
