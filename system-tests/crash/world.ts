/** The world of one run: storage that outlasts every process, the process that stands on it now, time, and all who watch. */
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigAnswer } from "@bluezone/contract/keys/config";
import { type Duration, Instant, isoInstant, Minutes, parseInstant, plus } from "@bluezone/protocol/time";
import { openKeyFolder } from "@bluezone/server-kit/keys/key-folder";
import type { AnyEvent } from "@bluezone/server-kit/measure/events";
import type { Random } from "@bluezone/server-kit/time/random";
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

type WorldOptions = {
  readonly seed: string;
  readonly folder: string;
  readonly postgres: string | undefined;
  readonly mutant: MutantName | undefined;
  readonly nursery: Nursery;
  readonly random: Random;
};

/** What a world stands on and what changes in it. */
type Run = Pick<WorldOptions, "seed" | "folder" | "nursery"> & {
  readonly broken: string[];
  readonly log: string[];
  readonly files: WatchFiles;
  readonly config: WatchConfig;
  check(sentences: readonly string[]): void;
  site: Site;
  now: Instant;
  starts: number;
  /** When a process died last. */
  died: Instant;
  victim: Victim | undefined;
  endpoints: Endpoints | undefined;
  apiKeys: { admin: string; device: string } | undefined;
  /** Which server has said that it deleted what is over, since the rows were looked at. */
  retained: { keys: boolean; health: boolean };
};

function beginRun({ seed, folder, postgres, mutant, nursery, random }: WorldOptions): Run {
  mkdirSync(join(folder, "exports"), { recursive: true });
  const secret = () => Buffer.from(random.bytes(32)).toString("base64");
  const site: Site = {
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
  return {
    seed,
    folder,
    nursery,
    broken,
    log,
    files,
    config,
    check,
    site,
    now: parseInstant("2020-12-27T14:30:00+07:00"),
    starts: 0,
    died: Instant(0),
    victim: undefined,
    endpoints: undefined,
    apiKeys: undefined,
    retained: { keys: false, health: false },
  };
}

/** Whether a dead worker's lease may still hold others up. */
const isHeldUp = ({ now, died }: Run): boolean => now < plus(died, LEASE);

function deathsIn(folder: string): string[] {
  const record = join(folder, "deaths");
  return existsSync(record) ? readFileSync(record, "utf8").split("\n").slice(0, -1) : [];
}

function tell(run: Run, line: string): void {
  run.log.push(`${isoInstant(run.now)} ${line}`);
}

async function order(run: Run, given: Order): Promise<Reply> {
  if (!run.victim) throw new Died();
  const reply = await run.victim.order(given);
  if (reply.is === "done") hear(run, reply.events);
  return reply;
}

function hear(run: Run, events: readonly AnyEvent[]): void {
  for (const event of events) {
    if (event.event === "job_failed") run.check([`a job failed: ${JSON.stringify(event)}`]);
    if (event.event === "retained") run.retained = { ...run.retained, keys: true };
    if (event.event === "retention_done") run.retained = { ...run.retained, health: true };
    // Files that are still named wait for the export, which waits for a dead worker's lease.
    if (typeof event["overdue"] === "number" && event["overdue"] > 0 && !isHeldUp(run))
      run.check([`overdue: ${JSON.stringify(event)}`]);
  }
}

async function rowsOf(run: Run): Promise<Rows> {
  const reply = await order(run, { is: "rows" });
  return reply.is === "rows" ? reply.rows : {};
}

/** What can be seen from outside: of the disk always, of the endpoints while there is a process. */
async function look(run: Run): Promise<void> {
  const { folder, files, config, now, victim, endpoints, check } = run;
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

async function lookAtRows(run: Run): Promise<void> {
  const { keys, health } = run.retained;
  if (!keys && !health) return;
  run.retained = { keys: false, health: false };
  const rows = await rowsOf(run);
  if (keys) run.check(keysOutlived(rows, readExports(run.folder), run.now, isHeldUp(run)));
  if (health) run.check(healthOutlived(rows, run.now));
}

const walkingIn = ({ folder, endpoints, now, check }: Run): Walking => ({
  endpoints: endpoints!,
  now,
  sms(phone) {
    const sent = existsSync(join(folder, "sms")) ? readFileSync(join(folder, "sms"), "utf8").split("\n") : [];
    const found = sent.findLast((line) => line.includes(phone.slice(1)));
    return found && (JSON.parse(found) as { text: string }).text;
  },
  broken: (what) => check([what]),
});

/** Resolves whatever happens; says what did. A death is no fault, all else is. */
async function attempt(run: Run, work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Lost || error instanceof Died)) run.check([`a defect: ${String(error)}`]);
  }
}

async function open(run: Run, aim?: Aim): Promise<boolean> {
  const before = deathsIn(run.folder).length;
  const victim = run.nursery.next();
  run.victim = victim;
  run.starts += 1;
  try {
    const reply = await order(run, {
      is: "open",
      site: run.site,
      seed: `${run.seed}/${run.starts}`,
      now: run.now,
      ...(aim ? { aim } : {}),
    });
    if (reply.is !== "open") throw new Error("another reply was awaited");
    if (!run.apiKeys) {
      const made = await order(run, { is: "api-keys" });
      if (made.is === "api-keys") run.apiKeys = made;
    }
    run.endpoints = createEndpoints(victim, reply, run.apiKeys!);
    await order(run, { is: "aim" });
    return false;
  } catch (error) {
    if (!(error instanceof Died)) {
      run.check([`a process does not come up: ${String(error)}`]);
      await victim.kill();
      throw new Broken();
    }
    if (deathsIn(run.folder).length === before) {
      run.check(["a process ended by itself while it started"]);
      throw new Broken();
    }
    run.died = run.now;
    run.log.push(`  died while it started: ${deathsIn(run.folder).at(-1)}`);
    await look(run);
    await open(run);
    return true;
  }
}

async function during(
  run: Run,
  aim: Aim | undefined,
  what: string,
  work: () => readonly Promise<unknown>[],
): Promise<boolean> {
  tell(run, `${what}${aim ? `, aimed at ${aim.of} ${aim.at}` : ""}`);
  const before = deathsIn(run.folder).length;
  await attempt(run, order(run, { is: "aim", ...(aim ? { aim } : {}) }));
  await Promise.all(work().map((one) => attempt(run, one)));
  await attempt(run, order(run, { is: "aim" }));
  const over = deathsIn(run.folder).length > before;
  if (over) {
    run.died = run.now;
    run.log.push(`  died at ${deathsIn(run.folder).at(-1)}`);
    await run.victim?.ends(5_000);
    await look(run);
    await open(run);
  } else if (!run.victim?.alive) {
    run.check(["the process ended by itself"]);
    throw new Broken();
  }
  await look(run);
  await lookAtRows(run);
  return over;
}

export function createWorld(options: WorldOptions): World {
  const run = beginRun(options);
  const { folder, broken, log, files, config, check } = run;
  return {
    shares: [],
    broken,
    log,
    files,
    config,
    check,
    open: (aim) => open(run, aim),
    get site() {
      return run.site;
    },
    set site(to) {
      run.site = to;
    },
    get now() {
      return run.now;
    },
    get alive() {
      return run.victim?.alive ?? false;
    },
    get deaths() {
      return deathsIn(folder);
    },
    get starts() {
      return run.starts;
    },
    tell: (line) => tell(run, line),
    async close(how) {
      if (how === "closed") await attempt(run, order(run, { is: "close" }));
      await run.victim?.kill();
      run.died = run.now;
      if (existsSync(join(folder, "exports"))) await look(run);
    },
    during: (aim, what, work) => during(run, aim, what, work),
    walk: (share, to) => walk(share, walkingIn(run), to),
    rival(share, action) {
      if (action === "publishAgain")
        return publishAgain(share, walkingIn(run), run.site.keysSecrets.length === 1);
      return { showCode, bindToken }[action](share, walkingIn(run));
    },
    jobs: async () => void (await order(run, { is: "jobs" })),
    makeKey: async (name) => void (await order(run, { is: "make-key", name })),
    async advance(by) {
      run.now = plus(run.now, by);
      await attempt(run, order(run, { is: "now", now: run.now }));
    },
    rows: () => rowsOf(run),
  };
}
