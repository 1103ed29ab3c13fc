/**
 * radio-live: two live radios over BlueZ's emulated controllers, with simulated levels: they hear each other by advert and scan
 * response, exchange over a link, and come back by themselves. It says nothing about distance, real adapters or phones.
 */
import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { encodeAdvert, encodePayload, encodeScanResponse, type Payload } from "@bluezone/protocol/air/frame";
import { toHex } from "@bluezone/protocol/bytes";
import { Instant, Milliseconds, Seconds } from "@bluezone/protocol/time";
import { Metres } from "./air/distance.ts";
import { MEAN_PHONE } from "./air/phone-offsets.ts";
import type { ScanPlan } from "./engine/duty-cycle.ts";
import { filtered } from "./filter/filter.ts";
import { Places } from "./filter/places.ts";
import type { RadioEvent } from "./host/event.ts";
import { systemTiming } from "./host/system.ts";
import { unixSocket } from "./host/unix-socket.ts";
import { type HeardScan, memoryOfProcess } from "./live/live-memory.ts";
import { LiveRadio, type NamedIdentity } from "./live/live-radio.ts";
import { type Emulator, startEmulator, withoutEmulator } from "./testing/btvirt.ts";
import { DRIVE } from "./testing/quirks.ts";

/** Scans as often as a phone may, and short. */
const PLAN: ScanPlan = {
  window: Milliseconds(1_500),
  steadyEvery: Seconds(7),
  nearEvery: Seconds(7),
  nearFor: Seconds(0),
  lowEvery: Seconds(7),
  lowBelow: 0,
};
const payloadOf = (n: number): Payload => ({
  rpi: new Uint8Array(16).fill(n),
  aem: new Uint8Array(4).fill(n),
});
const nameOf = (n: number): string => toHex(encodePayload(payloadOf(n)));
const identity = (n: number, from = Seconds(0), until = Seconds(600)): NamedIdentity => {
  const now = systemTiming.now();
  return {
    name: n,
    from: Milliseconds(now + from),
    until: Milliseconds(now + until),
    advert: encodeAdvert(payloadOf(n).rpi),
    scanResponse: encodeScanResponse(payloadOf(n)),
    payload: encodePayload(payloadOf(n)),
  };
};

async function until(what: string, holds: () => boolean, patience = 15_000): Promise<void> {
  const end = performance.now() + patience;
  while (!holds()) {
    assert.ok(performance.now() < end, `in ${patience} ms it did not come to be that ${what}`);
    await wait(20);
  }
}

const why = withoutEmulator();
// A test of its own, so that it is counted as skipped.
if (why) test("radio-live", { skip: `needs btvirt: ${why}` }, () => {});
describe("radio-live", { skip: why !== undefined }, () => {
  let emulator: Emulator;
  const open: LiveRadio[] = [];
  before(async () => {
    emulator = await startEmulator();
  });
  after(() => emulator?.close());
  afterEach(async () => {
    for (const radio of open.splice(0)) await radio.close();
  });

  async function pair(metres = 1) {
    const places = new Places(3);
    const told: RadioEvent[] = [];
    const made = [0, 1].map((i) => {
      const id = `radio ${i}`;
      places.put(id, {
        position: { x: Metres(i * metres), y: Metres(0) },
        carriage: "hand",
        offsets: MEAN_PHONE,
        place: "open-air",
      });
      const radio = new LiveRadio({
        open: filtered(unixSocket(emulator.socket), { id, places, timing: systemTiming }),
        memory: memoryOfProcess(),
        clock: { ...systemTiming, wall: () => Instant(Date.now()), bootId: () => "boot" },
        companyId: 0xffff,
        seekHidden: false,
        overflowBit: null,
        txPower: -12,
        model: "emulated",
        tell: (event) => told.push(event),
        adapter: { drive: DRIVE },
      });
      open.push(radio);
      return radio;
    });
    await until("both are up", () => made.every((radio) => radio.state() === "on"));
    return { one: made[0]!, other: made[1]!, told, places };
  }
  const heard = (radio: LiveRadio): readonly HeardScan[] => radio.alone.collect(null).scans;
  const names = (radio: LiveRadio) => heard(radio).map(({ payload }) => payload && toHex(payload));

  test("two that advertise and scan by their plans record each other, with levels, in each scan", async () => {
    const { one, other, told } = await pair();
    one.alone.identities([identity(1)]);
    other.alone.identities([identity(2)]);
    one.alone.plan(PLAN);
    other.alone.plan(PLAN);
    await until(
      "each has heard the other in two scans",
      () => heard(one).length >= 2 && heard(other).length >= 2,
      25_000,
    );
    for (const [radio, n] of [
      [one, 2],
      [other, 1],
    ] as const)
      for (const { payload, count, meanRssi, bestRssi, scanResponse } of heard(radio)) {
        assert.equal(toHex(payload!), nameOf(n));
        assert.ok(count >= 2, `${count} readings`);
        assert.ok(meanRssi <= bestRssi && meanRssi > -100 && bestRssi < -20, `${meanRssi} dBm`);
        assert.ok(scanResponse);
      }
    assert.ok(!told.some(({ is }) => is === "failed"));
  });

  test("one that cannot be heard by scan response is read over a link, and both have a record", async () => {
    const { one, other } = await pair();
    // A phone that names the service and nothing else, as an iPhone in front does.
    const bare = encodeAdvert(payloadOf(2).rpi).slice(0, 21);
    one.alone.identities([identity(1)]);
    other.alone.identities([{ ...identity(2), advert: bare, scanResponse: new Uint8Array(0) }]);
    // Both listen: who does not notes nothing.
    one.alone.plan(PLAN);
    other.alone.plan(PLAN);
    await until("the caller has the payload", () => names(one).includes(nameOf(2)), 25_000);
    const overLink = () => heard(other).filter(({ advert }) => advert.length === 0);
    await until("the called has what was written", () => overLink().length === 1);
    const [written] = overLink();
    assert.equal(toHex(written!.payload!), nameOf(1));
    assert.equal(written!.count, 1);
    assert.ok(written!.meanRssi > -100 && written!.meanRssi < -20, "a level of its own radio");
  });

  test("the identity changes at its time, under another address, and what is exhausted is silent", async () => {
    const { one, other } = await pair();
    one.alone.identities([identity(7)]);
    other.alone.identities([identity(2, Seconds(0), Seconds(4)), identity(3, Seconds(5), Seconds(9))]);
    one.alone.plan({ ...PLAN, window: Seconds(6) });
    await until("both were heard", () => [2, 3].every((n) => names(one).includes(nameOf(n))), 25_000);
    const addressesOf = (n: number) =>
      new Set(
        heard(one).flatMap(({ payload, address }) => (toHex(payload!) === nameOf(n) ? [toHex(address)] : [])),
      );
    assert.equal(addressesOf(2).size, 1);
    assert.equal(addressesOf(3).size, 1);
    assert.notDeepEqual(addressesOf(2), addressesOf(3));
    assert.equal(other.alone.aired(), 3);
    // The scan that heard its last moments is over, and so is the next.
    await until("two scans are over", () => one.alone.listened() > 12_000, 25_000);
    const { piece } = one.alone.collect(null);
    await until("another is over", () => one.alone.listened() > 19_000, 25_000);
    assert.deepEqual(one.alone.collect(piece).scans, [], "nothing of an exhausted table");
  });

  test("the emulator is killed and started again: both are off, then on, and hear each other again", async () => {
    const { one, other, told } = await pair();
    one.alone.identities([identity(1)]);
    other.alone.identities([identity(2)]);
    one.alone.plan(PLAN);
    await until("it was heard", () => names(one).includes(nameOf(2)), 25_000);
    await emulator.stop();
    await until("both are off", () => one.state() === "off" && other.state() === "off");
    assert.ok(told.some((event) => event.is === "failed" && event.code === "gone"));
    const { piece } = one.alone.collect(null);
    await emulator.start();
    await until("both are on", () => one.state() === "on" && other.state() === "on", 40_000);
    await until(
      "it was heard again",
      () => one.alone.collect(piece).scans.some(({ payload }) => payload && toHex(payload) === nameOf(2)),
      25_000,
    );
  });
});
