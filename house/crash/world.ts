/** The world of one run: storage that outlasts every process, the process that stands on it now, time, and all who watch. */
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigAnswer } from "@bluezone/contract/keys/config";
import { type Duration, Instant, isoInstant, Minutes, parseInstant, plus } from "@bluezone/protocol/time";
import type { AnyEvent } from "@bluezone/server-kit/events";
import { openKeyFolder } from "@bluezone/server-kit/key-folder";
import type { Random } from "@bluezone/server-kit/random";
import { createEndpoints, type Endpoints, Lost } from "./endpoints.ts";
import { readExports } from "./exports.ts";
import type { MutantName } from "./mutants.ts";
import type { Order, Reply, Rows, Site } from "./order.ts";
import { bindToken, publishAgain, showCode } from "./rival.ts";
import { type Share, type Walking, walk } from "./share.ts";
import type { Aim } from "./step.ts";
import { Died, type Nursery, type Victim } from "./victim.ts";
import { type WatchConfig, watchConfig } from "./watch-config.ts";
import { type WatchFiles, watchFiles } from "./watch-files.ts";
import { healthOutlived, keysOutlived } from "./watch-rows.ts";

/** No process comes up on this storage any more, or a server answers as it never should: the run is over. */
export class Broken extends Error {}

/** How long a dead worker's lease holds others up. */
const LEASE = Minutes(5);

export type World = {
  readonly shares: Share[];
  readonly now: Instant;
  readonly alive: boolean;
  /** What was found not to be true. */
  readonly broken: readonly string[];
  /** Everything that was done, in order. */
  readonly log: readonly string[];
  readonly deaths: readonly string[];
  readonly starts: number;
  readonly files: WatchFiles;
  readonly config: WatchConfig;
  site: Site;
  tell(line: string): void;
  /** Starts processes until one is up. The first dies at `aim`, if it comes so far; returns whether it did. */
  open(aim?: Aim): Promise<boolean>;
  /** Ends the process: with its consent, or without. */
  close(how: "closed" | "killed"): Promise<void>;
  /** Does all of `work` at once, in a process that dies at `aim` if it comes so far; then looks around, and has a process again. */
  during(aim: Aim | undefined, what: string, work: () => readonly Promise<unknown>[]): Promise<boolean>;
  walk(share: Share, to?: "certificate"): Promise<void>;
  rival(share: Share, action: "showCode" | "bindToken" | "publishAgain"): Promise<void>;
  jobs(): Promise<void>;
  makeKey(name: string): Promise<void>;
  advance(by: Duration): Promise<void>;
  rows(): Promise<Rows>;
  check(sentences: readonly string[]): void;
};

export function createWorld(options: {
  readonly seed: string;
  readonly folder: string;
  readonly postgres: string | undefined;
  readonly mutant: MutantName | undefined;
  readonly nursery: Nursery;
  readonly random: Random;
}): World {
  const { seed, folder, postgres, mutant, nursery, random } = options;
  mkdirSync(join(folder, "exports"), { recursive: true });
  const secret = () => Buffer.from(random.bytes(32)).toString("base64");
  let site: Site = {
    folder,
    postgres,
    keysSecrets: [secret()],
    healthSecrets: [secret()],
    root: "config-root",
    mutant,
  };
  const broken: string[] = [];
  const log: string[] = [];
  const check = (sentences: readonly string[]) => {
    for (const sentence of sentences) {
      if (broken.includes(sentence)) continue;
      broken.push(sentence);
      log.push(`  BROKEN: ${sentence}`);
    }
  };
  const files = watchFiles((what) => check([what]));
  const config = watchConfig((what) => check([what]));
  const shares: Share[] = [];
  let [now, starts] = [parseInstant("2020-12-27T14:30:00+07:00"), 0];
  let died = Instant(0);
  let victim: Victim | undefined;
  let endpoints: Endpoints | undefined;
  let apiKeys: { admin: string; device: string } | undefined;
  let retained: { keys: boolean; health: boolean } = { keys: false, health: false };

  const order = async (given: Order): Promise<Reply> => {
    if (!victim) throw new Died();
    const reply = await victim.order(given);
    if (reply.is === "done") hear(reply.events);
    return reply;
  };

  function hear(events: readonly AnyEvent[]): void {
    for (const event of events) {
      if (event.event === "job_failed") check([`a job failed: ${JSON.stringify(event)}`]);
      if (event.event === "retained") retained = { ...retained, keys: true };
      if (event.event === "retention_done") retained = { ...retained, health: true };
      // Files that are still named wait for the export, which waits for a dead worker's lease.
      if (typeof event["overdue"] === "number" && event["overdue"] > 0 && now >= plus(died, LEASE))
        check([`overdue: ${JSON.stringify(event)}`]);
    }
  }

  const deathsSoFar = (): string[] => {
    const record = join(folder, "deaths");
    return existsSync(record) ? readFileSync(record, "utf8").split("\n").slice(0, -1) : [];
  };

  /** What can be seen from outside: of the disk always, of the endpoints while there is a process. */
  async function look(): Promise<void> {
    const exports = readExports(folder);
    const signing = existsSync(join(folder, "signing"))
      ? await openKeyFolder(join(folder, "signing"))
      : undefined;
    const signers = await Promise.all(
      ((await signing?.names()) ?? []).map(async (name) => (await signing!.find(name))!),
    );
    const publicKeys = signers.flatMap(({ kid, publicPoint: publicKey }) =>
      kid.startsWith("export-") ? [{ id: "452", version: kid.slice("export-".length), publicKey }] : [],
    );
    files.look(exports, now, publicKeys);
    if (!victim?.alive || !endpoints) return;
    const answer = await endpoints.read("/v1/config");
    if (!answer) return check(["there is no configuration"]);
    const { config: jws } = ConfigAnswer.parse(JSON.parse(Buffer.from(answer).toString()));
    const roots = signers.flatMap(({ kid, publicPem }) => (kid.startsWith("config-") ? [publicPem] : []));
    config.look(jws, exports, now, roots);
  }

  async function lookAtRows(): Promise<void> {
    if (!retained.keys && !retained.health) return;
    const { keys, health } = retained;
    retained = { keys: false, health: false };
    const rows = await world.rows();
    if (keys) check(keysOutlived(rows, readExports(folder), now, now < plus(died, LEASE)));
    if (health) check(healthOutlived(rows, now));
  }

  const walking = (): Walking => ({
    endpoints: endpoints!,
    now,
    sms(phone) {
      const sent = existsSync(join(folder, "sms"))
        ? readFileSync(join(folder, "sms"), "utf8").split("\n")
        : [];
      const found = sent.findLast((line) => line.includes(phone.slice(1)));
      return found && (JSON.parse(found) as { text: string }).text;
    },
    broken: (what) => check([what]),
  });

  /** Resolves whatever happens; says what did. A death is no fault, all else is. */
  async function attempt(work: Promise<unknown>): Promise<void> {
    try {
      await work;
    } catch (error) {
      if (!(error instanceof Lost || error instanceof Died)) check([`a defect: ${String(error)}`]);
    }
  }

  async function open(aim?: Aim): Promise<boolean> {
    const before = deathsSoFar().length;
    victim = nursery.next();
    starts += 1;
    try {
      const reply = await order({
        is: "open",
        site,
        seed: `${seed}/${starts}`,
        now,
        ...(aim ? { aim } : {}),
      });
      if (reply.is !== "open") throw new Error("another reply was awaited");
      if (!apiKeys) {
        const made = await order({ is: "api-keys" });
        if (made.is === "api-keys") apiKeys = made;
      }
      endpoints = createEndpoints(victim, reply, apiKeys!);
      await order({ is: "aim" });
      return false;
    } catch (error) {
      if (!(error instanceof Died)) {
        check([`a process does not come up: ${String(error)}`]);
        await victim.kill();
        throw new Broken();
      }
      if (deathsSoFar().length === before) {
        check(["a process ended by itself while it started"]);
        throw new Broken();
      }
      died = now;
      log.push(`  died while it started: ${deathsSoFar().at(-1)}`);
      await look();
      await open();
      return true;
    }
  }

  const world: World = {
    shares,
    broken,
    log,
    files,
    config,
    check,
    open,
    get site() {
      return site;
    },
    set site(to) {
      site = to;
    },
    get now() {
      return now;
    },
    get alive() {
      return victim?.alive ?? false;
    },
    get deaths() {
      return deathsSoFar();
    },
    get starts() {
      return starts;
    },
    tell: (line) => void log.push(`${isoInstant(now)} ${line}`),
    async close(how) {
      if (how === "closed") await attempt(order({ is: "close" }));
      await victim?.kill();
      died = now;
      if (existsSync(join(folder, "exports"))) await look();
    },
    async during(aim, what, work) {
      world.tell(`${what}${aim ? `, aimed at ${aim.of} ${aim.at}` : ""}`);
      const before = deathsSoFar().length;
      await attempt(order({ is: "aim", ...(aim ? { aim } : {}) }));
      await Promise.all(work().map(attempt));
      await attempt(order({ is: "aim" }));
      const over = deathsSoFar().length > before;
      if (over) {
        died = now;
        log.push(`  died at ${deathsSoFar().at(-1)}`);
        await victim?.ends(5_000);
        await look();
        await open();
      } else if (!victim?.alive) {
        check(["the process ended by itself"]);
        throw new Broken();
      }
      await look();
      await lookAtRows();
      return over;
    },
    walk: (share, to) => walk(share, walking(), to),
    rival(share, action) {
      if (action === "publishAgain") return publishAgain(share, walking(), site.keysSecrets.length === 1);
      return { showCode, bindToken }[action](share, walking());
    },
    jobs: async () => void (await order({ is: "jobs" })),
    makeKey: async (name) => void (await order({ is: "make-key", name })),
    async advance(by) {
      now = plus(now, by);
      await attempt(order({ is: "now", now }));
    },
    async rows() {
      const reply = await order({ is: "rows" });
      return reply.is === "rows" ? reply.rows : {};
    },
  };
  return world;
}
