/**
 * A phone meets BlueZ's daemon inside the machine: our host on the kernel's adapter hci0, behind the air filter, with an engine that is
 * an argument; the daemon on hci1. Run as a program it runs them all, in order: `meetings.ts [COMMAND…]`, the engine as
 * `piped-engine.ts` starts it, or else our own. Levels are simulated.
 */
import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { toHex } from "@bluezone/protocol/bytes";
import { encodePayload, shortIdOf } from "@bluezone/protocol/frame";
import { Minutes, Seconds } from "@bluezone/protocol/time";
import type { ScanPlan } from "../../engine/duty-cycle.ts";
import { filtered } from "../../filter/filter.ts";
import { Places } from "../../filter/places.ts";
import { LIMITS } from "../../host/admission.ts";
import { openAdapter } from "../../host/open-adapter.ts";
import { systemTiming } from "../../host/system.ts";
import { identity, nameOf, payloadOf } from "../numbered.ts";
import { type Phone, PLAN, phoneOn, SETTINGS, standing } from "../phone.ts";
import { pipedEngine } from "../piped-engine.ts";
import { type Bench, runAll, type Scenarios } from "./bench.ts";
import { HCI1, type Shell, until } from "./bluez.ts";
import { advertise, dumped, onWire, serve, tell, typed, visit, written } from "./bluez-peer.ts";

/** Oftener than a phone scans: each second of the machine is dear. */
const DENSE: ScanPlan = { ...PLAN, steadyEvery: Seconds(3), nearEvery: Seconds(3), lowEvery: Seconds(3) };
/** The company of the frame, as the shell takes it. */
const COMPANY = "0xffff";

/**
 * A phone and BlueZ's daemon a metre apart, and what happens between them. Gives how much both engines said alike. Each phone is new:
 * one that knows the daemon's address already would do other things.
 */
async function meet(bench: Bench, happens: (phone: Phone, shell: Shell) => Promise<void>): Promise<string> {
  const command = process.argv.slice(2);
  const engine = command.length > 0 ? pipedEngine(command, SETTINGS) : undefined;
  const shell = await bench.daemon();
  await shell.powerOn();
  const places = new Places(3);
  places.put("phone", standing(0));
  // No filter is on the daemon's line: the register is told what one would find out.
  places.put("daemon", standing(1));
  places.turn("daemon", true);
  places.learn("daemon", onWire(HCI1));
  const open = filtered(openAdapter("hci0"), { id: "phone", places, timing: systemTiming });
  // The machine is slow: a stranger may stay longer than on a phone.
  const phone = phoneOn(open, engine, { limits: { ...LIMITS, stay: Minutes(2) } });
  try {
    await until("the phone is up", () => phone.radio.state() === "on");
    await happens(phone, shell);
    assert.deepEqual(
      phone.told.filter(({ is }) => is === "failed"),
      [],
    );
  } finally {
    await phone.radio.close();
    engine?.close();
  }
  assert.equal(engine?.disagreement, undefined);
  return engine ? `${engine.agreed} actions of both engines` : "our own engine";
}

/** What the phone kept of somebody whom it heard: each time with a level that a phone a metre away may have. */
function assertLevels({ scans }: Phone): void {
  for (const { count, meanRssi, bestRssi } of scans())
    assert.ok(count >= 1 && meanRssi <= bestRssi && meanRssi > -100 && bestRssi < -10);
}
const hungUp = ({ told }: Phone): number => told.filter(({ is }) => is === "link-ended").length;

export const SCENARIOS: Scenarios = {
  "a BlueZ peer that names the service alone is called once an identity: both have the other's payload": (
    bench,
  ) =>
    meet(bench, async (phone, shell) => {
      const from = shell.said().length;
      const came = () => written(shell.said().slice(from));
      await serve(shell, encodePayload(payloadOf(8)));
      await advertise(shell);
      phone.radio.alone.identities([identity(1)]);
      phone.radio.alone.plan(DENSE);
      await until("the daemon was written to", () => came().length === 1);
      await until("its payload was kept", () => phone.names().length > 0);
      const kept = phone.scans().length;
      await until("it was heard in another scan", () => phone.scans().length > kept);
      phone.radio.alone.identities([identity(2, Seconds(1))]);
      await until("the daemon was written to again", () => came().length >= 2);
      await until("the link is over", () => hungUp(phone) === 2);
      assert.deepEqual(
        came().map(({ value }) => value),
        [nameOf(1), nameOf(2)],
      );
      assert.equal(new Set(came().map((one) => one.from)).size, 2);
      assert.deepEqual(phone.names(), [nameOf(8)]);
      assertLevels(phone);
    }),

  "phone and BlueZ hear each other; BlueZ comes, reads and writes, and is gone with the identity": (bench) =>
    meet(bench, async (phone, shell) => {
      const [one, two] = [encodePayload(payloadOf(3)), encodePayload(payloadOf(4))];
      const own = encodePayload(payloadOf(9));
      const info = async () => {
        await wait(500);
        const said = await shell.say(
          [`info ${phone.address()}`],
          /Device [\s\S]*AdvertisingFlags:|not available/,
        );
        return dumped(said, "ManufacturerData.Value:");
      };
      await advertise(shell, [
        `advertise.manufacturer ${COMPANY} ${typed(shortIdOf(own.slice(0, 16)))}`,
        `advertise.sr-manufacturer ${COMPANY} ${typed(own)}`,
      ]);
      phone.radio.alone.identities([identity(3)]);
      phone.radio.alone.plan(DENSE);
      await shell.say(["scan le"], /SetDiscoveryFilter success|Discovery started/);
      await until("the phone kept it", () => phone.names().length > 0);
      assert.deepEqual(phone.names(), [nameOf(9)]);
      assert.equal(hungUp(phone), 0);
      await until("the daemon has the phone's", async () => (await info()) === toHex(one));
      const first = phone.address();
      assert.equal(await visit(shell, first), toHex(one));
      await tell(shell, encodePayload(payloadOf(10)));
      await until("what it wrote was kept", () => phone.names().includes(nameOf(10)));
      phone.radio.alone.identities([identity(4, Seconds(1))]);
      await until("the link is over", () => hungUp(phone) === 1);
      await until("the daemon has the next", async () => (await info()) === toHex(two));
      assert.notEqual(phone.address(), first);
      assert.deepEqual(phone.names(), [nameOf(9), nameOf(10)]);
      assertLevels(phone);
    }),
};

if (import.meta.main) await runAll(SCENARIOS);
