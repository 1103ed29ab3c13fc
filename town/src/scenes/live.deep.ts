/**
 * radio-live-town: two whole phone engines on live radios, over two of BlueZ's emulated controllers, from meeting to alert against
 * the real servers. **Time is compressed for phones and servers**, whose clock jumps from one thing that is due to the next; the
 * radios' packets are not: each scan lasts 280 ms of real time while they are together, in which adverts are sent every
 * 250 ms, and less when they have parted. Levels are
 * simulated for a metre in the open. It says nothing about distance, real adapters or phones.
 */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { createPhone } from "@bluezone/device/create-phone";
import { silentNotifier } from "@bluezone/device/doubles/notifier";
import { memoryStore } from "@bluezone/device/doubles/store";
import type { PhoneEvent } from "@bluezone/device/event";
import type { Phone } from "@bluezone/device/phone";
import { nodeTransport } from "@bluezone/device-node/transport";
import { UNASSIGNED_COMPANY } from "@bluezone/protocol/air/frame";
import {
  between,
  type Duration,
  dayOf,
  Hours,
  Instant,
  isoDay,
  Milliseconds,
  Minutes,
  plus,
} from "@bluezone/protocol/time";
import { Metres } from "@bluezone/radio/air/distance";
import { DECLARED_TX_POWER } from "@bluezone/radio/air/parameters";
import { MEAN_PHONE } from "@bluezone/radio/air/phone-offsets";
import { filtered } from "@bluezone/radio/filter/filter";
import { Places } from "@bluezone/radio/filter/places";
import { setExtendedScanEnable } from "@bluezone/radio/hci/scan-commands";
import { systemTiming } from "@bluezone/radio/host/system";
import { unixSocket } from "@bluezone/radio/host/unix-socket";
import { memoryOfProcess } from "@bluezone/radio/live/live-memory";
import { LiveRadio } from "@bluezone/radio/live/live-radio";
import { startEmulator, withoutEmulator } from "@bluezone/radio/testing/btvirt";
import { DRIVE } from "@bluezone/radio/testing/quirks";
import { PhoneClock } from "../people/phone-clock.ts";
import { Town } from "../world/town.ts";
import { MORNING } from "./scene.ts";

/** Real time of a scan, while there is somebody to be heard and when there is nobody. */
const SCAN = Milliseconds(280);
const LONELY_SCAN = Milliseconds(30);
/** Real time in which commands reach a controller. */
const SETTLE = Milliseconds(15);

/** What waits for a moment of the town's time. */
class Waits {
  readonly #waits = new Set<{ readonly at: Instant; readonly then: () => void }>();

  after(now: Instant, length: Duration, then: () => void): () => void {
    const one = { at: plus(now, length), then };
    this.#waits.add(one);
    return () => void this.#waits.delete(one);
  }
  get next(): number {
    return Math.min(...[...this.#waits].map(({ at }) => at));
  }
  fire(now: Instant): void {
    for (const one of [...this.#waits]) if (one.at <= now && this.#waits.delete(one)) one.then();
  }
}

interface Living {
  readonly phone: Phone;
  readonly radio: LiveRadio;
  readonly told: PhoneEvent[];
  due: Instant;
}

const why = withoutEmulator();
// A test of its own, so that it is counted as skipped.
if (why) test("radio-live-town", { skip: `needs btvirt: ${why}` }, () => {});
describe("radio-live-town", { skip: why !== undefined }, () => {
  test("two engines on emulated adapters meet; one tests positive and shares; the other is warned, and not the one who shared", async (t) => {
    const begun = performance.now();
    const emulator = await startEmulator();
    const town = await Town.open({
      folder: null,
      start: MORNING,
      seed: 7,
      profile: "default",
      people: [],
      keysPort: 0,
      healthPort: 0,
      secrets: { keys: randomBytes(32).toString("base64"), health: randomBytes(32).toString("base64") },
    });
    town.jobStep = Minutes(1);
    const transport = nodeTransport();
    const waits = new Waits();
    const scanning = new Set<string>();
    let scans = 0;
    let together = true;
    const now = () => town.clock.now();
    const places = new Places(7);

    /** Sees in what the host sends whether a scan is on. */
    const watch =
      (id: string) =>
      (received: boolean, [, low, high, , enable]: Uint8Array) => {
        if (received || low! + 256 * high! !== setExtendedScanEnable.opcode) return;
        if (enable === 1) scans += 1;
        if (enable === 1) scanning.add(id);
        else scanning.delete(id);
      };

    async function live(id: string, metres: number): Promise<Living> {
      const position = { x: Metres(metres), y: Metres(0) };
      places.put(id, { position, carriage: "hand", offsets: MEAN_PHONE, place: "open-air" });
      const clock = new PhoneClock(town.clock);
      const radio = new LiveRadio({
        open: filtered(unixSocket(emulator.socket), { id, places, timing: systemTiming }),
        memory: memoryOfProcess(),
        clock: {
          wall: () => clock.wall(),
          bootId: () => clock.bootId(),
          now: () => clock.monotonic(),
          after: (length, then) => waits.after(now(), length, then),
        },
        companyId: UNASSIGNED_COMPANY,
        seekHidden: false,
        overflowBit: null,
        txPower: DECLARED_TX_POWER,
        model: "emulated",
        calibration: { txPower: DECLARED_TX_POWER, rssiCorrection: 0, confidence: 3 },
        adapter: { drive: DRIVE, tap: watch(id) },
      });
      while (radio.state() !== "on") await wait(10);
      const told: PhoneEvent[] = [];
      const { keys, health, deviceKey, settings } = town.servers;
      const phone = await createPhone(
        {
          clock,
          random: { bytes: (n) => new Uint8Array(randomBytes(n)) },
          radio,
          battery: { level: () => 0.8 },
          store: memoryStore(),
          notifier: silentNotifier(),
          servers: { keysUrl: keys.url, healthUrl: health.url, healthApiKey: deviceKey, transport },
          tell: (event) => told.push(event),
        },
        settings,
      );
      await phone.start();
      return { phone, radio, told, due: now() };
    }

    const sau = await live("sau", 0);
    const tu = await live("tu", 1);
    const both = [sau, tu];

    /** Lets the town's time pass until something holds, at most so long. */
    async function pass(limit: Duration, holds: () => boolean = () => false): Promise<boolean> {
      const end = plus(now(), limit);
      while (!holds() && now() < end) {
        const next = Instant(Math.ceil(Math.min(end, waits.next, ...both.map(({ due }) => due))));
        if (next > now()) await town.advance(between(now(), next));
        waits.fire(now());
        for (const one of both)
          if (one.due <= now()) one.due = Instant(Math.max(await one.phone.run(), now() + 1));
        await wait(SETTLE);
        if (scanning.size > 0) await wait(together ? SCAN : LONELY_SCAN);
      }
      return holds();
    }

    try {
      const up = performance.now();
      await pass(Minutes(20));
      const met = performance.now();
      assert.ok(
        both.every(({ told }) => told.some(({ is }) => is === "heard")),
        "each has heard the other",
      );
      // They part: nothing of one reaches the other.
      places.put("tu", {
        position: { x: Metres(50_000), y: Metres(0) },
        carriage: "hand",
        offsets: MEAN_PHONE,
        place: "open-air",
      });
      together = false;
      await pass(Minutes(15));

      const answer = await town.laboratory.report({
        testType: "confirmed",
        phone: "0900000010",
        symptomDate: isoDay(dayOf(now(), "vietnam")),
      });
      assert.ok(answer.ok);
      await sau.phone.enterCode(answer.value.code);
      assert.equal(sau.phone.state().share.is, "ready");
      await sau.phone.share();
      sau.due = now();
      await pass(Minutes(5), () => sau.phone.state().share.is === "shared");
      assert.equal(sau.phone.state().share.is, "shared");

      assert.ok(await pass(Hours(3), () => tu.phone.state().alerts.length > 0), "Tư is warned");
      const [alert] = tu.phone.state().alerts;
      assert.equal(alert?.level, "high");
      assert.ok(alert.minutes >= 15 && alert.minutes <= 25, `about 20 minutes, not ${alert.minutes}`);
      assert.deepEqual(sau.phone.state().alerts, []);
      t.diagnostic(
        `${scans} scans of both, alert of ${alert.minutes} min; ${seconds(up - begun)} to open, ${seconds(met - up)} together, ${seconds(performance.now() - met)} after`,
      );
    } finally {
      for (const { radio } of both) await radio.close();
      transport.close();
      await town.close();
      await emulator.close();
    }
  });
});

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(0)} s`;
