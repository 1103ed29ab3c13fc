/**
 * Our hosts on BlueZ's emulated controllers with the simulated air between: levels, loss, window, reach and supervision are
 * **simulated**, those of `air/`; bytes, order and state are the emulator's. It proves that a host copes with an air that is not
 * perfect, and nothing about real distances. What is peculiar to the emulator stands in `testing/quirks.ts`.
 */
import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { encodeAdvert, encodePayload, encodeScanResponse, type Payload } from "@bluezone/protocol/air/frame";
import { toHex } from "@bluezone/protocol/bytes";
import { Milliseconds, Seconds } from "@bluezone/protocol/time";
import { Metres } from "./air/distance.ts";
import { advertArrives } from "./air/loss.ts";
import type { Placement } from "./air/path.ts";
import { MEAN_PHONE } from "./air/phone-offsets.ts";
import { filtered } from "./filter/filter.ts";
import { Places } from "./filter/places.ts";
import { airProxy } from "./filter/proxy.ts";
import { bear } from "./gatt/bearer.ts";
import { AttributeClient } from "./gatt/client.ts";
import { exchange } from "./gatt/exchange.ts";
import { Inbox, serveLink, type WrittenPayload } from "./gatt/link-service.ts";
import { type HciEvent, readEvent } from "./hci/event.ts";
import { EVENT, H4Reader } from "./hci/h4.ts";
import { setExtendedScanEnable, setExtendedScanParameters } from "./hci/scan-commands.ts";
import { setRandomAddress } from "./hci/setup-commands.ts";
import { RadioFault } from "./hci/status.ts";
import { CommandQueue } from "./host/command-queue.ts";
import { bringUp } from "./host/controller.ts";
import { openLine } from "./host/line.ts";
import type { AdapterNeeds } from "./host/needs.ts";
import type { OpenTransport } from "./host/ports.ts";
import { extendedReports } from "./host/report.ts";
import { systemTiming } from "./host/system.ts";
import { unixSocket } from "./host/unix-socket.ts";
import { type Emulator, startEmulator, withoutEmulator } from "./testing/btvirt.ts";
import type { NobleTold } from "./testing/peers/noble.ts";
import { startPeer } from "./testing/peers/peer.ts";
import { openTerminal, withoutTerminals } from "./testing/pty.ts";
import { DRIVE, withoutGhost } from "./testing/quirks.ts";
import { type TestRadio, testRadio } from "./testing/radio.ts";
import { understood } from "./testing/understood.ts";

const SEED = 2020;
const payloadOf = (n: number): Payload => ({
  rpi: new Uint8Array(16).fill(n),
  aem: new Uint8Array(4).fill(n),
});
const frameOf = (n: number) => ({
  advert: encodeAdvert(payloadOf(n).rpi),
  scanResponse: encodeScanResponse(payloadOf(n)),
  until: Milliseconds(systemTiming.now() + 600_000),
});
const at = (x: number, change: Partial<Placement> = {}): Placement => ({
  position: { x: Metres(x), y: Metres(0) },
  carriage: "hand",
  offsets: MEAN_PHONE,
  place: "open-air",
  ...change,
});
async function until(what: string, holds: () => boolean, patience = 10_000): Promise<void> {
  const end = performance.now() + patience;
  while (!holds()) {
    assert.ok(performance.now() < end, `in ${patience} ms it did not come to be that ${what}`);
    await wait(5);
  }
}
const mean = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length;

const why = withoutEmulator();
// A test of its own, so that it is counted as skipped.
if (why) test("radio in the simulated air", { skip: `needs btvirt: ${why}` }, () => {});
describe("radio in the simulated air", { skip: why !== undefined }, () => {
  let emulator: Emulator;
  let places: Places;
  const radios: TestRadio[] = [];
  before(async () => {
    emulator = await startEmulator();
  });
  after(() => emulator?.close());
  afterEach(async () => {
    for (const { adapter } of radios.splice(0)) await adapter.close();
  });

  /** What the emulator sent to whom before the air took its part: adverts by listener and data. */
  const sent = new Map<string, number>();
  const counted =
    (id: string): OpenTransport =>
    (listener) => {
      const reader = new H4Reader();
      return unixSocket(emulator.socket)({
        ...listener,
        bytes(bytes) {
          for (const { kind, body } of reader.push(bytes)) {
            const event = kind === EVENT ? readEvent(body) : undefined;
            for (const { data, response } of event?.is === "extendedReports" ? extendedReports(event) : []) {
              const name = `${id} ${toHex(data)}`;
              if (!response) sent.set(name, (sent.get(name) ?? 0) + 1);
            }
          }
          listener.bytes(bytes);
        },
      });
    };
  const open = (id: string): OpenTransport => filtered(counted(id), { id, places, timing: systemTiming });
  async function radio(
    id: string,
    placement: Placement,
    needs: Partial<AdapterNeeds> = {},
  ): Promise<TestRadio> {
    places.put(id, placement);
    const made = testRadio(open(id), { drive: DRIVE, interval: Milliseconds(20), ...needs });
    radios.push(made);
    await until(`${id} is up`, () => made.adapter.isUp);
    return made;
  }
  /** Adverts of a number that a radio heard. */
  const adverts = ({ heard }: TestRadio, n: number) =>
    withoutGhost(heard).filter(({ response, data }) => !response && toHex(data) === toHex(frameOf(n).advert));

  test("levels follow the model by distance and carriage, and what is lost is what it says", async () => {
    places = new Places(SEED);
    const senders = [
      { n: 1, where: at(1) },
      { n: 2, where: at(6) },
      { n: 3, where: at(6, { carriage: "pocket" }) },
      // Weak enough to lose a good part, on the quiet side of phones.
      { n: 4, where: at(10, { carriage: "bag", offsets: { transmit: -7, receive: 0 } }) },
      { n: 5, where: at(64) },
    ];
    const listener = await radio("listener", at(0));
    for (const { n, where } of senders) (await radio(`s${n}`, where)).adapter.broadcast(frameOf(n));
    listener.adapter.listen({ active: false });
    await wait(300);
    listener.heard.length = 0;
    sent.clear();
    const LASTS = 2_500;
    const middle = systemTiming.now() + LASTS / 2;
    await wait(LASTS);
    for (const { n } of senders) {
      const levels = adverts(listener, n).map(({ rssi }) => rssi!);
      const path = places.path("listener", `s${n}`, middle);
      if (!path) {
        assert.equal(levels.length, 0, "who is too far away is not heard at all");
        continue;
      }
      // Four other advertisers at 20 ms hinder everybody alike.
      const clear = places.clear("listener", `s${n}`);
      const steps = Array.from({ length: 401 }, (_, i) => (i - 200) / 50);
      const weights = steps.map((z) => Math.exp((-z * z) / 2));
      const arrive = steps.map((z) => advertArrives(path.mean + path.packet * z - path.sensitivity));
      const weight = weights.reduce((sum, w) => sum + w, 0);
      const share = (clear * weights.reduce((sum, w, i) => sum + w * arrive[i]!, 0)) / weight;
      const expected =
        weights.reduce((sum, w, i) => sum + w * arrive[i]! * (path.mean + path.packet * steps[i]!), 0) /
        weights.reduce((sum, w, i) => sum + w * arrive[i]!, 0);
      const all = sent.get(`listener ${toHex(frameOf(n).advert)}`) ?? 0;
      assert.ok(all > 30, `the emulator sent ${all} adverts`);
      const came = levels.length / all;
      console.log(
        `simulated levels: s${n} ${mean(levels).toFixed(1)} dBm (model ${expected.toFixed(1)}), ${(100 * came).toFixed(0)} % came (model ${(100 * share).toFixed(0)} %)`,
      );
      assert.ok(Math.abs(came - share) < 0.15, `s${n}: ${came} came, ${share} should`);
      if (levels.length > 20)
        assert.ok(Math.abs(mean(levels) - expected) < 2, `s${n}: ${mean(levels)} dBm, not ${expected}`);
    }
  });

  test("who walks out of range is heard no more, and is heard again on coming back", async () => {
    places = new Places(SEED);
    const listener = await radio("listener", at(0));
    const walker = await radio("walker", at(1));
    walker.adapter.broadcast(frameOf(1));
    listener.adapter.broadcast(frameOf(2));
    listener.adapter.listen({ active: true });
    await until("it is heard with its scan response", () => listener.heard.some(({ response }) => response));
    places.put("walker", at(70));
    listener.heard.length = 0;
    await wait(300);
    assert.equal(withoutGhost(listener.heard).length, 0);
    places.put("walker", at(1));
    await until("it is heard again", () => adverts(listener, 1).length > 3);
  });

  test("a controller that is told to listen 100 ms of 500 hears within them only", async () => {
    places = new Places(SEED);
    (await radio("sender", at(1))).adapter.broadcast(frameOf(1));
    places.put("listener", at(0));
    let queue: CommandQueue | undefined;
    const heard: number[] = [];
    const line = await openLine(
      open("listener"),
      {
        event(event: HciEvent) {
          if (event.is === "commandComplete") queue?.completed(event);
          if (event.is === "extendedReports")
            for (const { random } of extendedReports(event)) if (random) heard.push(systemTiming.now());
        },
        acl() {},
        closed() {},
      },
      systemTiming,
      () => {},
    );
    queue = new CommandQueue(
      (body) => line.command(body),
      systemTiming,
      Seconds(2),
      () => {},
    );
    await bringUp(queue, DRIVE);
    await queue.run(setRandomAddress, { address: new Uint8Array(6).fill(0x41) });
    const [interval, window] = [800, 160];
    const scan = { ownAddressType: 1, filterPolicy: 0, phys: 1, type: 0, interval, window };
    await queue.run(setExtendedScanParameters, scan);
    const from = systemTiming.now();
    await queue.run(setExtendedScanEnable, { enable: 1, filterDuplicates: 0, duration: 0, period: 0 });
    await wait(2_000);
    line.close();
    assert.ok(heard.length > 8 && heard.length < 40, `${heard.length} reports of about 100 adverts`);
    // Some time for the way through sockets.
    for (const when of heard)
      assert.ok((when - from) % 500 < 140, `heard ${Math.round((when - from) % 500)} ms into 500`);
  });

  test("a link dies by supervision on both sides, and both find each other again", async () => {
    places = new Places(SEED);
    const written: WrittenPayload[] = [];
    const inbox = new Inbox((one) => written.push(one));
    const speaker = await radio("speaker", at(1), {
      accepted: (link) => bear(link, serveLink(link, () => encodePayload(payloadOf(1)), inbox).answer),
    });
    const caller = await radio("caller", at(0));
    speaker.adapter.broadcast(frameOf(1));
    caller.adapter.broadcast(frameOf(2));
    caller.adapter.listen({ active: false });
    await until("it is heard", () => adverts(caller, 1).length > 0);
    const peer = () => ({ address: adverts(caller, 1).at(-1)!.address, random: true });
    const link = await caller.adapter.connect(peer(), Seconds(8));
    const level = await link.rssi();
    assert.ok(level !== undefined && level < -40 && level > -95, `simulated level of the link: ${level} dBm`);
    await until("the other end stands", () => speaker.accepted.length === 1);
    places.put("caller", at(70));
    const from = performance.now();
    await until("both ends died", () => !link.alive && !speaker.accepted[0]!.alive);
    const took = performance.now() - from;
    assert.ok(took > 3_500 && took < 5_500, `after ${took} ms; the time-out is 4 s`);
    for (const { told } of [caller, speaker])
      assert.ok(told.some((event) => event.is === "link-ended" && event.reason === 0x08));

    // A call to somebody out of reach is called off after its patience; near by, both exchange what they have to.
    await assert.rejects(
      caller.adapter.connect(peer(), Milliseconds(400)),
      (fault) => fault instanceof RadioFault && fault.code === "no_peer",
    );
    places.put("caller", at(1));
    const again = await caller.adapter.connect(peer(), Seconds(8));
    const client = new AttributeClient(
      again,
      systemTiming,
      () => undefined,
      () => {},
    );
    const outcome = await exchange(client, encodePayload(payloadOf(2)));
    assert.deepEqual(outcome, { is: "payload", payload: encodePayload(payloadOf(1)), written: true });
    await until("it was written", () => written.length === 1);
    assert.ok(written[0]!.rssi !== undefined && written[0]!.rssi < -40, "the level is the receiver's own");
    again.hangUp();
    for (const { told } of [caller, speaker]) assert.ok(!told.some(({ is }) => is === "failed"));
  });

  test("a peer that dies ends its link by supervision, and the survivor goes on", async () => {
    places = new Places(SEED);
    let cut = () => {};
    const speaker = await radio("speaker", at(1), { accepted: () => {} });
    const caller = await radio("caller", at(0), {
      async open(listener) {
        const line = await open("caller")(listener);
        cut = () => line.close();
        return line;
      },
    });
    speaker.adapter.broadcast(frameOf(1));
    caller.adapter.listen({ active: false });
    await until("it is heard", () => adverts(caller, 1).length > 0);
    await caller.adapter.connect({ address: adverts(caller, 1)[0]!.address, random: true }, Seconds(8));
    await until("the link stands", () => speaker.accepted.length === 1);
    cut();
    // It starts again by itself, but not with the link.
    await until("the link is dead", () => !speaker.accepted[0]!.alive);
    assert.ok(speaker.told.some((event) => event.is === "link-ended" && event.reason === 0x08));
    const other = await radio("other", at(1));
    other.adapter.listen({ active: false });
    await until("the survivor is heard", () => adverts(other, 1).length > 0);
    assert.ok(!speaker.told.some(({ is }) => is === "failed"));
  });

  test("the proxy does the same for a host that connects to its socket", async () => {
    places = new Places(SEED);
    places.put("far", at(3));
    const proxy = await airProxy(join(tmpdir(), `bluezone-air-${process.pid}`), emulator.socket, {
      id: "far",
      places,
      timing: systemTiming,
    });
    const sender = await radio("sender", at(0));
    sender.adapter.broadcast(frameOf(1));
    const behind = testRadio(unixSocket(proxy.path), { drive: DRIVE });
    radios.push(behind);
    behind.adapter.listen({ active: false });
    await until("it is heard at a level", () => adverts(behind, 1).some(({ rssi }) => rssi !== undefined));
    await proxy.close();
    await until("the host noticed", () => !behind.adapter.isUp);
    assert.equal(places.path("sender", "far", 0), null);
  });

  const noTerminals = withoutTerminals();
  test("noble behind the proxy hears us at the levels of its place, and nobody out of range", {
    skip: noTerminals ? `needs socat: ${noTerminals}` : false,
  }, async (t) => {
    places = new Places(SEED);
    places.put("noble", at(0));
    const needs = { id: "noble", places, timing: systemTiming };
    const proxy = await airProxy(join(tmpdir(), `bluezone-air-noble-${process.pid}`), emulator.socket, needs);
    t.after(() => proxy.close());
    const terminal = await openTerminal(proxy.path);
    t.after(() => terminal.close());
    const noble = startPeer<NobleTold>(new URL("./testing/peers/noble.ts", import.meta.url), terminal.path);
    t.after(() => noble.close());
    await until("it scans", () => noble.told.some(({ is }) => is === "scanning"), 20_000);
    (await radio("near", at(2))).adapter.broadcast(frameOf(1));
    (await radio("far", at(80))).adapter.broadcast(frameOf(2));
    const heard = (n: number) =>
      noble.told
        .filter((one) => one.is === "heard")
        .filter(({ manufacturer }) => manufacturer?.startsWith(`ffff${toHex(payloadOf(n).rpi.slice(0, 6))}`));
    await until("it heard some of us", () => heard(1).length >= 40);
    const expected = places.path("noble", "near", systemTiming.now())!.mean;
    const found = mean(heard(1).map(({ rssi }) => rssi));
    console.log(`simulated levels: noble ${found.toFixed(1)} dBm (model ${expected.toFixed(1)})`);
    assert.ok(Math.abs(found - expected) < 3, `${found} dBm, not ${expected}`);
    assert.equal(heard(2).length, 0);
  });

  test("btmon and tshark understand every frame that the radios sent", (t) => understood(t, 100));
});
