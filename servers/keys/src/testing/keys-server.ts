/** A whole key server for tests: real HTTP, a real database in memory, a clock that the test moves. */
import { randomBytes } from "node:crypto";
import { padToBucket } from "@bluezone/contract/bucket";
import type { RequestOf } from "@bluezone/contract/endpoint";
import { faultCode } from "@bluezone/contract/fault";
import { publish } from "@bluezone/contract/keys/publish";
import { type Blobs, memoryBlobs } from "@bluezone/server-kit/files/blobs";
import { generateKeyPem, type Signer, signerFromPem } from "@bluezone/server-kit/keys/signer";
import { type Database, openDatabase } from "@bluezone/server-kit/sql/database";
import type { Engine } from "@bluezone/server-kit/sql/engine";
import { Secret } from "@bluezone/server-kit/start/secret";
import { type ManualClock, manualClock } from "@bluezone/server-kit/testing/clock";
import { testEngine } from "@bluezone/server-kit/testing/database";
import { type RecordedEvents, recordEvents } from "@bluezone/server-kit/testing/events";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { type Shared, shared } from "@bluezone/server-kit/testing/shared";
import { randomText, systemRandom } from "@bluezone/server-kit/time/random";
import type { z } from "zod";
import type { KeysConfig } from "../config.ts";
import { create, type KeysServer } from "../server.ts";
import type { Tables } from "../tables.ts";
import { type Authority, authority, ISSUER, type Share } from "./authority.ts";

/** What a publish came to. */
export type PublishResult =
  | { readonly ok: true; readonly value: z.output<typeof publish.response> }
  | { readonly ok: false; readonly status: number; readonly code: string };

export type TestKeys = {
  readonly server: KeysServer;
  readonly url: string;
  readonly clock: ManualClock;
  readonly events: RecordedEvents;
  readonly blobs: Blobs;
  readonly database: Database<Tables>;
  readonly authority: Authority;
  readonly config: KeysConfig;
  readonly root: Signer;
  readonly exportSigner: Signer;
  /** Documents of others by location; a location that is not there cannot be read. */
  readonly elsewhere: Map<string, string>;
  /** Sends a publish, padded as a phone pads it. */
  publish(request: RequestOf<typeof publish>): Promise<PublishResult>;
  /** Makes a share now and sends it. */
  share(share: Share): Promise<PublishResult>;
  /** A public document as text, or its status when there is none. */
  text(path: string): Promise<string | number>;
  bytes(path: string): Promise<Uint8Array>;
  /** Runs the jobs that are due at the clock's instant. */
  jobs(): Promise<void>;
};

async function post(url: string, request: RequestOf<typeof publish>): Promise<PublishResult> {
  const answer = await fetch(url + publish.path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: padToBucket(request, publish.buckets.request, (length) => randomText(systemRandom, length)),
  });
  const json: unknown = await answer.json();
  const { status } = answer;
  return status === 200
    ? { ok: true, value: publish.response.parse(json) }
    : { ok: false, status, code: faultCode(json)?.code ?? "no code" };
}

const servers: KeysServer[] = [];

/** Stops every server that was started; call it after the last test, before the engine is closed. */
export const stopKeys = (): Promise<unknown> => Promise.all(servers.map((server) => server.stop()));

/** A database for the tests of a file, with what stands on it from the first. Servers that were started stop before it closes. */
export const sharedEngine = (begin: (engine: Engine) => Promise<void> = async () => {}): Shared<Engine> =>
  shared(async () => {
    const engine = await testEngine();
    await begin(engine);
    return {
      ...engine,
      async close() {
        await stopKeys();
        await engine.close();
      },
    };
  });

/**
 * Starts a server in a schema of its own. Stop it with `server.stop()`. `given` is what of an earlier one goes on: its keys,
 * clock, files and authority, and its tables, as they stand in another database.
 */
export async function startKeys(
  engine: Engine,
  options: Partial<KeysConfig> = {},
  given: Partial<Omit<TestKeys, "server" | "url" | "events">> = {},
): Promise<TestKeys> {
  const schema = `keys_${servers.length + 1}`;
  const clock = given.clock ?? manualClock();
  const events = recordEvents();
  const blobs = given.blobs ?? memoryBlobs();
  const issuing = given.authority ?? authority();
  const root = given.root ?? signerFromPem(generateKeyPem(), "root-1");
  const exportSigner = given.exportSigner ?? signerFromPem(generateKeyPem());
  const elsewhere = given.elsewhere ?? new Map([[ISSUER.jwks, issuing.jwks()]]);
  const database = given.database ?? (await openDatabase<Tables>({ schema: schema, engine }));
  const config: KeysConfig = {
    host: "127.0.0.1",
    port: 0,
    secrets: [new Secret(new Uint8Array(randomBytes(32)))],
    issuers: [ISSUER],
    exportKeys: [{ id: "452", version: "v1", signer: exportSigner }],
    root,
    profile: "fast",
    quietMinutes: 10,
    mostKeys: 500_000,
    maintenance: false,
    settings: async () => ({}),
    ...given.config,
    ...options,
  };
  const server = await create({
    config,
    clock,
    random: seededRandom(schema),
    database,
    blobs,
    events,
    source: async (location) => {
      const text = elsewhere.get(location);
      if (text === undefined) throw new Error("not there");
      return text;
    },
  });
  servers.push(server);
  const { url } = await server.start();
  const send: TestKeys["publish"] = (request) => post(url, request);
  return {
    server,
    url,
    clock,
    events,
    blobs,
    database,
    authority: issuing,
    config,
    root,
    exportSigner,
    elsewhere,
    publish: send,
    share: async (share) => send(await issuing.share(share, clock.now())),
    async text(path) {
      const answer = await fetch(url + path);
      const text = await answer.text();
      return answer.ok ? text : answer.status;
    },
    async bytes(path) {
      const answer = await fetch(url + path);
      if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    },
    jobs: () => server.runJobs(clock.now()),
  };
}
