/** Only here: a restore that is killed leaves nothing or all of it, and can be run again. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { createFrom } from "@bluezone/keys/main";
import type { Engine } from "@bluezone/server-kit/sql/engine";
import { openEngine } from "@bluezone/server-kit/sql/open-engine";
import { readPostgresUrl } from "@bluezone/server-kit/sql/postgres-url";
import { noPostgres, startPostgres, type TestPostgres } from "@bluezone/server-kit/testing/postgres";
import { EXIT } from "../../failure.ts";
import { runForTest } from "../../testing/run-for-test.ts";

const ROWS = 30_000;
const KILLS = 4;

let folder: string;
let postgres: TestPostgres;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "bluezone-killed-"));
  const issuer = { healthAuthorityID: "vn.x", issuer: "h", audience: "k", jwks: "nowhere.json" };
  await writeFile(join(folder, "issuers.json"), JSON.stringify([issuer]));
  if (!noPostgres) postgres = await startPostgres();
});
after(async () => {
  await postgres?.remove();
  await rm(folder, { recursive: true });
});

type Env = Record<string, string> & { readonly KEYS_DATA: string };
const keysEnv = (data: string): Env => ({
  KEYS_DATA: join(folder, data),
  KEYS_SECRETS: Buffer.alloc(32, 7).toString("base64"),
  KEYS_ISSUERS: join(folder, "issuers.json"),
});
const opened = async <T>(env: Env, work: (engine: Engine) => Promise<T>): Promise<T> => {
  const url = env["DATABASE_URL"];
  const engine = await openEngine(
    url === undefined
      ? { at: "folder", folder: join(env.KEYS_DATA, "database") }
      : { at: "postgres", url: readPostgresUrl(url)! },
  );
  return work(engine).finally(() => engine.close());
};
/** How many keys stand; none where there is no table. */
const standing = (env: Env) =>
  opened(env, async (engine) => {
    const { rows } = await engine.query(
      "select 1 from pg_tables where schemaname = 'keys' and tablename = 'diagnosis_key'",
    );
    if (rows.length === 0) return 0;
    return (await engine.query<{ n: number }>("select count(*)::int as n from keys.diagnosis_key")).rows[0]!
      .n;
  });

/** Runs the verb as a process, and kills it after so many milliseconds. */
async function killed(file: string, env: Env, after: number): Promise<void> {
  const main = resolve(import.meta.dirname, "../..", "main.ts");
  const child = spawn(process.execPath, [main, "restore", "--server", "keys", "--take-files", file], {
    env: { ...env, PATH: process.env["PATH"] },
    stdio: "ignore",
  });
  const ended = once(child, "exit");
  const timer = setTimeout(() => child.kill("SIGKILL"), after);
  await ended;
  clearTimeout(timer);
}

/** Restores into an emptied embedded database, or one of a server. */
async function tried(name: string, server: Record<string, string> = {}): Promise<void> {
  const source = keysEnv(name);
  await (await createFrom(source, { emit: () => {} })).stop();
  await opened(source, (engine) =>
    engine.query(
      `insert into keys.diagnosis_key (key, shard, rolling_start, rolling_period, ends, transmission_risk, report_type, created)
       select decode(md5(i::text), 'hex'), 'VN', 9000000, 144, 9000144, 2, 'confirmed', 9000000 from generate_series(1, ${ROWS}) as i`,
    ),
  );
  const file = `${source.KEYS_DATA}.backup`;
  assert.equal((await runForTest(["backup", "--server", "keys", "--out", file], source)).exit, EXIT.ok);
  await emptied(source);
  const target = { ...source, ...server };

  const seen = new Set<number>();
  const begun = performance.now();
  await killed(file, target, 600_000);
  const whole = performance.now() - begun;
  assert.equal(await standing(target), ROWS);
  for (let i = 0; i < KILLS; i += 1) {
    await emptied(target);
    await killed(file, target, (whole * (i + 0.5)) / KILLS);
    const found = await standing(target);
    assert.ok(found === 0 || found === ROWS, `${found} of ${ROWS}`);
    seen.add(found);
  }
  assert.ok(seen.has(0), "none was killed in the middle");
  await emptied(target);
  assert.equal(
    (await runForTest(["restore", "--server", "keys", "--take-files", file], target)).exit,
    EXIT.ok,
  );
  assert.equal(await standing(target), ROWS);
}

async function emptied(env: Env): Promise<void> {
  if (env["DATABASE_URL"] === undefined)
    return rm(join(env.KEYS_DATA, "database"), { recursive: true, force: true });
  await opened(env, (engine) => engine.query("drop schema if exists keys cascade"));
}

test("a killed restore leaves nothing or all of it (PGlite)", () => tried("embedded"));
test("a killed restore leaves nothing or all of it (PostgreSQL)", { skip: noPostgres }, async () =>
  tried("server", { DATABASE_URL: await postgres.fresh() }),
);
