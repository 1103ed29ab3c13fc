/** A resident: a person with a phone that runs the real engine, in a pocket somewhere in the town. */

import { createPhone } from "@bluezone/device/create-phone";
import type { PhoneEvent } from "@bluezone/device/event";
import type { Phone } from "@bluezone/device/phone";
import type { Servers } from "@bluezone/device/ports";
import type { Settings } from "@bluezone/device/settings";
import { type SqliteStore, sqliteStore } from "@bluezone/device-node/sqlite-store";
import { nodeTransport } from "@bluezone/device-node/transport";
import { NODE_UNPACKING } from "@bluezone/device-node/unpacking";
import { between, Days, type Instant, plus } from "@bluezone/protocol/time";
import type { Air, Reading } from "@bluezone/radio/air/air";
import { Metres } from "@bluezone/radio/air/distance";
import type { PhoneOffsets } from "@bluezone/radio/air/phone-offsets";
import type { WorldClock } from "../world/clock.ts";
import { PhoneClock } from "./phone-clock.ts";
import { PhoneRadio } from "./phone-radio.ts";
import type { Person } from "./seed.ts";
import { Wire } from "./wire.ts";

export type Message = { readonly at: Instant; readonly text: string };

export type ResidentOptions = {
  readonly person: Person;
  readonly world: WorldClock;
  readonly air: Air;
  readonly offsets: PhoneOffsets;
  readonly random: (n: number) => Uint8Array;
  readonly settings: Settings;
  readonly servers: Omit<Servers, "transport">;
  /** File of the phone's store, or ":memory:". */
  readonly storeFile: string;
  readonly onReading?: (reading: Reading) => void;
  readonly onEvent?: (event: PhoneEvent) => void;
};

/** Metres between the corners of neighbouring tiles: districts are far out of each other's hearing. */
const TILE = 10_000;

/** Where in the air a spot of a place is. */
export const spot = (tile: readonly [column: number, row: number], x: number, y: number) => ({
  x: Metres(tile[0] * TILE + x),
  y: Metres(tile[1] * TILE + y),
});

/** One life of the app's process: once it is over nothing it waits for comes any more, so that it does nothing more. */
class Life {
  over = false;

  /** What `work` comes to while this life lasts. */
  async lived<T>(work: () => Promise<T>): Promise<T> {
    const never = new Promise<never>(() => undefined);
    if (this.over) return never;
    try {
      const came = await work();
      return this.over ? await never : came;
    } catch (error) {
      if (this.over) return never;
      throw error;
    }
  }
}

export class Resident {
  readonly person: Person;
  readonly clock: PhoneClock;
  readonly radio: PhoneRadio;
  readonly wire: Wire;
  /** Text messages, newest first. */
  readonly messages: Message[] = [];
  readonly #options: ResidentOptions;
  /** What the phone keeps. */
  readonly store: SqliteStore;
  readonly #transport: ReturnType<typeof nodeTransport>;
  #phone: Phone | undefined;
  #life = new Life();
  /** World time at which the phone wants to be run. */
  due: Instant;

  private constructor(options: ResidentOptions) {
    const { person, world, air, offsets, random } = options;
    this.#options = options;
    this.person = person;
    this.clock = new PhoneClock(world);
    air.add({
      id: person.id,
      position: spot([0, 0], 0, 0),
      carriage: "hand",
      offsets,
      emission: null,
      place: "open-air",
    });
    this.radio = new PhoneRadio({
      id: person.id,
      air,
      world,
      clock: this.clock,
      offsets,
      model: person.model,
      random,
      ...(options.onReading ? { onReading: options.onReading } : {}),
    });
    this.#transport = nodeTransport();
    this.wire = new Wire(this.#transport, () => world.now());
    this.store = sqliteStore(options.storeFile);
    this.due = world.now();
  }

  /** Opens a resident whose phone goes on where its store left off. */
  static async open(options: ResidentOptions): Promise<Resident> {
    const resident = new Resident(options);
    await resident.#boot();
    return resident;
  }

  async #boot(): Promise<void> {
    const { random, settings, servers, onEvent } = this.#options;
    const [life, store] = [new Life(), this.store];
    this.#life = life;
    this.#phone = await createPhone(
      {
        clock: this.clock,
        random: { bytes: random },
        radio: this.radio,
        battery: { level: () => 0.8 },
        store: {
          get: (name) => life.lived(() => store.get(name)),
          names: (prefix) => life.lived(() => store.names(prefix)),
          commit: (changes) => life.lived(() => store.commit(changes)),
          wipe: () => life.lived(() => store.wipe()),
        },
        notifier: { notify: () => undefined },
        unpacking: NODE_UNPACKING,
        servers: { ...servers, transport: (request) => life.lived(() => this.wire.transport(request)) },
        ...(onEvent ? { tell: onEvent } : {}),
      },
      settings,
    );
    this.due = this.#options.world.now();
  }

  get phone(): Phone {
    if (!this.#phone) throw new Error(`the phone of ${this.person.id} is off`);
    return this.#phone;
  }
  get isOn(): boolean {
    return this.#phone !== undefined;
  }

  /** Runs the phone once and notes when it wants to be run again. A phone that is off sleeps. */
  async run(): Promise<void> {
    const now = this.#options.world.now();
    if (!this.#phone) {
      this.due = plus(now, Days(365));
      return;
    }
    const due = await this.#phone.run();
    this.due = plus(now, between(this.clock.wall(), due));
  }

  /**
   * Ends the app's process without a word; nothing that was not stored survives, and what it waited for never comes. The
   * radio falls silent. Promises of its taps never settle: who crashes a phone in the middle of a tap must not wait for it.
   */
  crash(): void {
    this.#life.over = true;
    this.#phone = undefined;
    this.radio.broadcast(null);
  }
  /** Switches the phone off. */
  switchOff(): void {
    this.crash();
  }
  /** Switches the phone on: a new boot, the same store. */
  async switchOn(): Promise<void> {
    this.clock.reboot();
    await this.#boot();
  }
  /** Starts the app again on the same boot, after a crash. */
  async restart(): Promise<void> {
    await this.#boot();
  }

  close(): void {
    this.crash();
    this.#transport.close();
    this.store.close();
  }
}
