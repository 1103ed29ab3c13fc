/** Load: what phones ask all day, how fast it is answered, what a request costs, and whether an hour of it leaves anything behind. */
import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { config } from "@bluezone/contract/keys/config";
import { EXPORTS_ROOT, exportName, indexName } from "@bluezone/contract/keys/exports";
import { parseInstant } from "@bluezone/protocol/time";
import { noPostgres, startPostgres } from "@bluezone/server-kit/testing/postgres";
import pg from "pg";
import { nginx, startNginx } from "../system-tests/ops/nginx.ts";
import { type BareNginx, bareNginx, workerOf } from "./loading/bare-nginx.ts";
import { open, type Place } from "./loading/connection.ts";
import type { Order, Result } from "./loading/phones.ts";
import { VISITS } from "./loading/phones.ts";
import type { Serving } from "./loading/serving.ts";
import { median, type Part, quantile, type Row, ratio, times } from "./measure.ts";
import { processorTime, type Running, start } from "./publishing/processes.ts";

const ROUNDS = 3;
const SECONDS = 3;
/** Minutes of the long run (0: none), and visits a second of each kind in it. */
const MINUTES = Number(process.env["LOAD_MINUTES"] ?? "60");
const RATES = { poll: Number(process.env["LOAD_POLLS"] ?? "40"), share: 2, cover: 4, declaration: 0.1 };

/** The next word of a process; rejects when it ends instead. */
async function heard<T>(child: ChildProcess): Promise<T> {
  const ended = new AbortController();
  const gone = once(child, "exit", { signal: ended.signal }).then(() => {
    throw new Error("a process of the load has ended");
  });
  try {
    const [word] = await Promise.race([once(child, "message", { signal: ended.signal }), gone]);
    return word as T;
  } finally {
    ended.abort();
    gone.catch(() => {});
  }
}

/** The process of the phones. */
function phones() {
  const child: ChildProcess = fork(new URL("./loading/phones.ts", import.meta.url), {
    serialization: "advanced",
  });
  return {
    async told<Of extends Result["of"]>(order: Order & { readonly order: Of }) {
      child.send(order);
      return (await heard<Result>(child)) as Extract<Result, { of: Of }>;
    },
    stop: () => void (child.connected && child.disconnect()),
  };
}
type Phones = ReturnType<typeof phones>;

type Asked = { readonly rate: number; readonly each: number; readonly p99: number; readonly resumed: number };

/** A loop of requests and the processor time of each, in microseconds, of the process that answers. */
async function asked(
  load: Phones,
  pid: number,
  order: Omit<Extract<Order, { order: "loop" }>, "order">,
): Promise<Asked> {
  const before = processorTime(pid);
  const { answered, seconds, latencies, resumed } = await load.told({ order: "loop", ...order });
  return {
    rate: answered / seconds,
    each: ((processorTime(pid) - before) / answered) * 1e6,
    p99: quantile(latencies, 0.99),
    resumed: resumed / answered,
  };
}

/** Candidates in turns. */
async function inTurns<Name extends string>(
  candidates: Readonly<Record<Name, () => Promise<Asked>>>,
): Promise<Record<Name, Asked[]>> {
  const names = Object.keys(candidates) as Name[];
  const found = Object.fromEntries(names.map((name) => [name, [] as Asked[]])) as Record<Name, Asked[]>;
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const one = await candidates[name]();
      if (round > 0) found[name].push(one);
    }
  return found;
}
const each = (some: readonly Asked[]): number[] => some.map((one) => one.each);
const told = (some: readonly Asked[]): string =>
  `${median(some.map(({ rate }) => rate)).toFixed(0)}/s, ${median(each(some)).toFixed(0)} µs each, p99 ${median(some.map(({ p99 }) => p99)).toFixed(1)} ms`;

/** An export file below the root. */
const FILE = exportName("VN", parseInstant("2020-12-27T07:10:00Z"), parseInstant("2020-12-27T07:20:00Z"));

const placeOf = (url: string, ca?: string): Place => {
  const { hostname, port } = new URL(url);
  return { host: hostname, port: Number(port), ca };
};

/** Documents of the key server itself: from memory, read each time, and bare nginx. */
async function withoutProxy(load: Phones, database: string, root: string, bare: BareNginx): Promise<Row[]> {
  const running: Running[] = [];
  const program = async (READ: string) => {
    const env = { DATABASE_URL: database, EXPORTS: join(root, "exports"), READ };
    const server = await start(new URL("./loading/documents.ts", import.meta.url), env);
    running.push(server);
    return server;
  };
  try {
    const [memory, before] = [await program("once"), await program("each")];
    const rows: Row[] = [];
    for (const [what, path] of [
      ["index of 20 files", EXPORTS_ROOT + indexName("VN")],
      ["an export file of 65 kB", EXPORTS_ROOT + FILE],
      ["configuration", config.path],
    ] as const) {
      const loop = { path, connections: 32, seconds: SECONDS };
      const at = (server: Running) => () => asked(load, server.pid, { ...loop, place: placeOf(server.url) });
      const took = await inTurns({
        memory: at(memory),
        before: at(before),
        nginx: () => asked(load, bare.worker, { ...loop, place: bare.plain }),
      });
      rows.push(
        {
          what: `${what} from the key server itself, plain HTTP, 32 connections: ${told(took.memory)}`,
          beside: `read and hashed for each request, as it was: ${told(took.before)}`,
          figure: times(ratio(each(took.before), each(took.memory))),
        },
        {
          what: "the same",
          beside: `bare nginx, the same bytes as a file: ${told(took.nginx)}`,
          figure: times(ratio(each(took.nginx), each(took.memory))),
        },
      );
    }
    return rows;
  } finally {
    for (const server of running) await server.stop();
  }
}

/** The poll path behind the shipped nginx, and new connections with and without resumption. */
async function throughNginx(load: Phones, ours: Place, worker: number, bare: BareNginx): Promise<Row[]> {
  const loop = { path: config.path, connections: 16, seconds: SECONDS };
  const took = await inTurns({
    ours: () => asked(load, worker, { ...loop, place: ours }),
    bare: () => asked(load, bare.worker, { ...loop, place: bare.secure }),
    full: () => asked(load, worker, { ...loop, place: ours, each: "new" }),
    resumed: () => asked(load, worker, { ...loop, place: ours, each: "resumed" }),
    plain: () => asked(load, bare.worker, { ...loop, place: bare.plain, each: "new" }),
  });
  const share = median(took.resumed.map(({ resumed }) => resumed));
  return [
    {
      what: `configuration through the shipped nginx, TLS, connections that stay: ${told(took.ours)}`,
      beside: `bare nginx, TLS, the same bytes as a file: ${told(took.bare)}`,
      figure: times(ratio(each(took.bare), each(took.ours))),
      floor: "0.9 ×",
    },
    {
      what: `the same with a new connection each, TLS 1.3 resumed (${(100 * share).toFixed(0)} %): ${told(took.resumed)}`,
      beside: `not resumed: ${told(took.full)}`,
      figure: times(ratio(each(took.full), each(took.resumed))),
      floor: "10 ×",
    },
    {
      what: `the limit of that: a new connection each to bare nginx without TLS: ${told(took.plain)}`,
      beside: "TLS, not resumed, as above",
      figure: times(ratio(each(took.full), each(took.plain))),
    },
  ];
}

/** What a process holds: megabytes and open descriptors. */
function held(pid: number): { readonly mb: number; readonly descriptors: number } {
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return { mb: Number(kb) / 1e3, descriptors: readdirSync(`/proc/${pid}/fd`).length };
}

/** Visits of all kinds for a long time, in stretches of a minute. */
async function longRun(
  load: Phones,
  order: Omit<Extract<Order, { order: "come" }>, "order" | "rates" | "seconds" | "seed">,
  processes: Readonly<Record<string, number>>,
  client: pg.Client,
): Promise<Row[]> {
  const names = Object.keys(processes);
  const series = new Map(names.map((name) => [name, [] as ReturnType<typeof held>[]]));
  const all = Object.fromEntries(
    VISITS.map((kind) => [kind, { latencies: [] as number[], failed: [] as string[] }]),
  );
  const late: number[] = [];
  let [resumed, connections] = [0, 0];
  const loads: number[] = [];
  for (let minute = 0; minute < MINUTES; minute += 1) {
    const came = await load.told({
      order: "come",
      ...order,
      rates: RATES,
      seconds: 60,
      seed: 20 + 10 * minute,
    });
    for (const kind of VISITS) {
      all[kind]!.latencies.push(...came.visits[kind].latencies);
      all[kind]!.failed.push(...came.visits[kind].failed);
    }
    late.push(...came.late);
    resumed += came.resumed;
    connections += came.connections;
    for (const name of names) series.get(name)!.push(held(processes[name]!));
    loads.push(loadavg()[0]!);
  }
  const { rows: tables } = await client.query<{ live: string; dead: string; runs: string }>(
    `select sum(n_live_tup) as live, sum(n_dead_tup) as dead, sum(autovacuum_count) as runs
     from pg_stat_user_tables where schemaname in ('keys', 'health')`,
  );
  const rows: Row[] = VISITS.map((kind) => {
    const { latencies, failed } = all[kind]!;
    const ms = (share: number) => quantile(latencies, share).toFixed(0);
    const faults = [...new Set(failed)].slice(0, 3).join(", ");
    return {
      what: `${kind}: ${RATES[kind]} a second at random for ${MINUTES} minutes, ${latencies.length.toLocaleString("en")} visits`,
      beside: `${failed.length} failed${faults ? ` (${faults})` : ""}`,
      figure: `p50 ${ms(0.5)}, p90 ${ms(0.9)}, p99 ${ms(0.99)}, max ${Math.max(...latencies).toFixed(0)} ms`,
    };
  });
  const minutesAt = (share: number) => Math.min(MINUTES - 1, Math.floor(share * MINUTES));
  for (const name of names) {
    const some = series.get(name)!;
    const [early, end] = [some[minutesAt(0.25)]!, some.at(-1)!];
    rows.push({
      what: `${name}, at the end: ${end.mb.toFixed(0)} MB, ${end.descriptors} descriptors`,
      beside: `after a quarter: ${early.mb.toFixed(0)} MB, ${early.descriptors} descriptors`,
      figure: times(end.mb / early.mb),
    });
  }
  rows.push({
    what: `tables of keys and health at the end: ${tables[0]!.live} rows, ${tables[0]!.dead} dead`,
    beside: `${tables[0]!.runs} runs of autovacuum`,
    figure: `${((100 * Number(tables[0]!.dead)) / Math.max(1, Number(tables[0]!.live))).toFixed(0)} % dead`,
  });
  rows.push({
    what: `the generator itself: visits began late by p99 ${quantile(late, 0.99).toFixed(0)} ms, which is counted above`,
    beside: `${connections.toLocaleString("en")} TLS connections, ${((100 * resumed) / connections).toFixed(0)} % resumed`,
    figure: `load average ${median(loads).toFixed(1)}`,
  });
  return rows;
}

async function run(): Promise<readonly Row[]> {
  if (noPostgres || nginx === undefined) throw new Error("the load needs PostgreSQL and nginx");
  const folder = mkdtempSync(join(tmpdir(), "bluezone-load-"));
  const postgres = await startPostgres();
  const database = await postgres.fresh();
  const [load, serving] = [
    phones(),
    fork(new URL("./loading/serving.ts", import.meta.url), {
      env: { ...process.env, DATABASE_URL: database, TMPDIR: folder },
    }),
  ];
  let proxy: Awaited<ReturnType<typeof startNginx>> | undefined;
  let bare: BareNginx | undefined;
  const client = new pg.Client(database);
  try {
    const at = await heard<Serving>(serving);
    await client.connect();
    mkdirSync(join(folder, "nginx"));
    proxy = await startNginx(join(folder, "nginx"), at);
    const ca = readFileSync(proxy.certificate, "utf8");
    const tls = { certificate: proxy.certificate, key: join(folder, "nginx", "tls", "key.pem") };
    const [keys, health] = [placeOf(proxy.keys.https, ca), placeOf(proxy.health.https, ca)];
    const root = join(folder, "root");
    mkdirSync(join(root, "exports", "VN"), { recursive: true });
    mkdirSync(join(root, "v1"));
    writeFileSync(join(root, "exports", indexName("VN")), `${FILE}\n`.repeat(20));
    writeFileSync(join(root, "exports", FILE), randomBytes(65_000));
    writeFileSync(join(root, "v1", "config"), await bytesAt(keys, config.path));
    bare = await bareNginx(root, tls);
    const worker = await workerOf(proxy.pid);
    return [
      ...(await withoutProxy(load, database, root, bare)),
      ...(await throughNginx(load, keys, worker, bare)),
      ...(MINUTES === 0
        ? []
        : await longRun(
            load,
            {
              keys,
              health,
              adminKey: at.adminKey,
              deviceKey: at.deviceKey,
              healthAuthorityID: "vn.example",
              commune: "30478",
              resuming: 0.8,
            },
            { "the three servers in one process": serving.pid!, "nginx's worker": worker },
            client,
          )),
    ];
  } finally {
    load.stop();
    await bare?.stop();
    await proxy?.stop();
    await client.end();
    serving.disconnect();
    await once(serving, "exit");
    await postgres.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bytesAt(place: Place, path: string): Promise<Uint8Array> {
  const connection = await open(place);
  try {
    return (await connection.ask("GET", path)).body;
  } finally {
    connection.close();
  }
}

export const loading: Part = {
  title: "Load",
  long: true,
  run,
  notes: `PostgreSQL (fsync on), nginx with the shipped configuration and one worker, the three servers as \`bluezone init\` sets them up in one process, and the phones in another, all on this machine.

*Documents and connections*: asked as fast as answers come. The client is a Node program beside them and limits the rate, so ratios are of processor time: what the process that answers, nginx's worker or the key server, uses for one request. More is better everywhere.

*Visits* come at random and do not wait for one another (open loop, Poisson); a visit's time runs from the instant at which it was to begin, so that what stands still is counted for everybody who would have come meanwhile. A poll is a TLS connection with what is new after half an hour: the windows, the day's index, its three newest files, and at one check of 48 the configuration. A share is a laboratory's code, token, certificate and 14 keys, over two connections; cover traffic is the same without content; a declaration goes to one commune. Four phones in five have a TLS session to resume. \`LOAD_MINUTES\` and \`LOAD_POLLS\` (a second) set the run: \`LOAD_MINUTES=60 npm run bench -- load\`.`,
};
