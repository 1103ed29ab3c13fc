/** The servers of the town, real ones over real HTTP on loopback, on one embedded database with a schema each. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { HotlinesDocument } from "@bluezone/contract/signed";
import type { Sms } from "@bluezone/desk/sms/sms";
import type { Settings } from "@bluezone/device/settings";
import type { Health } from "@bluezone/health/server";
import { migrations as healthMigrations } from "@bluezone/health/slices";
import { rootOf } from "@bluezone/keys/config/compose";
import { migrations as keysMigrations } from "@bluezone/keys/migrations/migrations";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import type { ProfileId } from "@bluezone/policy/profile";
import { type Instant, isoDay, unixSeconds } from "@bluezone/protocol/time";
import { migrations as rolloutMigrations } from "@bluezone/rollout/slices";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import { memoryBlobs } from "@bluezone/server-kit/files/blobs";
import { folderBlobs } from "@bluezone/server-kit/files/blobs-folder";
import type { BuiltFile } from "@bluezone/server-kit/http/built-files";
import { signDocument } from "@bluezone/server-kit/keys/sign-document";
import type { Signer } from "@bluezone/server-kit/keys/signer";
import type { EventSink } from "@bluezone/server-kit/measure/events";
import type { Engine } from "@bluezone/server-kit/sql/engine";
import { folderEngine } from "@bluezone/server-kit/sql/engine-pglite";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { testEngine } from "@bluezone/server-kit/testing/database";
import type { WorldClock } from "./clock.ts";
import { type HealthSite, openHealth } from "./health-site.ts";
import { type KeysSite, openKeys } from "./keys-site.ts";
import { type KeysSwitch, keysHere, keysInProcess } from "./keys-switch.ts";
import { openRollout, type RolloutSite } from "./rollout-site.ts";
import { openSigning } from "./signing.ts";

export type ServersOptions = {
  /** Folder for everything that survives; null keeps nothing. */
  readonly folder: string | null;
  readonly clock: WorldClock;
  readonly profile: ProfileId;
  readonly keysPort: number;
  readonly healthPort: number;
  /** The rollout server's port, a real one; without it there is no such server. */
  readonly rolloutPort?: number;
  readonly secrets: { readonly keys: string; readonly health: string; readonly rollout?: string };
  /** The built console, once it is there. */
  readonly console?: () => ReadonlyMap<string, BuiltFile>;
  readonly sms: Sms;
  readonly events?: EventSink;
  /** Codes in an hour above which the health server holds alerts. */
  readonly surgeCodes?: number;
  readonly disease?: string;
  /** Minutes between a phone's checks, as the configuration says; 30 when absent. */
  readonly pollingMinutes?: number;
  /** A folder: the key server runs in a process of its own there. */
  readonly keysInProcess?: string;
};

export type TownServers = {
  readonly keys: KeysSwitch;
  readonly health: HealthSite;
  readonly rollout: RolloutSite | undefined;
  readonly database: Engine;
  readonly blobs: Blobs;
  /** Key of the laboratory, and of every phone's app. */
  readonly adminKey: string;
  readonly deviceKey: string;
  /** What the operator builds into the app of this town. */
  readonly settings: Settings;
  runJobs(now: Instant): Promise<void>;
  close(): Promise<void>;
};

/** The numbers to call, signed by the information authority's root. */
async function signedHotlines(root: Signer, now: Instant): Promise<string> {
  const issuedAt = unixSeconds(now);
  const hotlines = AN_GIANG.hotlines.map(({ number, owner, validFrom, validTo }) => ({
    number,
    owner,
    validFrom: isoDay(validFrom),
    ...(validTo === undefined ? {} : { validTo: isoDay(validTo) }),
  }));
  return signDocument(
    root,
    HotlinesDocument.parse({ version: issuedAt, issuedAt, notAfter: issuedAt + 365 * 86_400, hotlines }),
  );
}

/** A town's database says so; one that holds servers' data without saying so is somebody's real one. */
async function demandDemo(engine: Engine, folder: string): Promise<void> {
  const { rows } = await engine.query<{ schema_name: string }>(
    "select schema_name from information_schema.schemata where schema_name in ('keys', 'health', 'rollout', 'town')",
  );
  const schemas = rows.map((row) => row.schema_name);
  if (schemas.length > 0 && !schemas.includes("town"))
    throw new StartError(
      `The database in ${folder} is not marked as a town's demo data: name another folder, for example TOWN_DATA=.town.`,
    );
  await engine.query("create schema if not exists town");
}

async function apiKeys(
  health: Health,
  folder: string | null,
): Promise<{ adminKey: string; deviceKey: string }> {
  const file = folder === null ? undefined : join(folder, "api-keys.json");
  if (file !== undefined && existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  const admin = await health.createApiKey({
    kind: "admin",
    name: "Trạm Y tế xã Vĩnh Thạnh Trung",
    hotline: "0296 000 0000",
  });
  const device = await health.createApiKey({ kind: "device", name: "Bluezone" });
  const keys = { adminKey: admin.key, deviceKey: device.key };
  if (file !== undefined) writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}

/** What the servers would make at their first start: of a town that keeps nothing it is there already. */
const TABLES = [
  { schema: "keys", migrations: keysMigrations },
  { schema: "health", migrations: healthMigrations },
  { schema: "rollout", migrations: rolloutMigrations },
];

/** Opens database, servers and documents. Throws StartError with one sentence when the machine is not right. */
export async function openServers(options: ServersOptions): Promise<TownServers> {
  const { folder } = options;
  const engine = folder === null ? await testEngine(TABLES) : await folderEngine(join(folder, "database"));
  try {
    return await openOn(engine, options);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function openOn(engine: Engine, options: ServersOptions): Promise<TownServers> {
  const { folder, clock, profile, keysPort, healthPort, secrets, sms } = options;
  const events: EventSink = options.events ?? { emit: () => undefined };
  const at = (name: string): string => join(folder ?? "", name);
  if (folder !== null) await demandDemo(engine, at("database"));
  const blobs = folder === null ? memoryBlobs() : await folderBlobs(at("exports"));
  const signing = await openSigning(folder === null ? null : at("signing"));

  const { rolloutPort, console } = options;
  const policyRoot = await signing.signer("policy-root");
  const site = await openHealth({
    port: healthPort,
    secret: secrets.health,
    folder,
    clock,
    engine,
    events,
    sms,
    policyRoot,
    profile,
    ...(options.surgeCodes === undefined ? {} : { surgeCodes: options.surgeCodes }),
    ...(options.disease === undefined ? {} : { disease: options.disease }),
    ...(console ? { console } : {}),
  });
  // The first policy is there before the key server asks for it: no phone is ever without.
  await site.health.runJobs(clock.now());
  const { health, config, url: healthUrl } = site;

  const localRoot = await signing.signer("local-root");
  const rollout =
    rolloutPort === undefined || secrets.rollout === undefined
      ? undefined
      : await openRollout({
          port: rolloutPort,
          secret: secrets.rollout,
          folder,
          clock,
          engine,
          events,
          signer: localRoot,
          ...(console ? { console } : {}),
        });

  const keysFolder = options.keysInProcess ?? null;
  const keysSigning = keysFolder === null ? signing : await openSigning(join(keysFolder, "signing"));
  const [root, hotlinesRoot] = [
    await keysSigning.signer("config-root"),
    await signing.signer("hotlines-root"),
  ];
  const keysSite: KeysSite = {
    port: keysPort,
    secret: secrets.keys,
    issuer: config.issuer,
    audience: config.audience,
    jwks: `${healthUrl}/jwks/${config.realm}`,
    policy: `${healthUrl}/v1/policy`,
    hotlines: await signedHotlines(hotlinesRoot, clock.now()),
    pollingMinutes: options.pollingMinutes ?? 30,
  };
  const keys =
    keysFolder === null
      ? await keysHere(keysPort, (port) =>
          openKeys({ ...keysSite, port }, { clock, engine, blobs, signing, events }),
        )
      : await keysInProcess(keysFolder, keysSite, clock);
  return {
    keys,
    health: site,
    rollout,
    database: engine,
    blobs,
    ...(await apiKeys(health, folder)),
    settings: {
      appVersion: "0.1.0",
      roots: {
        config: [rootOf(root)],
        policy: [rootOf(policyRoot)],
        hotlines: [rootOf(hotlinesRoot)],
        local: [rootOf(localRoot)],
      },
    },
    async runJobs(now) {
      await health.runJobs(now);
      await rollout?.rollout.runJobs(now);
      await keys.runJobs(now);
    },
    async close() {
      await keys.stop();
      await rollout?.rollout.stop();
      await health.stop();
      await engine.close();
    },
  };
}
