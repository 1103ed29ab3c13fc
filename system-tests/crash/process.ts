/** The process that is killed: the real key server and health server over real HTTP and real storage, on ports that count their steps. */
import { appendFileSync, writeFileSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { join } from "node:path";
import { inspect } from "node:util";
import type { Sms } from "@bluezone/desk/sms/sms";
import { readHealthConfig } from "@bluezone/health/config";
import { createHealth, type Health } from "@bluezone/health/server";
import type { Tables as HealthTables } from "@bluezone/health/tables";
import { readKeysConfig } from "@bluezone/keys/config";
import { readSource } from "@bluezone/keys/copies/source";
import { create, type KeysServer } from "@bluezone/keys/server";
import type { Tables as KeysTables } from "@bluezone/keys/tables";
import { Instant } from "@bluezone/protocol/time";
import { memoryBlobs } from "@bluezone/server-kit/files/blobs";
import { folderBlobs } from "@bluezone/server-kit/files/blobs-folder";
import { openKeyFolder } from "@bluezone/server-kit/keys/key-folder";
import type { Signer } from "@bluezone/server-kit/keys/signer";
import type { AnyEvent } from "@bluezone/server-kit/measure/events";
import { type Database, openDatabase } from "@bluezone/server-kit/sql/database";
import type { Engine } from "@bluezone/server-kit/sql/engine";
import { openEngine } from "@bluezone/server-kit/sql/open-engine";
import { readPostgresUrl } from "@bluezone/server-kit/sql/postgres-url";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { MUTANTS } from "./mutants.ts";
import type { Numbered, Order, Reply, Rows, Site } from "./order.ts";
import { createSteps, type Steps } from "./step.ts";
import { steppingDatabase } from "./step-database.ts";
import { stepFiles } from "./step-files.ts";

/** Where the key server reads the health server's public keys: an address that no restart changes. */
const JWKS = "crash:jwks";

type Open = {
  readonly steps: Steps;
  readonly engine: Engine;
  readonly databases: readonly Database<never>[];
  readonly keys: KeysServer;
  readonly health: Health;
  readonly urls: { readonly keys: string; readonly health: string };
  readonly signing: string;
};

let now = Instant(0);
let open: Open | undefined;
/** What was told since the last reply. */
let told: AnyEvent[] = [];

async function openAll(site: Site, seed: string, steps: Steps): Promise<Open> {
  const { folder } = site;
  const clock = { now: () => now };
  const random = seededRandom(seed);
  const { reach } = steps;
  const events = {
    emit(event: AnyEvent) {
      reach(`tell ${event.event}`);
      told.push(event);
    },
  };
  const signing = join(folder, "signing");
  const engine = await openEngine(placeOf(site));
  const plain = {
    folder,
    steps,
    blobs: await folderBlobs(join(folder, "exports")),
    keys: await openDatabase<never>({ schema: "keys", engine }),
    health: await openDatabase<never>({ schema: "health", engine }),
  };
  const stand = site.mutant === undefined ? plain : await MUTANTS[site.mutant](plain);
  const databases = {
    keys: steppingDatabase(stand.keys as unknown as Database<KeysTables>, steps),
    health: steppingDatabase(stand.health as unknown as Database<HealthTables>, steps),
  };

  const sms: Sms = {
    async send(phone, text) {
      reach("a message");
      appendFileSync(join(folder, "sms"), `${JSON.stringify({ phone, text })}\n`);
      steps.done("after a message");
      return { ok: true };
    },
  };
  const health = await createHealth(
    { ...readHealthConfig(healthVariables(site)), port: 0 },
    { clock, random, sms, blobs: memoryBlobs(), events, database: databases.health },
  );
  const { url: healthUrl } = await health.start();

  const issuers = join(folder, "issuers.json");
  writeFileSync(
    issuers,
    JSON.stringify([
      { healthAuthorityID: "vn.crash", issuer: "health.crash", audience: "keys.crash", jwks: JWKS },
    ]),
  );
  const { config } = await readKeysConfig(
    {
      KEYS_DATA: folder,
      KEYS_SECRETS: site.keysSecrets.join(","),
      KEYS_ISSUERS: issuers,
      KEYS_ROOT: site.root,
    },
    clock,
  );
  const stepping = (signer: Signer): Signer => ({
    ...signer,
    ...Object.fromEntries(
      Object.entries(signer).flatMap(([name, does]) =>
        typeof does !== "function"
          ? []
          : [
              [
                name,
                (...given: never[]) => {
                  reach(`signer's ${name}`);
                  return (does as (...given: never[]) => unknown)(...given);
                },
              ],
            ],
      ),
    ),
  });
  const keys = await create({
    config: {
      ...config,
      port: 0,
      root: stepping(config.root),
      exportKeys: config.exportKeys.map((key) => ({ ...key, signer: stepping(key.signer) })),
    },
    clock,
    random,
    database: databases.keys,
    blobs: stand.blobs,
    events,
    source: (location) => readSource(location.endsWith(JWKS) ? `${healthUrl}/jwks/vn` : location),
  });
  const { url: keysUrl } = await keys.start();
  return {
    steps,
    engine,
    databases: [plain.keys, plain.health],
    keys,
    health,
    urls: { keys: keysUrl, health: healthUrl },
    signing,
  };
}

function placeOf({ folder, postgres }: Site): Parameters<typeof openEngine>[0] {
  if (postgres === undefined) return { at: "folder", folder: join(folder, "database") };
  const url = readPostgresUrl(postgres);
  if (!url) throw new RangeError("this is no address of a database");
  return { at: "postgres", url };
}

const healthVariables = ({ healthSecrets }: Site) => ({
  HEALTH_PUBLIC_URL: "https://health.crash.example",
  HEALTH_SECRET: healthSecrets.join(","),
  HEALTH_ISSUER: "health.crash",
  HEALTH_AUDIENCE: "keys.crash",
  HEALTH_ADMIN_CALLS: "1000000",
  HEALTH_DEVICE_CALLS: "1000000",
  SMS: "none",
});

async function rowsOf({ engine, databases }: Open): Promise<Rows> {
  const rows: Record<string, Rows[string]> = {};
  for (const { schema } of databases) {
    const tables = await engine.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = $1",
      [schema],
    );
    for (const { name } of tables.rows)
      rows[`${schema}.${name}`] = (await engine.query(`select * from "${schema}"."${name}"`)).rows;
  }
  return rows;
}

function opened(): Open {
  if (!open) throw new Error("nothing is open");
  return open;
}

const done = (): Reply => {
  const events = told;
  told = [];
  return { is: "done", events };
};

async function obey(order: Order): Promise<Reply> {
  switch (order.is) {
    case "open": {
      now = order.now;
      const steps = createSteps(join(order.site.folder, "deaths"));
      stepFiles(order.site.folder, steps);
      steps.aim(order.aim);
      open = await openAll(order.site, order.seed, steps);
      // A process that is killed would keep nothing of what it compiled.
      flushCompileCache();
      return { is: "open", ...open.urls };
    }
    case "aim":
      opened().steps.aim(order.aim);
      return done();
    case "now":
      now = order.now;
      return done();
    case "jobs":
      await opened().health.runJobs(now);
      await opened().keys.runJobs(now);
      return done();
    case "api-keys": {
      const admin = await opened().health.createApiKey({
        kind: "admin",
        name: "Trạm Y tế",
        hotline: "0296 000 0000",
      });
      const device = await opened().health.createApiKey({ kind: "device", name: "Bluezone" });
      return { is: "api-keys", admin: admin.key, device: device.key };
    }
    case "make-key":
      await (await openKeyFolder(opened().signing)).signer(order.name);
      return done();
    case "rows":
      return { is: "rows", rows: await rowsOf(opened()) };
    case "close": {
      const closing = opened();
      await closing.keys.stop();
      await closing.health.stop();
      await closing.engine.close();
      return done();
    }
  }
}

process.on("message", async (order: Numbered<Order>) => {
  const reply = await obey(order).catch((error: unknown): Reply => ({ is: "failed", error: inspect(error) }));
  process.send?.({ ...reply, id: order.id });
});
process.on("disconnect", () => process.exit());
