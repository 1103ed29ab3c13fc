/** The three servers as an operator runs them, two processes of each on one PostgreSQL, with a line that can be broken before each and before the database. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Role as HealthRole } from "@bluezone/contract/health/roles";
import type { Role as RolloutRole } from "@bluezone/contract/rollout/roles";
import { healthFrom } from "@bluezone/health/main";
import { createFrom } from "@bluezone/keys/main";
import { rolloutFrom } from "@bluezone/rollout/main";
import type { Engine } from "@bluezone/server-kit/sql/engine";
import { postgresEngine } from "@bluezone/server-kit/sql/engine-postgres";
import { readPostgresUrl } from "@bluezone/server-kit/sql/postgres-url";
import { freePorts } from "@bluezone/server-kit/testing/free-port";
import { startPostgres, type TestPostgres } from "@bluezone/server-kit/testing/postgres";
import { acceptWith, createJar, type Jar } from "@bluezone/staff/testing/sign-in";
import pg from "pg";
import { runForTest } from "../../apps/cli/src/testing/run-for-test.ts";
import { type Authority, authority, ISSUER } from "../../servers/keys/src/testing/authority.ts";
import { type Launched, launch } from "./launch.ts";
import { startProxy, type TcpProxy } from "./proxy.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const SECRET = Buffer.alloc(32, 7).toString("base64");

/** Communes of the district below which the tests' people are. */
export const COMMUNES = Array.from({ length: 12 }, (_, i) => `commune-${i + 1}`);
const SINCE = "2019-10-06";
/** Units that stand today, made up. */
export const REGISTER = [
  "code,type,level,name,parent,district,commune,validFrom",
  `centre,medical-centre,district,Trung tâm Y tế,,889,,${SINCE}`,
  `station,health-station,commune,Trạm Y tế,centre,889,30478,${SINCE}`,
  `committee,district-committee,district,Ủy ban nhân dân,,889,,${SINCE}`,
  `radio,district-station,district,Đài Truyền thanh,committee,889,,${SINCE}`,
  ...COMMUNES.map((code) => `${code},commune-committee,commune,Ủy ban ${code},committee,889,,${SINCE}`),
].join("\n");
/** The id of a unit of that register. */
export const unitOf = (code: string): string => `${code}@${SINCE}`;

export const SERVERS = ["keys", "health", "rollout"] as const;
export type ServerName = (typeof SERVERS)[number];

/** One process of a server: it is killed and started again at the same port, and callers come by its line. */
export type Instance = {
  readonly server: ServerName;
  readonly line: TcpProxy;
  /** Where it answers without the line. */
  readonly url: string;
  /** The process that runs now, and all that ran. */
  readonly now: Launched;
  readonly all: readonly Launched[];
  killed(): Promise<void>;
};

export type Pairs = {
  readonly postgres: TestPostgres;
  /** The line of all processes to the database. */
  readonly database: TcpProxy;
  /** The database without the line. */
  readonly engine: Engine;
  readonly instances: readonly Instance[];
  readonly issuing: Authority;
  /** Variables of a server on the database without the line. */
  env(server: ServerName): Record<string, string>;
  /** API keys of a station and of the app. */
  readonly keys: { readonly station: string; readonly app: string };
  /** Somebody invited and signed in: the cookies of their browser. */
  join(server: "health", role: HealthRole, code: string): Promise<Jar>;
  join(server: "rollout", role: RolloutRole, code: string): Promise<Jar>;
  close(): Promise<void>;
};

/** Opens them. @param more further variables of one of the two processes, which is told apart by 0 and 1. */
export async function openPairs(
  servers: readonly ServerName[] = SERVERS,
  more: (server: ServerName, which: number) => Readonly<Record<string, string>> = () => ({}),
): Promise<Pairs> {
  const folder = await mkdtemp(join(tmpdir(), "bluezone-pairs-"));
  const postgres = await startPostgres({ fsync: false });
  const admin = new pg.Client(await postgres.fresh());
  await admin.connect();
  await admin.query("create role faults login password 'a-password'");
  await admin.query("create database faults owner faults");
  await admin.end();
  const direct = postgres.overTcp("faults", "a-password", "faults");
  const database = await startProxy(Number(new URL(direct).port));
  const through = direct.replace(/:\d+\//, `:${database.port}/`);
  const issuing = authority();
  await writeFile(join(folder, "jwks.json"), issuing.jwks());
  await writeFile(join(folder, "issuers.json"), JSON.stringify([{ ...ISSUER, jwks: "jwks.json" }]));
  for (const server of SERVERS) await mkdir(join(folder, server));

  const variables: Record<ServerName, Record<string, string>> = {
    keys: { KEYS_SECRETS: SECRET, KEYS_ISSUERS: join(folder, "issuers.json") },
    health: { HEALTH_PUBLIC_URL: "http://127.0.0.1:8082", HEALTH_ADMIN_CALLS: "100000", SMS: "none" },
    rollout: { ROLLOUT_PUBLIC_URL: "http://127.0.0.1:8083" },
  };
  const env = (server: ServerName) => ({
    ...variables[server],
    [`${server.toUpperCase()}_DATA`]: join(folder, server),
    ...(server === "keys" ? {} : { [`${server.toUpperCase()}_SECRET`]: SECRET }),
    DATABASE_URL: direct,
  });

  // The tables, the register and the first people, before anything breaks.
  const silent = { emit: () => {} };
  const engine = await postgresEngine(readPostgresUrl(direct)!);
  const made = {
    health: await healthFrom(env("health"), silent),
    rollout: await rolloutFrom(env("rollout"), silent),
    keys: await createFrom(env("keys"), silent),
  };
  const csv = join(folder, "units.csv");
  await writeFile(csv, `${REGISTER}\n`);
  for (const server of ["health", "rollout"] as const) {
    const entered = await runForTest(["units", "enter", "--server", server, "--csv", csv], env(server));
    if (entered.exit !== 0) throw new Error(entered.remarks.join("\n"));
  }
  const station = await made.health.createApiKey({ kind: "admin", name: "Trạm Y tế", hotline: "19009095" });
  const app = await made.health.createApiKey({ kind: "device", name: "Bluezone" });

  const instances = await Promise.all(
    servers.flatMap((server) =>
      [0, 1].map((which) =>
        openInstance(server, { ...env(server), DATABASE_URL: through, ...more(server, which) }),
      ),
    ),
  );
  return {
    ...{ postgres, database, engine, instances, issuing, env },
    keys: { station: station.key, app: app.key },
    async join(server: "health" | "rollout", role: string, code: string) {
      const unitId = unitOf(code);
      const { token, id } = await made[server].staff.invite({ name: "Cán bộ (minh họa)", role, unitId });
      const jar = createJar();
      const { url } = instances.find((one) => one.server === server)!;
      const given = {
        token,
        name: "Cán bộ (minh họa)",
        signInName: `user.${id}`,
        password: "bốn con sông chảy về biển",
      };
      await acceptWith(url, given, jar);
      return jar;
    },
    async close() {
      for (const { now, line } of instances) {
        await now.kill();
        await line.close();
      }
      for (const server of Object.values(made)) await server.stop();
      await engine.close();
      await database.close();
      await postgres.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openInstance(server: ServerName, env: Record<string, string>): Promise<Instance> {
  const [port] = await freePorts(1);
  const start = () =>
    launch(join(ROOT, `servers/${server}/src/main.ts`), {
      ...env,
      [`${server.toUpperCase()}_PORT`]: `${port}`,
    });
  const all = [await start()];
  const line = await startProxy(port!);
  return {
    ...{ server, line, all, url: all[0]!.url },
    get now() {
      return all.at(-1)!;
    },
    async killed() {
      await all.at(-1)!.kill();
      for (;;)
        try {
          all.push(await start());
          return;
        } catch {
          // Without its database it does not start; what starts it again is the operator's system.
          await new Promise((done) => setTimeout(done, 200));
        }
    },
  };
}
