/** Pages for everybody: how many a second, beside an endpoint that does next to nothing. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { Seconds } from "@bluezone/protocol/time";
import type { TestRollout } from "@bluezone/rollout/testing/rollout";
import { median, quantile, type Row, ratio, times } from "./measure.ts";
import type { LoadResult, Reading } from "./rollout-load.ts";

/** Readers at once. */
export const CONNECTIONS = 32;
const ROUNDS = 5;
/** A phone's browser that opens the page itself. */
const BROWSER = [
  "user-agent: Mozilla/5.0 (Linux; Android 9; SM-A105F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/87.0.4280.101 Mobile Safari/537.36",
  "sec-fetch-dest: document",
];

/** Scans that are written down. */
async function scansOf({ engine }: TestRollout): Promise<number> {
  const { rows } = await engine.query<{ n: string }>(
    "select coalesce(sum(scans), 0)::text as n from rollout.placement_scan",
  );
  return Number(rows[0]?.n);
}

type Name = "healthz" | "install" | "situation" | "known";

/** Every page takes turns; each opening of an install page must have been counted, once. */
export async function pageRows(
  t: TestRollout,
  codes: readonly string[],
  seconds: number,
): Promise<readonly Row[]> {
  const etag = (await fetch(`${t.url}/situation`)).headers.get("etag");
  if (etag === null) throw new Error("the page has no tag");
  const asked: Readonly<Record<Name, Pick<Reading, "paths" | "headers">>> = {
    healthz: { paths: ["/healthz"], headers: [] },
    install: { paths: codes.slice(0, 500).map((code) => `/i/${code}`), headers: BROWSER },
    situation: { paths: ["/situation"], headers: BROWSER },
    known: { paths: ["/situation"], headers: [...BROWSER, `if-none-match: ${etag}`] },
  };
  const names = Object.keys(asked) as Name[];
  const load = fork(new URL("./rollout-load.ts", import.meta.url), { serialization: "advanced" });
  try {
    const read = async (name: Name): Promise<LoadResult> => {
      load.send({ url: t.url, ...asked[name], connections: CONNECTIONS, seconds } satisfies Reading);
      const [done] = (await once(load, "message")) as [LoadResult];
      const status = name === "known" ? "304" : "200";
      if (done.statuses[status] !== done.answered)
        throw new Error(`${name}: ${JSON.stringify(done.statuses)} in place of ${status}`);
      return done;
    };
    const before = await scansOf(t);
    let opened = 0;
    const samples: Record<Name, LoadResult[]> = { healthz: [], install: [], situation: [], known: [] };
    for (let round = 0; round <= ROUNDS; round += 1)
      for (const name of round % 2 === 0 ? names : names.toReversed()) {
        const done = await read(name);
        if (name === "install") opened += done.answered;
        if (round > 0) samples[name].push(done);
      }
    t.clock.advance(Seconds(6));
    await t.rollout.runJobs(t.clock.now());
    const counted = (await scansOf(t)) - before;
    if (counted !== opened) throw new Error(`${opened} pages were opened, and ${counted} counted`);
    return rowsOf(samples);
  } finally {
    load.disconnect();
  }
}

const ratesOf = (samples: readonly LoadResult[]): number[] =>
  samples.map(({ answered, seconds }) => answered / seconds);

function line(samples: readonly LoadResult[]): string {
  const [p50, p99] = [0.5, 0.99].map((share) =>
    median(samples.map(({ latencies }) => quantile(latencies, share))).toFixed(0),
  );
  return `${median(ratesOf(samples)).toFixed(0)}/s, p50 ${p50} ms, p99 ${p99} ms`;
}

function rowsOf({
  healthz,
  install,
  situation,
  known,
}: Readonly<Record<Name, readonly LoadResult[]>>): Row[] {
  const beside = (other: readonly LoadResult[], what: string, samples: readonly LoadResult[]) => ({
    beside: `${what}: ${line(other)}`,
    figure: times(ratio(ratesOf(samples), ratesOf(other))),
  });
  const nothing = "`/healthz`, which asks the database one thing";
  return [
    {
      what: `install pages a second, ${CONNECTIONS} at once, each opening counted: ${line(install)}`,
      ...beside(healthz, nothing, install),
    },
    {
      what: `situation page, ${CONNECTIONS} at once: ${line(situation)}`,
      ...beside(healthz, nothing, situation),
    },
    {
      what: `the same for a reader that has it (304): ${line(known)}`,
      ...beside(situation, "sent whole", known),
    },
  ];
}
