/** The world of one run: real servers and phones on ports that share one scheduler, and all who watch. */
import { rootOf } from "@bluezone/keys/config/compose";
import {
  type Duration,
  type Instant,
  Milliseconds,
  Minutes,
  parseInstant,
  plus,
  Seconds,
} from "@bluezone/protocol/time";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/keys/signer";
import type { AnyEvent } from "@bluezone/server-kit/measure/events";
import type { Draw } from "../crash/draw.ts";
import { type Checks, createChecks } from "./checks.ts";
import { createDatabase } from "./database.ts";
import { createFolder } from "./disk.ts";
import { beginningOf, type Faults } from "./faults.ts";
import { type ApiKeys, openHealth } from "./health.ts";
import { openKeys } from "./keys.ts";
import { createNetwork, type SimNetwork } from "./network.ts";
import { drawMeetings, hear, type Meeting } from "./people.ts";
import { createSimPhone, type SimPhone } from "./phone.ts";
import { createParty, type Party, Scheduler } from "./scheduler.ts";
import { createServerPlace, type OpenProcess, type Rounds, type SimServer } from "./server.ts";
import { createStore, type SimStore } from "./store.ts";
import type { SimTables } from "./tables.ts";

export type World = {
  readonly seed: string;
  readonly scheduler: Scheduler;
  readonly draw: Draw;
  readonly faults: Faults;
  readonly network: SimNetwork;
  readonly store: SimStore;
  readonly servers: readonly SimServer[];
  readonly phones: readonly SimPhone[];
  readonly meetings: readonly Meeting[];
  readonly apiKeys: ApiKeys;
  readonly checks: Checks;
  /** Starts processes anew, and sets clocks. */
  readonly operator: Party;
  /** How far the clock of each server's database is ahead. */
  readonly clocks: { keys: Duration; health: Duration };
  /** Alerts that rose. */
  alerts: number;
  /** From when on nothing may fail: faults have stopped, and what they left is over. */
  wellFrom: Instant | undefined;
  /** What was found not to be true. */
  readonly broken: readonly string[];
  check(what: string): void;
};

const BEGIN = parseInstant("2020-12-27T14:30:00+07:00");

/** Keys of a worker's runs: nothing depends on which they are, and making them takes longer than the rest. */
const ROOT = signerFromPem(generateKeyPem(), "config-root");
const EXPORTS = signerFromPem(generateKeyPem());

/** A window goes out every ten minutes. */
const KEYS_ROUNDS: Rounds = { least: 360, most: 780 };

/** Opens a world on empty tables, without faults: its servers answer, its phones run. @param keep whether the log is kept */
export async function openWorld(number: number, tables: SimTables, keep: boolean): Promise<World> {
  const { of, inFolder, faults } = beginningOf(number);
  const seed = `simulation ${number}`;
  const scheduler = new Scheduler(of("order"), BEGIN, keep);
  const draw = of("script");
  const broken: string[] = [];
  const check = (what: string) => {
    if (broken.includes(what)) return;
    broken.push(what);
    scheduler.tell(`BROKEN: ${what}`);
  };
  const operator = createParty("operator");
  const meetings: Meeting[] = [];
  const checks = createChecks({
    broken: check,
    now: () => scheduler.now,
    clocksAreRight: faults.rates["clock jump"] === 0,
    publicKeys: [{ id: "452", version: "v1", publicKey: EXPORTS.publicPoint }],
    met: (name) =>
      new Set(
        meetings.flatMap(({ of }) => (of.some((one) => one.name === name) ? of.map((one) => one.name) : [])),
      ),
  });
  let changed = false;
  const files = {
    ...{ faults, draw },
    changed() {
      changed = true;
    },
  };
  const store = inFolder ? createFolder(scheduler, files) : createStore(scheduler, files);
  scheduler.done = () => {
    if (changed) checks.files(store.files(), store.lost(), scheduler.now);
    changed = false;
  };
  const network = createNetwork(scheduler, { faults, draw, watch: checks });
  const database = createDatabase(tables.postgres, scheduler, { faults, draw });
  const apiKeys = { admin: "", device: "" };
  const clocks = { keys: Milliseconds(0) as Duration, health: Milliseconds(0) as Duration };
  const stand = {
    scheduler,
    database,
    store,
    network,
    seed,
    clockError: (server: "keys" | "health") => clocks[server],
  };
  const phones: SimPhone[] = [];
  const world: World = {
    ...{ seed, scheduler, draw, faults, network, store, phones, meetings, apiKeys, checks, operator, clocks },
    ...{ broken, check, alerts: 0, wellFrom: undefined },
    servers: [
      place("health", { least: 900, most: 1_500 }, openHealth(stand, apiKeys)),
      place("keys 1", KEYS_ROUNDS, openKeys(stand, { root: ROOT, exports: EXPORTS })),
      // A folder is one machine's: its second process would be no more than the first one's rival for its processor.
      ...(inFolder ? [] : [place("keys 2", KEYS_ROUNDS, openKeys(stand, { root: ROOT, exports: EXPORTS }))]),
    ],
  };
  function place(name: string, rounds: Rounds, open: OpenProcess): SimServer {
    return createServerPlace(name, rounds, open, {
      ...{ scheduler, faults, draw, database, network, operator, broken: check },
      told: (event) => hearServer(world, name, event),
    });
  }
  const [health, ...keys] = world.servers;
  network.serve("health", () => [health!].flatMap(({ upstream }) => upstream ?? []));
  network.serve("keys", () => keys.flatMap(({ upstream }) => upstream ?? []));
  for (const server of world.servers) server.start();
  await scheduler.run(plus(BEGIN, Seconds(10)));
  for (let i = 1, of = draw.number(2, 4); i <= of; i += 1) phones.push(addPhone(world, `phone ${i}`));
  await scheduler.run(plus(BEGIN, Minutes(1)));
  meetings.push(...drawMeetings(phones, scheduler.now, draw));
  return world;
}

function addPhone(world: World, name: string): SimPhone {
  const { apiKeys, scheduler, checks } = world;
  const phone: SimPhone = createSimPhone(name, {
    ...world,
    settings: { appVersion: "0.1.0", roots: { config: [rootOf(ROOT)], policy: [], hotlines: [] } },
    servers: { keysUrl: "http://keys", healthUrl: "http://health", healthApiKey: apiKeys.device },
    hears: () => hear(phone, world.meetings, scheduler.now),
    disturbed() {
      for (const meeting of world.meetings) if (meeting.of.includes(phone)) meeting.disturbed = true;
    },
    told(event) {
      scheduler.tell(`${name} tells ${event.is}`);
      if (event.is === "alerted") world.alerts += 1;
      checks.phone(name, event);
    },
  });
  phone.start();
  return phone;
}

/** What a server tells: failures are noted, and are none of its own while others fail. */
function hearServer({ scheduler, wellFrom, check }: World, name: string, event: AnyEvent): void {
  if (event.event !== "job_failed" && event.event !== "http_defect") return;
  const line = `${name} tells ${JSON.stringify(event)}`;
  scheduler.tell(line);
  if (wellFrom !== undefined && scheduler.now > wellFrom) check(`${line}, although nothing else fails`);
}
