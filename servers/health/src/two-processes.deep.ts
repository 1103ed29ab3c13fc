/** Two health servers on one database: whatever comes to both at once happens once. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before } from "node:test";
import type { Endpoint } from "@bluezone/contract/endpoint";
import { issue } from "@bluezone/contract/health/codes";
import { certificate, userReport, verify } from "@bluezone/contract/health/verify";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import type { Engine } from "@bluezone/server-kit/sql/engine";
import { postgresEngine } from "@bluezone/server-kit/sql/engine-postgres";
import { readPostgresUrl } from "@bluezone/server-kit/sql/postgres-url";
import { Secret } from "@bluezone/server-kit/start/secret";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import { noPostgres, startPostgres, type TestPostgres } from "@bluezone/server-kit/testing/postgres";
import { race, type ServerProcess, startProcess, tally } from "@bluezone/server-kit/testing/race";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { systemRandom } from "@bluezone/server-kit/time/random";
import { createApiKey } from "./api-keys/api-keys.ts";
import { migrations } from "./slices.ts";
import type { Tables } from "./tables.ts";
import { macOf, nonceOf, STATION } from "./testing/health.ts";
import { createVault } from "./vault.ts";

/** Calls at once on each process: together what one code or token may ask in ten minutes. */
const N = 10;
/** Codes a day of a laboratory. */
const DAILY_CODES = 17;
const secret = Buffer.alloc(32, 3);

let postgres: TestPostgres;
let engine: Engine;
let gateway: Server;
/** How many messages left for each number. */
const messages = new Map<string, number>();
let env: Record<string, string>;
/** Where both keep their files. */
let data: string | undefined;
let both: readonly ServerProcess[] = [];
let keys: {
  readonly admin: string;
  readonly lab: string;
  readonly device: string;
  readonly open: string;
  readonly staff: string;
};

before(async () => {
  if (noPostgres) return;
  postgres = await startPostgres();
  const url = await postgres.fresh();
  data = await mkdtemp(join(tmpdir(), "bluezone-two-"));
  gateway = createServer(async (request, answer) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { phone } = JSON.parse(Buffer.concat(parts).toString()) as { phone: string };
    messages.set(phone, (messages.get(phone) ?? 0) + 1);
    answer.end();
  }).listen(0, "127.0.0.1");
  await new Promise((done) => gateway.once("listening", done));
  env = {
    DATABASE_URL: url,
    HEALTH_DATA: data,
    HEALTH_PUBLIC_URL: "https://health.example.vn",
    HEALTH_SECRET: secret.toString("base64"),
    HEALTH_ADMIN_CALLS: "100000",
    SMS: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/`,
    SMS_SECRET: Buffer.alloc(32, 4).toString("base64"),
  };
  engine = await postgresEngine(readPostgresUrl(url)!);
});
after(async () => {
  await Promise.all(both.map((server) => server.stop()));
  await engine?.close();
  gateway?.close();
  await postgres?.remove();
  if (data !== undefined) await rm(data, { recursive: true });
});

/** Starts two at the same moment. */
async function startBoth(): Promise<void> {
  const ports = [await freePort(), await freePort()];
  both = await Promise.all(
    ports.map((port) =>
      startProcess(resolve(import.meta.dirname, "main.ts"), { ...env, HEALTH_PORT: `${port}` }),
    ),
  );
}

async function post(
  server: ServerProcess,
  endpoint: Endpoint,
  body: object,
  key = keys[endpoint.audience],
): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(server.url + endpoint.path, {
    method: "POST",
    headers: { "content-type": "application/json", "x-api-key": key },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const outcome = async (server: ServerProcess, endpoint: Endpoint, body: object): Promise<string | number> => {
  const { status, body: said } = await post(server, endpoint, body);
  return status === 200 ? 200 : String(said["errorCode"]);
};

/** The same call, N times on each of both at once. */
const everywhere = (endpoint: Endpoint, body: (i: number) => object) =>
  tally(both.flatMap((server) => Array.from({ length: N }, (_, i) => outcome(server, endpoint, body(i)))));

const count = async (sql: string, values: unknown[] = []): Promise<number> =>
  (await engine.query<{ n: number }>(`select count(*)::int as n from health.${sql}`, values)).rows[0]!.n;

const families = async () =>
  (
    await engine.query<{ family: string; n: number }>(
      "select family, count(*)::int as n from health.hash_key group by family order by family",
    )
  ).rows;

race("two that start at the same moment make the tables and the first keys once", async () => {
  await startBoth();
  assert.equal(await count("kysely_migration"), Object.keys(migrations).length);
  assert.deepEqual(await families(), [
    { family: "code", n: 1 },
    { family: "phone", n: 1 },
  ]);
  assert.equal(await count("signing_key"), 1);
  const database = await openDatabase<Tables>({ schema: "health", engine });
  const context = { vault: createVault([new Secret(secret)], systemRandom), random: systemRandom, database };
  const admin = await createApiKey(context, STATION, systemClock.now());
  const device = await createApiKey(context, { kind: "device", name: "Bluezone" }, systemClock.now());
  const lab = await createApiKey(context, { ...STATION, dailyCodes: DAILY_CODES }, systemClock.now());
  keys = { admin: admin.key, lab: lab.key, device: device.key, open: "", staff: "" };
});

race("keys that are due turn once, on whichever process", async () => {
  await Promise.all(both.map((server) => server.stop()));
  const days = 31 * 86_400_000;
  await engine.query("update health.hash_key set made_ms = made_ms - $1::bigint", [days]);
  await engine.query(
    "update health.signing_key set made_ms = made_ms - $1::bigint, active_ms = active_ms - $1::bigint",
    [days],
  );
  await startBoth();
  assert.deepEqual(await families(), [
    { family: "code", n: 2 },
    { family: "phone", n: 2 },
  ]);
  assert.equal(await count("signing_key"), 2);
  assert.equal(await count("audit where action = 'signing_key.make'"), 2);
});

race("one uuid is issued once, with one message", async () => {
  const request = { uuid: randomUUID(), testType: "confirmed", testDate: today(), phone: "0912345678" };
  assert.deepEqual(await everywhere(issue, () => request), { "200": 1, uuid_already_exists: 2 * N - 1 });
  assert.deepEqual([...messages.values()], [1]);
  messages.clear();
});

race("a laboratory's codes of a day are those of both together", async () => {
  const request = { testType: "confirmed", testDate: today() };
  const issued = await tally(
    both.flatMap((server) =>
      Array.from({ length: N }, async () => (await post(server, issue, request, keys.lab)).status),
    ),
  );
  assert.deepEqual(issued, { "200": DAILY_CODES, "429": 2 * N - DAILY_CODES });
});

race("one code gives one token, and the token one certificate's binding", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { body } = await post(both[0]!, issue, { testType: "confirmed", testDate: today() });
    const tokens: string[] = [];
    const used = await tally(
      both.flatMap((server) =>
        Array.from({ length: N }, async () => {
          const { status, body: said } = await post(server, verify, { code: body["code"] });
          if (status === 200) tokens.push(String(said["token"]));
          return status === 200 ? 200 : String(said["errorCode"]);
        }),
      ),
    );
    assert.deepEqual(used, { "200": 1, code_invalid: 2 * N - 1 });
    assert.equal(await count("token where code_id = $1", [body["uuid"]]), 1);
    const bound = await everywhere(certificate, (i) => ({ token: tokens[0], ekeyhmac: macOf(i) }));
    assert.deepEqual(bound, { "200": 2, token_invalid: 2 * N - 2 }, "one HMAC, asked for once on each");
  }
});

race("a number that reports itself gets one message, whoever asks; all answers look alike", async () => {
  const request = { phone: "0987654321", nonce: nonceOf(1), testDate: today() };
  assert.deepEqual(await everywhere(userReport, () => request), { "200": 2 * N });
  assert.deepEqual([...messages.values()], [1]);
  assert.equal(await count("phone"), 1);
  // After its wait, with the code of the first not used.
  await engine.query("update health.phone set at_ms = at_ms - 7200000");
  assert.deepEqual(await everywhere(userReport, () => request), { "200": 2 * N });
  assert.deepEqual([...messages.values()], [2]);
  assert.equal(await count("phone"), 1);
  assert.equal(
    await count(
      "code where report_type = 'user-report' and long_until_ms > (extract(epoch from now()) * 1000)::bigint",
    ),
    1,
  );
});

race("a process that is killed costs the other nothing", async () => {
  const [first, second] = both as readonly [ServerProcess, ServerProcess];
  const { body } = await post(first, issue, { testType: "confirmed", testDate: today() });
  const cut = Array.from({ length: N }, () =>
    outcome(first, verify, { code: body["code"] }).catch(() => "cut off"),
  );
  await first.kill();
  await Promise.all(cut);
  const after = await outcome(second, verify, { code: body["code"] });
  const tokens = await count("token where code_id = $1", [body["uuid"]]);
  assert.deepEqual([after, tokens], tokens === 1 && after !== 200 ? ["code_invalid", 1] : [200, 1]);
  both = [second];
});

const today = (): string => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
