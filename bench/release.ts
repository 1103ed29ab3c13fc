/** What a release weighs and how a server of it starts, beside the same server from the repository. */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { freePorts } from "@bluezone/server-kit/testing/free-port";
import { startPostgres } from "@bluezone/server-kit/testing/postgres";
import { FLAGS, SERVERS, type Server } from "../release/servers.ts";
import { writeRelease } from "../release/write-release.ts";
import { median, type Part, type Row } from "./measure.ts";

const top = resolve(import.meta.dirname, "..");
/** Starts of each server; a first one, which makes tables, is not counted. */
const STARTS = 3;

/** How long until it listens, in milliseconds, and what it takes three seconds later and at most, in MB. */
type Start = { readonly ms: number; readonly idle: number; readonly peak: number };

async function start(program: readonly string[], env: Readonly<Record<string, string>>): Promise<Start> {
  const begun = performance.now();
  const [node = "", ...words] = program;
  const child = spawn(node, words, { env, stdio: ["ignore", "ignore", "pipe"] });
  await once(createInterface(child.stderr), "line");
  const ms = performance.now() - begun;
  await setTimeout(3_000);
  const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
  const megabytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1]) / 1_024;
  const taken = { ms, idle: megabytes("VmRSS"), peak: megabytes("VmHWM") };
  child.kill("SIGTERM");
  await once(child, "exit");
  return taken;
}

const middle = (starts: readonly Start[]): string => {
  const of = (name: keyof Start) => median(starts.map((one) => one[name])).toFixed(0);
  return `${of("ms")} ms, ${of("idle")} MB idle, ${of("peak")} MB at most`;
};

/** What `init` must be told. */
const GIVEN: Readonly<Record<Server, readonly string[]>> = {
  keys: [],
  health: ["--url", "https://health.example.vn", "--authority", "vn.example"],
  rollout: ["--url", "https://bluezone.example.vn"],
};

/** Measures the servers of a release that lies unpacked in a folder for each. */
async function measure(bundles: ReadonlyMap<Server, string>, work: string): Promise<readonly Row[]> {
  const postgres = await startPostgres({ fsync: false });
  const rows: Row[] = [];
  try {
    for (const server of SERVERS)
      for (const database of ["PostgreSQL", "the embedded database"]) {
        const [port, metrics] = await freePorts(2);
        const home = join(work, `${server}-${database.at(-1)}`);
        const cli = [join(top, "node_modules/.bin/node"), join(top, "apps/cli/src/main.ts")] as const;
        const issuers = server === "keys" ? ["--issuers", join(work, "issuers.json")] : [];
        const asked = ["--data", home, "--port", `${port}`, "--metrics", `127.0.0.1:${metrics}`];
        execFileSync(cli[0], [cli[1], "init", server, ...asked, ...GIVEN[server], ...issuers]);
        const file = join(home, `${server}.env`);
        if (database === "PostgreSQL") appendFileSync(file, `DATABASE_URL=${await postgres.fresh()}\n`);
        const bundle = bundles.get(server)!;
        const words = ["serve", server, "--env", file];
        const programs = {
          release: [join(bundle, "bin/node"), ...FLAGS, join(bundle, "lib/main.mjs"), ...words],
          source: [...cli, ...words],
        };
        const env = { PATH: "/usr/bin:/bin" };
        const starts = { release: [] as Start[], source: [] as Start[] };
        for (let round = 0; round <= STARTS; round++)
          for (const name of ["release", "source"] as const) {
            const taken = await start(programs[name], env);
            if (round > 0) starts[name].push(taken);
          }
        const ratio = median(starts.source.map(({ ms }, i) => ms / starts.release[i]!.ms)).toFixed(1);
        rows.push({
          what: `${server} on ${database}`,
          beside: `from the repository: ${middle(starts.source)}`,
          figure: `${middle(starts.release)}; listens ${ratio} × as soon`,
          ...(database === "PostgreSQL" ? { floor: "≤ 1 s, ≤ 120 MB idle" } : {}),
        });
      }
  } finally {
    await postgres.remove();
  }
  return rows;
}

async function run(): Promise<readonly Row[]> {
  const work = mkdtempSync(join(tmpdir(), "bluezone-bench-release-"));
  try {
    const outs = ["first", "second"].map((name) => join(work, name));
    for (const out of outs) await writeRelease(SERVERS, out, true, () => {});
    const [first, second] = outs.map((out) => readFileSync(join(out, "SHA256SUMS"), "utf8"));
    const rows: Row[] = [];
    const bundles = new Map<Server, string>();
    for (const server of SERVERS) {
      const files = readdirSync(outs[0]!).filter((file) => file.startsWith(`bluezone-${server}-`));
      const archive = files.find((file) => file.endsWith(".tar.gz"))!;
      const folder = join(work, "unpacked", server);
      mkdirSync(folder, { recursive: true });
      execFileSync("tar", ["-xzf", join(outs[0]!, archive), "-C", folder]);
      bundles.set(server, join(folder, readdirSync(folder)[0]!));
      const node = statSync(join(bundles.get(server)!, "bin/node")).size;
      const all = Number(execFileSync("du", ["-sb", folder], { encoding: "utf8" }).split("\t")[0]);
      const mb = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
      const sizes = files.map(
        (file) => `${file.replace(/^.*?x64/, "")} ${mb(statSync(join(outs[0]!, file)).size)}`,
      );
      rows.push({
        what: `${server}: its bundle unpacked, beside Node`,
        beside: `Node ${mb(node)}; ${sizes.join(", ")}, each with Node`,
        figure: mb(all - node),
        floor: "≤ 60 MB",
      });
    }
    rows.push({
      what: "archives and images made twice",
      beside: "SHA-256 of all",
      figure: first === second ? "the same bytes" : "DIFFERENT BYTES",
      floor: "the same bytes",
    });
    const cli = join(top, "apps/cli/src/main.ts");
    const health = ["init", "health", "--data", join(work, "for-issuers"), ...GIVEN.health];
    execFileSync(process.execPath, [cli, ...health]);
    execFileSync("cp", [join(work, "for-issuers/public/issuers.json"), work]);
    return [...rows, ...(await measure(bundles, work))];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** `npm run bench -- release`. */
export const releasing: Part = {
  title: "Release",
  long: true,
  notes:
    "Two releases of one commit, images included (buildah), then each server started four times from its archive and from the repository in turn, the first time not counted; it makes the tables. Memory is the process's resident set, three seconds after it listens and at most. The release runs with the flags of its unit ([record 0078](decisions/0078-a-release-is-code-and-what-it-reaches.md)). PGlite alone, opened on a folder by Node with the release's flags, takes 253 MB. This part runs when it is named: `npm run bench -- release`.",
  run,
};
