/** A phone of a run: the real engine without a screen, its store and calls in the order of the scheduler; what it keeps outlasts its process. */
import { createPhone } from "@bluezone/device/create-phone";
import { type MemoryRadio, memoryRadio } from "@bluezone/device/doubles/radio";
import { memoryStore } from "@bluezone/device/doubles/store";
import type { PhoneEvent } from "@bluezone/device/event";
import type { Phone } from "@bluezone/device/phone";
import type { Clock, Servers } from "@bluezone/device/ports";
import type { Settings } from "@bluezone/device/settings";
import { type Duration, Milliseconds, Minutes, plus, Seconds } from "@bluezone/protocol/time";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import type { Draw } from "../crash/draw.ts";
import type { Faults } from "./faults.ts";
import type { SimNetwork } from "./network.ts";
import { createParty, type Party, type Scheduler } from "./scheduler.ts";

/** A system in its thrift runs an app no sooner; a radio's scans may be six minutes apart. */
const SOONEST = Minutes(3);

export type SimPhone = {
  readonly name: string;
  readonly radio: MemoryRadio;
  readonly party: Party;
  /** The engine, while its process lives. */
  readonly phone: Phone | undefined;
  /** How wrong its clock is. */
  clockError: Duration;
  start(): void;
  /** The system ends the app, and starts it again a while later. */
  kill(): void;
};

type Given = {
  readonly scheduler: Scheduler;
  readonly network: SimNetwork;
  readonly faults: Faults;
  readonly draw: Draw;
  readonly seed: string;
  readonly settings: Settings;
  readonly servers: Omit<Servers, "transport">;
  readonly operator: Party;
  /** Lets its radio hear what is around it; called before each run. */
  hears(): void;
  told(event: PhoneEvent): void;
  /** What it noted may be lost. */
  disturbed(): void;
  check(what: string): void;
};

export function createSimPhone(name: string, given: Given): SimPhone {
  const { scheduler, network, faults, draw, seed, settings, servers, operator } = given;
  const kept = memoryStore();
  const random = seededRandom(`${seed}/${name}`);
  const booted = scheduler.now;
  const clock: Clock = {
    wall: () => plus(scheduler.now, sim.clockError),
    monotonic: () => Milliseconds(scheduler.now - booted),
    bootId: () => name,
  };
  const radio = memoryRadio(clock);
  let party = createParty(name);
  let phone: Phone | undefined;

  async function start(): Promise<void> {
    const mine = createParty(name);
    party = mine;
    const opened = await createPhone(
      {
        clock,
        random,
        radio,
        battery: { level: () => 0.8 },
        store: {
          get: kept.get,
          names: kept.names,
          wipe: kept.wipe,
          commit: (changes) =>
            scheduler.call(mine, `stores ${Object.keys(changes).length}`, () => {
              if (faults.hit("phone full")) {
                given.disturbed();
                throw new Error("the disk is full");
              }
              return kept.commit(changes);
            }),
        },
        notifier: { notify: () => undefined },
        servers: { ...servers, transport: network.transportOf(mine) },
        tell: (event) => mine.over || given.told(event),
      },
      settings,
    );
    if (mine.over) return;
    phone = opened;
    await opened.start();
    run(mine, opened);
  }

  function run(mine: Party, opened: Phone): void {
    given.hears();
    opened.run().then(
      (due) => {
        const rest = Math.max(SOONEST, due - clock.wall());
        scheduler.alarm(mine, "runs", Milliseconds(rest), () => run(mine, opened));
      },
      (error: unknown) => given.check(`${name} does not run: ${String(error)}`),
    );
  }

  const sim: SimPhone = {
    name,
    radio,
    get party() {
      return party;
    },
    get phone() {
      return phone;
    },
    clockError: Seconds(0),
    start: () => void start(),
    kill() {
      scheduler.tell(`${name} is killed`);
      scheduler.end(party);
      phone = undefined;
      radio.broadcast(null);
      scheduler.alarm(operator, `starts ${name}`, Seconds(draw.number(1, 600)), () => void start());
    },
  };
  return sim;
}
