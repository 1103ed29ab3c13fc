/** Two key servers on one database and one folder: whatever comes to both at once happens once. */
import assert from "node:assert/strict";
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type { RequestOf } from "@bluezone/contract/endpoint";
import { type PublishedKey, publish } from "@bluezone/contract/keys/publish";
import { ConfigDocument } from "@bluezone/contract/signed";
import { readExport } from "@bluezone/protocol/export/export-file";
import {
  Days,
  type Duration,
  eninAt,
  Hours,
  type Instant,
  Minutes,
  parseInstant,
  plus,
} from "@bluezone/protocol/time";
import type { Engine } from "@bluezone/server-kit/sql/engine";
import { postgresEngine } from "@bluezone/server-kit/sql/engine-postgres";
import { readPostgresUrl } from "@bluezone/server-kit/sql/postgres-url";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import { noPostgres, startPostgres, type TestPostgres } from "@bluezone/server-kit/testing/postgres";
import { race, type ServerProcess, startProcess, tally } from "@bluezone/server-kit/testing/race";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { migrations } from "./migrations/migrations.ts";
import { type Authority, authority, dayKeys, ISSUER } from "./testing/authority.ts";
import type { FromInstance, ToInstance } from "./testing/instance.ts";

const main = resolve(import.meta.dirname, "main.ts");

/** Calls at once on each process. */
const N = 12;

/** An instance whose clock and jobs are the test's. */
type Instance = {
  readonly url: string;
  /** Does what is due; resolves with what it told. */
  jobs(now: Instant): Promise<readonly string[]>;
  setClock(now: Instant): void;
  kill(): Promise<void>;
};

let postgres: TestPostgres;
let folder: string;
let issuing: Authority;
const running: { kill(): Promise<void> }[] = [];

before(async () => {
  if (noPostgres) return;
  postgres = await startPostgres();
  folder = await mkdtemp(join(tmpdir(), "bluezone-two-"));
  issuing = authority();
  await writeFile(join(folder, "jwks.json"), issuing.jwks());
  await writeFile(join(folder, "issuers.json"), JSON.stringify([{ ...ISSUER, jwks: "jwks.json" }]));
});
after(async () => {
  await Promise.all(running.map((server) => server.kill()));
  await postgres?.remove();
  if (folder) await rm(folder, { recursive: true, force: true });
});

let sites = 0;
/** A database and a folder that two instances share. */
async function site(): Promise<{
  readonly env: Record<string, string>;
  readonly exports: string;
  readonly engine: Engine;
  readonly database: string;
}> {
  sites += 1;
  const data = join(folder, `site-${sites}`);
  const database = await postgres.fresh();
  const engine = await postgresEngine(readPostgresUrl(database)!);
  running.push({ kill: () => engine.close() });
  const env = {
    DATABASE_URL: database,
    KEYS_DATA: data,
    KEYS_SECRETS: Buffer.alloc(32, 7).toString("base64"),
    KEYS_ISSUERS: join(folder, "issuers.json"),
  };
  return { env, exports: join(data, "exports"), engine, database };
}

async function instance(env: Record<string, string>, now: Instant): Promise<Instance> {
  const child: ChildProcess = fork(resolve(import.meta.dirname, "testing", "instance.ts"), {
    env: { ...env, PATH: process.env["PATH"], KEYS_PORT: `${await freePort()}` },
    execArgv: [],
  });
  const ask = async (message: ToInstance): Promise<FromInstance> => {
    child.send(message);
    const stop = new AbortController();
    const { signal } = stop;
    try {
      const [answer] = await Promise.race([
        once(child, "message", { signal }),
        once(child, "exit", { signal }).then(() => assert.fail("the instance has ended")),
      ]);
      return answer as FromInstance;
    } finally {
      stop.abort();
    }
  };
  const { url = "" } = await ask({ now });
  const made: Instance = {
    url,
    setClock: (to) => void child.send({ now: to } satisfies ToInstance),
    jobs: async (at) => (await ask({ now: at, jobs: true })).events,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
  running.push(made);
  return made;
}

type Request = RequestOf<typeof publish>;
type Answer = { readonly status: number; readonly text: string };

async function send(server: { readonly url: string }, request: Request): Promise<Answer> {
  const answer = await fetch(server.url + publish.path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(request),
  });
  return { status: answer.status, text: await answer.text() };
}
const outcome = ({ status, text }: Answer) => (status === 200 ? 200 : String(JSON.parse(text).code));
/** An answer's own words, without what pads it. */
const own = ({ text }: Answer) => JSON.stringify({ ...JSON.parse(text), padding: undefined });

/** The same call, N times on each at once. */
const everywhere = (both: readonly { readonly url: string }[], request: (i: number) => Request) =>
  Promise.all(both.flatMap((server) => Array.from({ length: N }, (_, i) => send(server, request(i)))));

const count = async (engine: Engine, sql: string): Promise<number> =>
  (await engine.query<{ n: number }>(`select count(*)::int as n from keys.${sql}`)).rows[0]!.n;

const configOf = async ({ url }: { readonly url: string }): Promise<ConfigDocument> => {
  const { config } = (await (await fetch(`${url}/v1/config`)).json()) as { config: string };
  return ConfigDocument.parse(JSON.parse(Buffer.from(config.split(".")[1]!, "base64url").toString()));
};

const t = parseInstant("2020-12-27T07:30:00Z");

race(
  "two that start at the same moment make the tables, the signing keys and the first configuration once",
  async () => {
    const { env, engine } = await site();
    const ports = [await freePort(), await freePort()];
    const both: ServerProcess[] = await Promise.all(
      ports.map((port) => startProcess(main, { ...env, KEYS_PORT: `${port}` })),
    );
    running.push(...both);
    assert.equal(await count(engine, "kysely_migration"), Object.keys(migrations).length);
    // The first window may close between two reads.
    let [one, two] = await Promise.all(both.map(configOf));
    for (let tries = 0; tries < 20 && one!.version !== two!.version; tries += 1) {
      await wait(500);
      [one, two] = await Promise.all(both.map(configOf));
    }
    assert.deepEqual(one, two);
    const files = await readdir(join(env["KEYS_DATA"]!, "signing"));
    assert.deepEqual(files.sort(), ["config-root.pem", "export-v1.pem"]);
    await Promise.all(both.map((server) => server.stop()));
  },
);

race(
  "V15, V6: an instance whose machine is 20 minutes, or 400 days, ahead goes by the database's clock: it releases no window before its time and destroys nothing",
  async () => {
    const { env, engine } = await site();
    const started = async (ahead?: Duration) => {
      const one = await startProcess(main, { ...env, KEYS_PORT: `${await freePort()}` }, ahead);
      running.push(one);
      return one;
    };
    const right = await started();
    const now = systemClock.now();
    const shared = await send(right, await issuing.share({ keys: dayKeys(now, 14) }, now));
    assert.equal(outcome(shared), 200);
    for (const by of [Minutes(20), Days(400)]) {
      const ahead = await started(by);
      // Long enough for every job to have run once.
      await wait(3_000);
      const { headers } = await fetch(`${ahead.url}/healthz`);
      assert.ok(Math.abs(Date.parse(headers.get("date")!) - Date.now()) < 5_000);
      const { rows } = await engine.query<{ released: number }>("select released from keys.shard");
      assert.ok(rows[0]!.released <= eninAt(systemClock.now()));
      assert.equal(await count(engine, "diagnosis_key"), 14);
      await ahead.stop();
    }
    await right.stop();
  },
);

race("one publish that comes many times to both is written once, and each is answered the same", async () => {
  const { env, engine } = await site();
  const both = [await instance(env, t), await instance(env, t)];
  for (let round = 0; round < 5; round += 1) {
    const before = await count(engine, "diagnosis_key");
    const request = await issuing.share({ keys: dayKeys(t, 14) }, t);
    const answers = await everywhere(both, () => request);
    assert.deepEqual([...new Set(answers.map(outcome))], [200]);
    assert.equal(new Set(answers.map(own)).size, 1);
    assert.equal(await count(engine, "diagnosis_key"), before + 14);
    assert.equal(await count(engine, "remembered_publish"), round + 1);
  }
});

race("of many certificates for the same keys one is taken, and of no publish a part", async () => {
  const { env, engine } = await site();
  const both = [await instance(env, t), await instance(env, t)];
  const shared = dayKeys(t, 3);
  const others = Array.from({ length: N }, (_, i) => dayKeys(t, 2, 4 + (i % 4)));
  const requests = await Promise.all(
    both.flatMap(() => others.map((own) => issuing.share({ keys: [...shared, ...own] }, t))),
  );
  const answers = await Promise.all(requests.map((request, i) => send(both[i % 2]!, request)));
  assert.deepEqual(await tally(answers.map(async (answer) => outcome(answer))), {
    "200": 1,
    missing_revision_token: 2 * N - 1,
  });
  assert.equal(await count(engine, "diagnosis_key"), 5);
  assert.equal(await count(engine, "remembered_publish"), 1);
});

race("publishes with the same keys in every order on both end, each as a whole or refused", async () => {
  const { env, engine } = await site();
  const both = [await instance(env, t), await instance(env, t)];
  const pool: PublishedKey[] = Array.from({ length: 12 }, (_, i) => dayKeys(t, 1, 1 + i)[0]!);
  const requests = await Promise.all(
    Array.from({ length: 4 * N }, (_, i) =>
      issuing.share({ keys: [0, 3, 7].map((step) => pool[(i * 5 + step) % pool.length]!) }, t),
    ),
  );
  const answers = await Promise.all(requests.map((request, i) => send(both[i % 2]!, request)));
  const taken = answers.filter(({ status }) => status === 200).length;
  assert.ok(
    answers.every(({ status }) => status < 500),
    JSON.stringify(answers.map(outcome)),
  );
  assert.ok(taken >= 1);
  assert.equal(await count(engine, "diagnosis_key"), 3 * taken);
});

race("a revision that comes to both at once is made once, and is out in one window", async () => {
  const { env, engine, exports } = await site();
  const both = [await instance(env, t), await instance(env, t)] as const;
  const keys = dayKeys(t, 3);
  const first = await send(both[0], await issuing.share({ keys, report: "likely" }, t));
  const { revisionToken } = JSON.parse(first.text) as { revisionToken: string };
  const out = plus(t, Minutes(11));
  await both[0].jobs(out);
  for (const server of both) server.setClock(out);
  const request = await issuing.share({ keys, report: "confirmed", request: { revisionToken } }, out);
  const others = await Promise.all(
    Array.from({ length: N }, () =>
      issuing.share({ keys, report: "confirmed", request: { revisionToken } }, out),
    ),
  );
  const answers = await everywhere(both, (i) => (i % 2 ? request : others[i]!));
  assert.ok(
    answers.every(({ status }) => status === 200 || status === 400),
    JSON.stringify(answers.map(outcome)),
  );
  assert.ok(answers.some(({ status }) => status === 200));
  assert.equal(await count(engine, "diagnosis_key where revised_report_type = 'confirmed'"), 3);
  for (const later of [21, 31]) await Promise.all(both.map((server) => server.jobs(plus(t, Minutes(later)))));
  const revised = await publishedIn(exports, "revisedKeys");
  for (const { key } of keys) assert.equal(revised.filter((found) => found === key).length, 1);
});

race(
  "of two that export at once one does; each key is in one file, and both show the same configuration",
  async () => {
    const { env, engine, exports } = await site();
    const both = [await instance(env, t), await instance(env, t)] as const;
    await Promise.all(both.map((server) => server.jobs(plus(t, Minutes(1)))));
    const sent: string[] = [];
    for (let step = 1; step <= 6; step += 1) {
      const now = plus(t, Minutes(10 * step));
      for (const server of both) server.setClock(now);
      const requests = await Promise.all(both.map(() => issuing.share({ keys: dayKeys(now, 14) }, now)));
      for (const request of requests) sent.push(...request.temporaryExposureKeys.map(({ key }) => key));
      // Publishes go on while both export.
      const publishing = requests.map((request, i) => send(both[i]!, request));
      const told = await Promise.all(both.map((server) => server.jobs(plus(now, Minutes(1)))));
      assert.ok((await Promise.all(publishing)).every(({ status }) => status === 200));
      assert.ok(told.flat().filter((event) => event === "window_exported").length <= 1);
      assert.ok(!told.flat().includes("job_failed"));
      const [one, two] = await Promise.all(both.map(configOf));
      assert.deepEqual(one, two);
    }
    await Promise.all(both.map((server) => server.jobs(plus(t, Minutes(71)))));
    assert.equal(await count(engine, "diagnosis_key where claimed is null"), 0);
    const found = await publishedIn(exports, "keys");
    for (const key of sent) assert.equal(found.filter((published) => published === key).length, 1);
  },
);

race("news that reach both at once are issued once, under a number of their own", async () => {
  const shared = await site();
  const env = { ...shared.env, KEYS_SETTINGS: join(folder, "settings.json") };
  const set = (pollingMinutes: number) =>
    writeFile(env.KEYS_SETTINGS, JSON.stringify({ minimumApp: "0.1.0", pollingMinutes }));
  await set(30);
  const both = [await instance(env, t), await instance(env, t)] as const;
  await Promise.all(both.map((server) => server.jobs(plus(t, Minutes(1)))));
  let before = (await configOf(both[0])).version;
  for (let minute = 2; minute <= 9; minute += 1) {
    await set(10 + minute);
    const told = await Promise.all(both.map((server) => server.jobs(plus(t, Minutes(minute)))));
    assert.equal(told.flat().filter((event) => event === "config_issued").length, 1);
    const [one, two] = await Promise.all(both.map(configOf));
    assert.deepEqual(one, two);
    assert.ok(one!.version > before);
    assert.equal(one!.pollingMinutes, 10 + minute);
    before = one!.version;
  }
});

race(
  "a killed worker's window is finished by the other once the lease has ended, and not before",
  async () => {
    const { env, engine, exports, database } = await site();
    const [victim, other] = [await instance(env, t), await instance(env, t)];
    await victim.jobs(plus(t, Minutes(1)));
    const { temporaryExposureKeys: sent } = await issuing.share({ keys: dayKeys(t, 5) }, t);
    const now = plus(t, Minutes(11));
    assert.equal((await send(other, await issuing.share({ keys: sent }, t))).status, 200);

    // The keys' rows are held, so that the worker waits in the middle of its claim, with the lease.
    const holding = await postgresEngine(readPostgresUrl(database)!, 1);
    await holding.query("begin");
    await holding.query("select key from keys.diagnosis_key for update");
    const cut = victim.jobs(now).catch(() => "killed");
    const held = "select holder from keys.lease where name = 'export:VN' and until_ms > $1::bigint";
    for (let tries = 0; (await engine.query(held, [Number(now)])).rows.length === 0; tries += 1) {
      assert.ok(tries < 200, "the worker never took the lease");
      await new Promise((done) => setTimeout(done, 25));
    }
    await victim.kill();
    assert.equal(await cut, "killed");
    await holding.query("rollback");
    await holding.close();

    assert.deepEqual(await publishedIn(exports, "keys"), []);
    await other.jobs(plus(now, Minutes(4)));
    assert.deepEqual(await publishedIn(exports, "keys"), [], "the lease is not over");
    const told = await other.jobs(plus(now, Minutes(6)));
    assert.ok(told.includes("window_exported"));
    const found = await publishedIn(exports, "keys");
    for (const { key } of sent) assert.equal(found.filter((published) => published === key).length, 1);
  },
);

race("what two destroy at once is counted once, as when one does it", async () => {
  const proofs: unknown[] = [];
  for (const many of [1, 2]) {
    const { env, engine } = await site();
    const all = await Promise.all(Array.from({ length: many }, () => instance(env, t)));
    assert.equal((await send(all[0]!, await issuing.share({ keys: dayKeys(t, 14) }, t))).status, 200);
    for (const hours of [1, 24, 15 * 24, 16 * 24])
      await Promise.all(all.map((server) => server.jobs(plus(t, Hours(hours)))));
    assert.equal(await count(engine, "diagnosis_key"), 0);
    const sums = ["keys", "files", "publishes", "secrets"].map((name) => `sum(${name})::int as ${name}`);
    proofs.push((await engine.query(`select ${sums.join(", ")} from keys.retention_proof`)).rows);
  }
  assert.deepEqual(proofs[1], proofs[0]);
});

/** The keys of all files, in base64. */
async function publishedIn(exports: string, list: "keys" | "revisedKeys"): Promise<string[]> {
  const names = await readdir(exports, { recursive: true }).catch((): string[] => []);
  const files = await Promise.all(
    names.filter((name) => name.endsWith(".zip")).map((name) => readFile(join(exports, name))),
  );
  return files.flatMap((file) =>
    readExport(file, [])[list].map(({ key }) => Buffer.from(key).toString("base64")),
  );
}
