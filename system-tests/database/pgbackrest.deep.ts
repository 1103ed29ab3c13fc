/** Only here: pgBackRest's copy and archive bring the database back to a moment, sealed, and hold no more than the guide says. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { chown, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import {
  asNobody,
  noPostgres,
  startPostgres,
  type TestPostgres,
} from "@bluezone/server-kit/testing/postgres";
import pg from "pg";
import { runForTest } from "../../apps/cli/src/testing/run-for-test.ts";
import { openSite, type Shared, type Site, send, shareOf } from "./site.ts";

const PROGRAM = "/usr/bin/pgbackrest";
const skip = noPostgres || (!existsSync(PROGRAM) && "no pgbackrest is installed (Debian: pgbackrest)");

let postgres: TestPostgres;
let site: Site;
let folder: string;
before(async () => {
  if (skip) return;
  postgres = await startPostgres();
  site = await openSite();
  folder = await mkdtemp(join(tmpdir(), "bluezone-backrest-"));
});
after(async () => {
  await site?.remove();
  await postgres?.remove();
  if (folder) await rm(folder, { recursive: true });
});

/** Writes the guide's configuration for a server, and returns how pgBackRest is called with it. */
async function configure(url: string): Promise<readonly string[]> {
  const [data] = await ask<{ data: string }>(url, "select current_setting('data_directory') as data");
  const { port, searchParams, username } = new URL(url);
  const lines = {
    global: {
      "repo1-path": join(folder, "repo"),
      "repo1-cipher-type": "aes-256-cbc",
      "repo1-cipher-pass": Buffer.alloc(32, 5).toString("base64"),
      "repo1-retention-full": 1,
      "start-fast": "y",
      "log-path": join(folder, "log"),
      "lock-path": join(folder, "lock"),
      "spool-path": join(folder, "spool"),
    },
    keys: {
      "pg1-path": data!.data,
      "pg1-port": port,
      "pg1-socket-path": searchParams.get("host"),
      "pg1-user": username,
    },
  };
  const file = join(folder, "pgbackrest.conf");
  await writeFile(
    file,
    Object.entries(lines)
      .flatMap(([section, values]) => [
        `[${section}]`,
        ...Object.entries(values).map(([name, value]) => `${name}=${value}`),
      ])
      .join("\n"),
  );
  for (const name of ["repo", "log", "lock", "spool"]) await mkdir(join(folder, name), { recursive: true });
  if (asNobody.uid !== undefined)
    for (const name of ["", "repo", "log", "lock", "spool", "pgbackrest.conf"])
      await chown(join(folder, name), asNobody.uid, asNobody.gid!);
  return [`--config=${file}`, "--stanza=keys"];
}

function backrest(args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(PROGRAM, args, {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env["PATH"] },
    ...asNobody,
  });
  assert.equal(status, 0, `${args.join(" ")}: ${stdout}${stderr}`);
}

async function ask<Row>(url: string, question: string): Promise<readonly Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(question)).rows as Row[];
  } finally {
    await client.end();
  }
}

const keysOf = (shares: readonly Shared[]): readonly string[] =>
  shares.flatMap(({ temporaryExposureKeys }) => temporaryExposureKeys.map(({ key }) => key)).sort();

test("a database is brought back to the moment before a mistake, with every publish that was acknowledged by then", {
  skip,
}, async () => {
  const url = await postgres.fresh();
  const options = await configure(url);
  await ask(url, "alter system set archive_mode = on");
  await ask(url, `alter system set archive_command = '${PROGRAM} ${options.join(" ")} archive-push %p'`);
  await postgres.end("politely");
  await postgres.start();
  backrest([...options, "stanza-create"]);

  const server = await site.keys(url);
  const publish = async (many: number) => {
    const shares = await Promise.all(Array.from({ length: many }, () => shareOf(site)));
    assert.deepEqual(
      await Promise.all(shares.map((share) => send(server, share))),
      shares.map(() => 200),
    );
    return shares;
  };
  const before = await publish(5);
  backrest([...options, "--type=full", "backup"]);
  before.push(...(await publish(5)));
  // pgBackRest knows the end of a copy by its second, and takes no moment in that one.
  await new Promise((passed) => setTimeout(passed, 1_100));
  const [moment] = await ask<{ at: string }>(url, "select clock_timestamp()::text as at");
  await publish(3);
  await server.kill();
  await ask(url, "drop schema keys cascade");
  await ask(url, "select pg_switch_wal()");

  await postgres.end("politely");
  backrest([
    ...options,
    ...["--delta", "--type=time", `--target=${moment!.at}`, "--target-action=promote", "restore"],
  ]);
  await postgres.start();
  for (let tries = 0; ; tries += 1) {
    const [state] = await ask<{ busy: boolean }>(url, "select pg_is_in_recovery() as busy");
    if (!state!.busy) break;
    assert.ok(tries < 400, "PostgreSQL does not end its recovery");
    await new Promise((done) => setTimeout(done, 50));
  }
  const stored = async (database: string) =>
    (await ask<{ key: string }>(database, "select encode(key, 'base64') as key from keys.diagnosis_key"))
      .map(({ key }) => key)
      .sort();
  assert.deepEqual(await stored(url), keysOf(before));

  // What has gone out since that moment is known to the export files alone: a restore reads them.
  const [file, fresh] = [join(folder, "moment.backup"), await postgres.fresh()];
  const bluezone = async (database: string, ...words: readonly string[]) => {
    const { exit, remarks } = await runForTest(words, { ...site.env, DATABASE_URL: database });
    assert.equal(exit, 0, remarks.join());
  };
  await bluezone(url, "backup", "--server", "keys", "--out", file);
  await bluezone(fresh, "restore", "--server", "keys", "--take-files", file);
  assert.deepEqual(await stored(fresh), keysOf(before));
  const again = await site.keys(fresh);
  assert.equal(await send(again, before[0]!), 200);
  assert.equal(await send(again, await shareOf(site)), 200);

  backrest([...options, "--type=full", "backup"]);
  const kept = globSync("repo/backup/keys/*F/", { cwd: folder });
  assert.equal(kept.length, 1, `one full copy is kept, not ${kept.join()}`);
  const sealed = globSync("repo/archive/keys/**/*.gz", { cwd: folder });
  assert.ok(sealed.length > 0);
  for (const name of sealed) {
    const bytes = await readFile(join(folder, name));
    assert.equal(bytes.subarray(0, 8).toString(), "Salted__", `${name} is not encrypted`);
  }
});
