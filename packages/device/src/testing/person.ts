/** A person with a phone of doubles in a world of scripted servers: time passes by hand, the phone runs when it asks to. */
import { type Duration, type Instant, Minutes, parseInstant } from "@bluezone/protocol/time";
import { createPhone } from "../create-phone.ts";
import { type ManualClock, manualClock } from "../doubles/clock.ts";
import { type MemoryNotifier, memoryNotifier } from "../doubles/notifier.ts";
import { type MemoryRadio, memoryRadio } from "../doubles/radio.ts";
import { seededRandom } from "../doubles/random.ts";
import { type MemoryStore, memoryStore } from "../doubles/store.ts";
import type { PhoneEvent } from "../event.ts";
import type { Phone } from "../phone.ts";
import type { Matcher, Ports, Radio, Random } from "../ports.ts";
import type { Settings } from "../settings.ts";
import { ScriptedServers } from "./servers.ts";

export const NOON = parseInstant("2020-12-27T12:03:00+07:00");

export interface Person {
  readonly clock: ManualClock;
  readonly store: MemoryStore;
  readonly radio: MemoryRadio;
  readonly notifier: MemoryNotifier;
  readonly servers: ScriptedServers;
  readonly events: PhoneEvent[];
  phone: Phone;
  /** Ends the app without a word and opens it again on the same store. */
  restart(): Promise<void>;
  /** Lets time pass; the phone runs whenever it asked to. `meanwhile` is called before each run. */
  pass(length: Duration, meanwhile?: () => void): Promise<void>;
  /** Events of one kind, in order. */
  told<K extends PhoneEvent["is"]>(is: K): Extract<PhoneEvent, { is: K }>[];
}

export async function person(
  seed: string,
  options: {
    readonly at?: Instant;
    readonly servers?: ScriptedServers;
    readonly clock?: ManualClock;
    readonly store?: MemoryStore;
    readonly random?: Random;
    /** Whether its build names a rollout server; it does when left out. */
    readonly rollout?: boolean;
    /** Its radio, where it is not the double that this gives. */
    readonly other?: Radio;
    readonly matcher?: Matcher;
    /** Code of the province that its app is for. */
    readonly province?: string;
    /** What stands between the phone and its ports. */
    readonly through?: (ports: Ports) => Ports;
  } = {},
): Promise<Person> {
  const clock = options.clock ?? manualClock(options.at ?? NOON);
  const servers = options.servers ?? new ScriptedServers(() => clock.now());
  const store = options.store ?? memoryStore();
  const radio = memoryRadio(clock);
  const notifier = memoryNotifier();
  const random = options.random ?? seededRandom(seed);
  const events: PhoneEvent[] = [];
  const settings: Settings = {
    appVersion: "0.1.0",
    roots: {
      config: [servers.root.root],
      policy: [servers.policyRoot.root],
      hotlines: [],
      local: [servers.localRoot.root],
    },
    ...(options.province === undefined ? {} : { province: options.province }),
  };
  const given: Ports = {
    clock,
    random,
    radio: options.other ?? radio,
    battery: { level: () => 0.8 },
    store,
    notifier,
    servers: {
      keysUrl: "http://keys",
      healthUrl: "http://health",
      healthApiKey: "device",
      ...(options.rollout === false ? {} : { rolloutUrl: "http://rollout" }),
      transport: servers.transport,
    },
    ...(options.matcher === undefined ? {} : { matcher: options.matcher }),
    tell: (event: PhoneEvent) => void events.push(event),
  };
  const ports = options.through?.(given) ?? given;
  const someone: Person = {
    clock,
    store,
    radio,
    notifier,
    servers,
    events,
    phone: await createPhone(ports, settings),
    async restart() {
      radio.broadcast(null);
      someone.phone = await createPhone(ports, settings);
    },
    async pass(length, meanwhile) {
      const end = clock.now() + length;
      for (;;) {
        meanwhile?.();
        const rest = (await someone.phone.run()) - clock.wall();
        if (clock.now() + rest > end) break;
        clock.pass(rest as Duration);
      }
      clock.pass((end - clock.now()) as Duration);
    },
    told: <K extends PhoneEvent["is"]>(is: K) =>
      events.filter((event): event is Extract<PhoneEvent, { is: K }> => event.is === is),
  };
  return someone;
}

/** Two phones side by side for a while: each hears the other's frame in every scan. */
export async function together(a: Person, b: Person, length: Duration, rssi = -60): Promise<void> {
  const end = a.clock.now() + length;
  let [dueA, dueB] = [a.clock.now(), a.clock.now()];
  const deliver = (from: Person, to: Person): void => {
    const frame = from.radio.onAir();
    if (frame) to.radio.hear({ rssi, advert: frame.advert, scanResponse: frame.scanResponse });
  };
  while (a.clock.now() < end) {
    if (dueA <= a.clock.now()) {
      deliver(b, a);
      dueA = (a.clock.now() + (await a.phone.run()) - a.clock.wall()) as Instant;
    }
    if (dueB <= a.clock.now()) {
      deliver(a, b);
      dueB = (a.clock.now() + (await b.phone.run()) - b.clock.wall()) as Instant;
    }
    const next = Math.min(dueA, dueB, end, a.clock.now() + Minutes(1));
    a.clock.pass(Math.max(1, next - a.clock.now()) as Duration);
  }
}
