/** Both real servers over real HTTP, with a database in memory. */
import { memorySms } from "@bluezone/desk/sms/sms";
import type { Settings } from "@bluezone/device/settings";
import { canaryIssuer } from "@bluezone/health/codes/certify";
import { readHealthConfig } from "@bluezone/health/config";
import { createHealth } from "@bluezone/health/server";
import { migrations as healthMigrations } from "@bluezone/health/slices";
import type { Tables as HealthTables } from "@bluezone/health/tables";
import { rootOf } from "@bluezone/keys/config/compose";
import { migrations as keysMigrations } from "@bluezone/keys/migrations/migrations";
import { create } from "@bluezone/keys/server";
import type { Tables as KeysTables } from "@bluezone/keys/tables";
import { memoryBlobs } from "@bluezone/server-kit/files/blobs";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/keys/signer";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { Secret } from "@bluezone/server-kit/start/secret";
import { testEngine } from "@bluezone/server-kit/testing/database";
import { type Clock, systemClock } from "@bluezone/server-kit/time/clock";
import { systemRandom as random } from "@bluezone/server-kit/time/random";

export type BothServers = {
  readonly keysUrl: string;
  readonly healthUrl: string;
  readonly adminKey: string;
  readonly deviceKey: string;
  readonly canaryKey: string;
  readonly roots: Settings["roots"];
  stopKeys(): Promise<void>;
  /** Starts the key server again, on the same port and data. */
  startKeys(): Promise<void>;
  /** How many keys stand on the key server. */
  published(): Promise<number>;
  /** How many codes could still be used. */
  codesOpen(): Promise<number>;
  /** Runs the key server's jobs that are due. */
  jobs(): Promise<void>;
  close(): Promise<void>;
};

/** Starts them; `variables` are the health server's beside those that it needs, `clock` is the machine's unless a test moves one. */
export async function bothServers(
  variables: Readonly<Record<string, string>> = {},
  clock: Clock = systemClock,
): Promise<BothServers> {
  const events = { emit: () => undefined };
  const engine = await testEngine([
    { schema: "keys", migrations: keysMigrations },
    { schema: "health", migrations: healthMigrations },
  ]);
  const config = readHealthConfig({
    HEALTH_PUBLIC_URL: "https://health.example",
    HEALTH_SECRET: Buffer.alloc(32, 7).toString("base64"),
    SMS: "none",
    ...variables,
  });
  const health = await createHealth(
    { ...config, port: 0 },
    {
      clock,
      random,
      sms: memorySms(),
      blobs: memoryBlobs(),
      events,
      database: await openDatabase<HealthTables>({ schema: "health", engine }),
    },
  );
  const { url: healthUrl } = await health.start();

  const root = signerFromPem(generateKeyPem(), "config-root");
  const exportKey = { id: "452", version: "v1", signer: signerFromPem(generateKeyPem()) };
  const issuer = {
    healthAuthorityID: "vn.example",
    issuer: config.issuer,
    audience: config.audience,
    jwks: `${healthUrl}/jwks/${config.realm}`,
  };
  const database = await openDatabase<KeysTables>({ schema: "keys", engine });
  const blobs = memoryBlobs();
  const openKeys = async (port: number) => {
    const server = await create({
      config: {
        host: "127.0.0.1",
        port,
        secrets: [new Secret(new Uint8Array(32))],
        issuers: [issuer, { ...issuer, issuer: canaryIssuer(issuer.issuer), canary: true }],
        exportKeys: [exportKey],
        root,
        profile: "fast",
        quietMinutes: 10,
        mostKeys: 500_000,
        maintenance: false,
        settings: async () => ({}),
      },
      clock,
      random,
      blobs,
      events,
      database,
    });
    return { server, address: await server.start() };
  };
  let keys = await openKeys(0);
  const { url: keysUrl, port } = keys.address;
  return {
    keysUrl,
    healthUrl,
    adminKey: (await health.createApiKey({ kind: "admin", name: "Trạm Y tế", hotline: "19009095" })).key,
    canaryKey: (await health.createApiKey({ kind: "canary", name: "Chim báo" })).key,
    deviceKey: (await health.createApiKey({ kind: "device", name: "Bluezone" })).key,
    roots: { config: [rootOf(root)], policy: [], hotlines: [] },
    stopKeys: () => keys.server.stop(),
    async startKeys() {
      keys = await openKeys(port);
    },
    jobs: () => keys.server.runJobs(clock.now()),
    async published() {
      const { rows } = await engine.query<{ n: number }>("select count(*)::int as n from keys.diagnosis_key");
      return rows[0]!.n;
    },
    async codesOpen() {
      const { rows } = await engine.query<{ n: number }>(
        "select count(*)::int as n from health.code where greatest(short_until_ms, long_until_ms) > $1",
        [clock.now()],
      );
      return rows[0]!.n;
    },
    async close() {
      await keys.server.stop();
      await health.stop();
      await engine.close();
    },
  };
}
