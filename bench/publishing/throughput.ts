/** Many phones at once: our server on PostgreSQL, the same without a store, and the row-by-row server, taking turns. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ISSUER } from "@bluezone/keys/testing/authority";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import { startPostgres } from "@bluezone/server-kit/testing/postgres";
import pg from "pg";
import { median, quantile, type Row, ratio, times } from "../measure.ts";
import { parentOf, processorTime, type Running, start, startLoad } from "./processes.ts";

/** Phones at once. */
const CROWDS = [64, 256] as const;
const ROUNDS = 7;
const SECONDS = 4;
/** A server is warm when its compiler has seen so many requests; it gets so many seconds for them. */
const WARM = { requests: 10_000, seconds: 12 };

type Name = "ours" | "floor" | "peer" | "bare";
/** How many different requests are made for a second: more than any machine we know answers. The floor keeps none, and takes them again. */
const MADE: Readonly<Record<Name, number>> = { ours: 5_000, floor: 400, peer: 1_500, bare: 1_500 };

type Crowd = (typeof CROWDS)[number];
/** How many times as many as row by row are wanted. */
const FLOORS: Readonly<Record<Crowd, number>> = { 64: 5, 256: 6.5 };
type Samples = Record<Name, Sample[]>;

type Sample = {
  /** Requests a second, and milliseconds of waiting for them. */
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
  /** Microseconds of processor time for one request. */
  readonly server: number;
  readonly database: number;
};

export async function throughput(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "bluezone-bench-"));
  const [postgres, load] = await Promise.all([startPostgres(), startLoad()]);
  const running: Running[] = [];
  try {
    const database = await postgres.fresh();
    const JWKS = join(folder, "jwks.json");
    await writeFile(JWKS, load.jwks);
    await writeFile(join(folder, "issuers.json"), JSON.stringify([{ ...ISSUER, jwks: JWKS }]));
    const env = {
      DATABASE_URL: database,
      JWKS,
      KEYS_PORT: String(await freePort()),
      KEYS_DATA: folder,
      KEYS_SECRETS: Buffer.alloc(32, 1).toString("base64"),
      KEYS_ISSUERS: join(folder, "issuers.json"),
    };
    const program = async (path: string) => {
      const server = await start(new URL(path, import.meta.url), env);
      running.push(server);
      return server;
    };
    const servers: Record<Name, Running> = {
      ours: await program("../../servers/keys/src/main.ts"),
      floor: await program("./no-store.ts"),
      peer: await program("./row-by-row.ts"),
      bare: await program("./bare.ts"),
    };
    const client = new pg.Client(database);
    await client.connect();
    const { rows: backend } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
    const postmaster = parentOf(backend[0]!.pid);

    const sample = async (name: Name, connections: Crowd, seconds: number, most: number): Promise<Sample> => {
      const again = name === "floor";
      await load.make(again ? MADE.floor * seconds : most);
      await client.query("truncate keys.diagnosis_key, keys.remembered_publish");
      await client.query("checkpoint");
      const used = () => [processorTime(servers[name].pid), processorTime(postmaster)] as const;
      const before = used();
      const { url } = servers[name];
      const sent = await load.send({ url, seconds, most, connections, again });
      const after = used();
      if (name !== "floor") {
        const { rows } = await client.query<{ keys: string }>(
          "select count(*) as keys from keys.diagnosis_key",
        );
        if (Number(rows[0]?.keys) !== 14 * sent.answered)
          throw new Error(`${name} has not stored what it said`);
      }
      const each = (i: 0 | 1) => ((after[i] - before[i]) / sent.answered) * 1e6;
      return {
        rate: sent.answered / sent.seconds,
        p50: quantile(sent.latencies, 0.5),
        p99: quantile(sent.latencies, 0.99),
        server: each(0),
        database: each(1),
      };
    };

    const names: readonly Name[] = ["ours", "floor", "peer", "bare"];
    for (const name of names) await sample(name, CROWDS[0], WARM.seconds, WARM.requests);
    const rows: Row[] = [];
    for (const crowd of CROWDS) {
      const samples: Samples = { ours: [], floor: [], peer: [], bare: [] };
      for (let round = 0; round < ROUNDS; round += 1)
        for (const name of round % 2 === 0 ? names : names.toReversed())
          samples[name].push(
            await sample(name, crowd, SECONDS, name === "floor" ? 1e6 : MADE[name] * SECONDS),
          );
      rows.push(...rowsOf(crowd, samples));
    }
    await client.end();
    return rows;
  } finally {
    load.stop();
    for (const server of running) await server.stop();
    await postgres.remove();
    await rm(folder, { recursive: true });
  }
}

const of = (samples: readonly Sample[], what: keyof Sample): number[] => samples.map((one) => one[what]);
const processor = (samples: readonly Sample[]): number[] => samples.map((one) => one.server + one.database);

/** A candidate's medians in one line. */
function line(samples: readonly Sample[]): string {
  const [rate, p50, p99, server, database] = (["rate", "p50", "p99", "server", "database"] as const).map(
    (what) => median(of(samples, what)).toFixed(0),
  );
  return `${rate}/s, p50 ${p50} ms, p99 ${p99} ms, server ${server} µs${database === "0" ? "" : `, database ${database} µs`}`;
}

function rowsOf(crowd: Crowd, { ours, floor, peer, bare }: Samples): Row[] {
  const asMany = ratio(of(ours, "rate"), of(peer, "rate"));
  return [
    {
      what: `publishes a second, ${crowd} at once, durable before the reply: ${line(ours)}`,
      beside: `row by row, jose: ${line(peer)}`,
      figure: times(asMany),
      floor: `${FLOORS[crowd]} ×${asMany < FLOORS[crowd] ? ", not reached" : ""}`,
    },
    {
      what: "the same",
      beside: `row by row, jose, without rules, tokens and repeats: ${line(bare)}`,
      figure: times(ratio(of(ours, "rate"), of(bare, "rate"))),
    },
    {
      what: "processor time of a publish, server and database",
      beside: "row by row, jose",
      figure: times(ratio(processor(peer), processor(ours))),
    },
    {
      what: "the same",
      beside: "row by row, jose, without rules, tokens and repeats",
      figure: times(ratio(processor(bare), processor(ours))),
    },
    {
      what: "the same, over that of ours without a store",
      beside: `ours without a store: ${line(floor)}`,
      figure: times(ratio(processor(ours), processor(floor))),
    },
  ];
}
