/**
 * A phone meets BlueZ's daemon inside the machine: our host on the kernel's adapter hci0, behind the air filter, with an engine that is
 * an argument; the daemon on hci1. `meetings.ts COMMAND…` runs them all, in order, with the engine that the command starts behind pipes
 * (`piped-engine.ts`). Levels are simulated.
 */
import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { encodePayload, shortIdOf } from "@bluezone/protocol/air/frame";
import { Minutes, Seconds } from "@bluezone/protocol/time";
import type { ScanPlan } from "../../engine/duty-cycle.ts";
import { filtered } from "../../filter/filter.ts";
import { Places } from "../../filter/places.ts";
import { LIMITS } from "../../host/admission.ts";
import type { RadioEvent } from "../../host/event.ts";
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

/** A phone and BlueZ's daemon a metre apart, and what happens between them. Gives how much both engines said alike. */
async function meet(bench: Bench, happens: (phone: Phone, shell: Shell) => Promise<void>): Promise<string> {
  const engine = pipedEngine(process.argv.slice(2), SETTINGS);
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
    // The kernel keeps a new adapter to itself until it has set it up: before this moment a line may have failed.
    const told = phone.told.length;
    await happens(phone, shell);
    assert.deepEqual(
      phone.told.slice(told).filter(({ is }) => is === "failed"),
      [],
    );
  } finally {
    await phone.radio.close();
    engine.close();
  }
  assert.equal(engine.disagreement, undefined);
  return `${engine.agreed} actions of both engines`;
}

const count = ({ told }: Phone, is: RadioEvent["is"]): number => told.filter((one) => one.is === is).length;

export const SCENARIOS: Scenarios = {
  "phone and BlueZ meet under three identities: a call of the phone's, adverts of both, a visit of BlueZ's": (
    bench,
  ) =>
    meet(bench, async (phone, shell) => {
      const [read, advertised, told] = [11, 8, 10].map((n) => encodePayload(payloadOf(n)));
      phone.radio.alone.plan(DENSE);

      // It names the service and nothing else: it is called, once an identity.
      const from = shell.said().length;
      const came = () => written(shell.said().slice(from));
      await serve(shell, read!);
      await advertise(shell);
      phone.radio.alone.identities([identity(1)]);
      await until("it was called", () => came().length === 1);
      await until("its payload was kept", () => phone.names().length > 0);
      const { length } = phone.scans();
      await until("it was heard in another scan", () => phone.scans().length > length);
      phone.radio.alone.identities([identity(2, Seconds(1))]);
      await until("it was called again", () => came().length >= 2);
      await until("the link is over", () => count(phone, "link-ended") === 2);
      assert.deepEqual(
        came().map(({ value }) => value),
        [nameOf(1), nameOf(2)],
      );
      assert.equal(new Set(came().map((one) => one.from)).size, 2);
      assert.deepEqual(phone.names(), [nameOf(11)]);

      // Its advert says all: another payload than is read, so that only the advert can have brought it. It hears the phone as well.
      await shell.say(["advertise off"], /Advertising object unregistered/);
      await advertise(shell, [
        `advertise.manufacturer ${COMPANY} ${typed(shortIdOf(payloadOf(8).rpi))}`,
        `advertise.sr-manufacturer ${COMPANY} ${typed(advertised!)}`,
      ]);
      await shell.say(["scan le"], /Discovery started/);
      await until("the phone kept what is advertised", () => phone.names().includes(nameOf(8)));
      const heard = async () => {
        await wait(300);
        const said = await shell.say(
          [`info ${phone.address()}`],
          /Device [\s\S]*AdvertisingFlags:|not available/,
        );
        return dumped(said, "ManufacturerData.Value:");
      };
      await until("the daemon has the phone's", async () => (await heard()) === nameOf(2));

      // It comes, reads and writes, stays over a change of identity, and is hung up on.
      const before = phone.address();
      assert.equal(await visit(shell, before), nameOf(2));
      await tell(shell, told!);
      await until("what it wrote was kept", () => phone.names().includes(nameOf(10)));
      phone.radio.alone.identities([identity(3, Seconds(1))]);
      await until("the link is over", () => count(phone, "link-ended") === count(phone, "linked"));
      await until("the daemon has the next", async () => (await heard()) === nameOf(3));
      assert.notEqual(phone.address(), before);

      assert.deepEqual(phone.names().sort(), [nameOf(8), nameOf(10), nameOf(11)]);
      for (const { count: readings, meanRssi, bestRssi } of phone.scans())
        assert.ok(readings >= 1 && meanRssi <= bestRssi && meanRssi > -100 && bestRssi < -10);
    }),
};

if (import.meta.main) await runAll(SCENARIOS);
