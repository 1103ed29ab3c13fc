/**
 * The town: real servers over real HTTP, simulated people whose phones run the real engine, one virtual clock.
 * Time moves only in `advance`: whoever is next is run at its instant, one after another, so a scene is repeatable.
 */
import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { PhoneEvent } from "@bluezone/device/event";
import { nodeTransport } from "@bluezone/device-node/transport";
import type { ProfileId } from "@bluezone/policy/profile";
import { type Duration, type Instant, Instant as instant, plus, Seconds } from "@bluezone/protocol/time";
import { Air, type Reading } from "@bluezone/radio/air/air";
import { drawOffsets, MEAN_PHONE } from "@bluezone/radio/air/phone-offsets";
import type { BuiltFile } from "@bluezone/server-kit/http/built-files";
import type { EventSink } from "@bluezone/server-kit/measure/events";
import { Laboratory } from "../actors/laboratory.ts";
import { townOutbox } from "../people/outbox.ts";
import { Resident, spot } from "../people/resident.ts";
import type { Person } from "../people/seed.ts";
import { WorldClock } from "./clock.ts";
import { openServers, type TownServers } from "./servers.ts";

export type TownOptions = {
  /** Folder for everything that survives; null keeps nothing. */
  readonly folder: string | null;
  readonly start: Instant;
  readonly seed: number;
  readonly people: readonly Person[];
  readonly profile: ProfileId;
  /** 0: any free port. */
  readonly keysPort: number;
  readonly healthPort: number;
  /** The rollout server's port, a real one; without it there is no rollout desk. */
  readonly rolloutPort?: number;
  readonly secrets: { readonly keys: string; readonly health: string; readonly rollout?: string };
  /** The built console of the desks, once it is there. */
  readonly console?: () => ReadonlyMap<string, BuiltFile>;
  /** Every phone is the mean phone of the data instead of one drawn for its model. */
  readonly meanPhones?: boolean;
  /** Codes in an hour above which the health server holds alerts. */
  readonly surgeCodes?: number;
  /** The disease that the health desk works on, as HEALTH_DISEASE names it. */
  readonly disease?: string;
  /** Minutes between checks, as the signed configuration says; 30 when absent. */
  readonly pollingMinutes?: number;
  /** A folder: the key server runs in a process of its own there. */
  readonly keysInProcess?: string;
  /** Where a phone's random bytes come from; the system's when left out. */
  readonly phoneRandom?: (id: string) => (n: number) => Uint8Array;
  /** What both servers tell. */
  readonly events?: EventSink;
  readonly onReading?: (listener: string, reading: Reading) => void;
  readonly onEvent?: (resident: string, event: PhoneEvent) => void;
};

export class Town {
  readonly clock: WorldClock;
  readonly air: Air;
  readonly servers: TownServers;
  readonly laboratory: Laboratory;
  readonly #residents = new Map<string, Resident>();
  readonly #options: TownOptions;
  readonly #transport: ReturnType<typeof nodeTransport>;
  /** While time is jumped over, phones rest so long after each time they were run, as one that lies still does. */
  rest: Duration = Seconds(0);
  #jobStep: Duration = Seconds(15);
  #jobsDue: Instant;

  private constructor(clock: WorldClock, air: Air, servers: TownServers, options: TownOptions) {
    this.#options = options;
    this.clock = clock;
    this.air = air;
    this.servers = servers;
    this.#transport = nodeTransport();
    this.laboratory = new Laboratory(
      servers.health.url,
      servers.adminKey,
      this.#transport,
      (n) => randomBytes(n),
      () => clock.now(),
    );
    this.#jobsDue = clock.now();
  }

  /** Opens servers and people. Throws StartError with one sentence when something of the machine is not right. */
  static async open(options: TownOptions): Promise<Town> {
    const { folder, start, seed, people, profile, keysPort, healthPort, secrets } = options;
    const clock = new WorldClock(start);
    const air = new Air(seed);
    let town: Town | undefined;
    const outbox = townOutbox(
      folder === null ? null : join(folder, "outbox"),
      () => clock.now(),
      () => town?.residents.values() ?? [],
    );
    const { events, pollingMinutes, keysInProcess, rolloutPort, console, surgeCodes, disease } = options;
    const servers = await openServers({
      folder,
      clock,
      profile,
      keysPort,
      healthPort,
      secrets,
      sms: outbox,
      ...(events ? { events } : {}),
      ...(rolloutPort === undefined ? {} : { rolloutPort }),
      ...(console ? { console } : {}),
      ...(surgeCodes === undefined ? {} : { surgeCodes }),
      ...(disease === undefined ? {} : { disease }),
      ...(pollingMinutes ? { pollingMinutes } : {}),
      ...(keysInProcess ? { keysInProcess } : {}),
    });
    town = new Town(clock, air, servers, options);
    try {
      if (folder !== null) mkdirSync(join(folder, "phones"), { recursive: true });
      for (const person of people) await town.settle(person);
    } catch (error) {
      await town.close();
      throw error;
    }
    return town;
  }

  /** Somebody comes to live here, with a phone that goes on where its store left off. */
  async settle(person: Person): Promise<void> {
    const options = this.#options;
    const { folder, onReading, onEvent } = options;
    const seed = options.seed + this.#residents.size;
    const { keys, health, rollout, deviceKey, settings } = this.servers;
    const resident = await Resident.open({
      person,
      offsets: options.meanPhones ? MEAN_PHONE : drawOffsets(seed, person.model),
      world: this.clock,
      air: this.air,
      random: options.phoneRandom?.(person.id) ?? ((n) => new Uint8Array(randomBytes(n))),
      settings,
      servers: {
        keysUrl: keys.url,
        healthUrl: health.url,
        healthApiKey: deviceKey,
        ...(rollout ? { rolloutUrl: rollout.url } : {}),
      },
      storeFile: folder === null ? ":memory:" : join(folder, "phones", `${person.id}.sqlite`),
      ...(onReading ? { onReading: (reading) => onReading(person.id, reading) } : {}),
      ...(onEvent ? { onEvent: (event) => onEvent(person.id, event) } : {}),
    });
    this.#residents.set(person.id, resident);
    if (resident.phone.state().panel.is === "welcome") await resident.phone.start();
  }

  /** How often servers look whether a job is due. */
  get jobStep(): Duration {
    return this.#jobStep;
  }
  set jobStep(step: Duration) {
    this.#jobStep = step;
    this.#jobsDue = instant(Math.min(this.#jobsDue, plus(this.clock.now(), step)));
  }

  get residents(): ReadonlyMap<string, Resident> {
    return this.#residents;
  }
  /** Throws RangeError when nobody of that id lives here. */
  resident(id: string): Resident {
    const resident = this.#residents.get(id);
    if (!resident) throw new RangeError(`nobody called ${id} lives in this town`);
    return resident;
  }

  /** Puts a resident on a spot: a tile, and metres inside it. */
  put(id: string, tile: readonly [column: number, row: number], x: number, y: number): void {
    this.air.move(id, spot(tile, x, y));
  }

  /** Lets time pass. Everybody who is due in it is run at the instant at which they are due. */
  async advance(length: Duration): Promise<void> {
    const end = plus(this.clock.now(), length);
    while (this.clock.now() < end) await this.step(end);
  }

  /** Lets time pass until something holds, at most so long. Resolves with whether it holds. */
  async advanceUntil(holds: () => boolean, limit: Duration): Promise<boolean> {
    const end = plus(this.clock.now(), limit);
    while (!holds() && this.clock.now() < end) await this.step(end);
    return holds();
  }

  /** Moves on to the next instant at which somebody is due, or to `end`, and runs who is due there. */
  async step(end: Instant): Promise<void> {
    const dues = [...this.#residents.values()].map(({ due }) => due);
    const next = instant(Math.ceil(Math.min(end, this.#jobsDue, ...dues)));
    if (next > this.clock.now()) this.clock.moveTo(next);
    const now = this.clock.now();
    for (const { radio } of this.#residents.values()) radio.expire();
    if (this.#jobsDue <= now) {
      await this.servers.runJobs(now);
      this.#jobsDue = plus(now, this.jobStep);
    }
    for (const resident of this.#residents.values()) {
      if (resident.due > now) continue;
      await resident.run();
      // A phone that asks for the same instant again must not hold up the town.
      if (resident.due <= now) resident.due = plus(now, Seconds(1));
      resident.due = instant(Math.max(resident.due, plus(now, this.rest)));
    }
  }

  /** The next time anybody acts: after a tap, whoever was tapped is due now. */
  wake(id: string): void {
    this.resident(id).due = this.clock.now();
  }

  /** Stops everything and closes every file. */
  async close(): Promise<void> {
    for (const resident of this.#residents.values()) resident.close();
    this.#transport.close();
    await this.servers.close();
  }
}
