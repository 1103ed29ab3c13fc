/** The health server: create → start → runJobs → stop, and what an operator does beside: make and disable API keys. */
import { API_KEY_HEADER } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import { ROLES } from "@bluezone/contract/health/roles";
import { type Instant, Minutes } from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/blobs";
import type { BuiltFile } from "@bluezone/server-kit/built-files";
import type { Clock } from "@bluezone/server-kit/clock";
import { addDeskPages } from "@bluezone/server-kit/desk-pages";
import { type Events, Name } from "@bluezone/server-kit/events";
import { createHttp, type HttpEvent } from "@bluezone/server-kit/http";
import { addJobGauges } from "@bluezone/server-kit/job-gauges";
import { createJobRunner, type Job, type JobEvent } from "@bluezone/server-kit/jobs";
import type { Metrics } from "@bluezone/server-kit/metrics";
import { migrate } from "@bluezone/server-kit/migrate";
import type { Random } from "@bluezone/server-kit/random";
import { createServer, type Server } from "@bluezone/server-kit/server";
import type { Signer } from "@bluezone/server-kit/signer";
import type { Timer } from "@bluezone/server-kit/timer";
import type { StaffEvent } from "@bluezone/staff/events";
import { createStaff, type Staff } from "@bluezone/staff/staff";
import { pathOf } from "@bluezone/units/store";
import { createApiKey, disableApiKey, type NewApiKey } from "./api-keys/api-keys.ts";
import { knownKeys } from "./api-keys/known-keys.ts";
import { createLimit } from "./api-keys/limit.ts";
import type { Anyone } from "./callers.ts";
import type { CodesContext } from "./codes/context.ts";
import type { CodesEvent } from "./codes/events.ts";
import type { HealthConfig } from "./config.ts";
import type { BaseEvent, Context } from "./context.ts";
import { openHasher, rotateHashKeys } from "./hashing/hash-keys.ts";
import { HASH_KEY_STEP } from "./hashing/rotation.ts";
import { jobsOf } from "./jobs.ts";
import { addGauges } from "./metrics/gauges.ts";
import { migrations } from "./migrations/migrations.ts";
import { makePeopleKeys } from "./people/keys.ts";
import { resealKeys } from "./reseal.ts";
import { RETENTION_STEP, retain } from "./retention/retention.ts";
import { addRoutes } from "./routes.ts";
import { replaceSigningKeys, rotateSigningKeys, signingKey } from "./signing/signing-keys.ts";
import type { Sms } from "./sms/sms.ts";
import type { Store } from "./tables.ts";
import { createVault } from "./vault.ts";

/** All that the health server tells. */
export type HealthEvent = HttpEvent | JobEvent | BaseEvent | CodesEvent | StaffEvent;

/** The world outside: all that is not the same in a test. */
export type Ports = {
  readonly clock: Clock;
  /** What keeps the clock right; runs before all other jobs. */
  readonly clockJob?: Job;
  readonly random: Random;
  /** The server's schema ("health"); whoever opened it closes it, after `stop`. */
  readonly database: Store;
  readonly sms: Sms;
  readonly blobs: Blobs;
  /** Signs the policy that phones read; without it none is signed. */
  readonly policySigner?: Signer;
  readonly events: Events<HealthEvent>;
  /** The built console by path ("/health.html", "/assets/…"); without it the desk has endpoints but no pages. */
  readonly console?: () => ReadonlyMap<string, BuiltFile>;
  /** With a timer the server runs its jobs by itself, from `start` to `stop`; without, whoever has it calls `runJobs`. */
  readonly timer?: Timer;
  /** Is told what is measured, and shows the server's state. */
  readonly metrics?: Metrics;
};

export type Health = Server & {
  /** Runs what is due at `now`: rotation of keys, retention. Never rejects. */
  runJobs(now: Instant): Promise<void>;
  /** Makes an API key; it can be seen this one time. Throws RangeError for an empty or too long name or hotline. */
  createApiKey(made: NewApiKey): Promise<{ readonly id: string; readonly key: string }>;
  /** Lets an API key in no more; false when there is none such that works. */
  disableApiKey(id: string): Promise<boolean>;
  /** After a theft: other keys of certificates, at once. */
  replaceSigningKeys(): Promise<void>;
  /** Accounts and roles; the first administrator is invited through it. */
  readonly staff: Staff;
};

/**
 * Puts a server together: brings the tables up to date and makes the first keys. It answers from `start` on.
 * Throws StartError, one sentence, when the database does not fit this program or this secret.
 */
export async function createHealth(config: HealthConfig, ports: Ports): Promise<Health> {
  const { clock, random, database, sms, blobs, events, timer, metrics } = ports;
  const vault = createVault(config.secrets, random);
  await migrate(database, migrations);
  const staff = createStaff({
    clock,
    random,
    events,
    database,
    secrets: config.secrets,
    origin: config.publicUrl,
    roles: ROLES,
    idle: config.idle,
    longest: config.longest,
    units: { pathOf: (id) => pathOf(database.db, id) },
    anchors: blobs,
  });
  const { policySigner } = ports;
  const context: CodesContext = {
    ...{ config, clock, random, database, sms, blobs, staff, events, vault },
    policySigner,
  };
  await resealKeys(context);
  await database.transaction((trx) => makePeopleKeys(context, trx));
  for (const { run } of rotations(context)) await run(clock.now());
  // What is past its time is gone before anybody asks, however long the server was down or however old a restored backup is.
  await retain(context, clock.now());
  // Opened once now, so that a wrong secret stops the start and not the first call.
  await openHasher(context, database.db, "code");
  await signingKey(context, database.db, clock.now());

  const keys = knownKeys(context);
  const desks = createLimit(config.adminCalls);
  const http = await createHttp<Anyone>({
    clock,
    random,
    events,
    family: "verification",
    origins: config.origins,
    maintenance: config.maintenance,
    ...(metrics ? { took: metrics.took } : {}),
    about: {
      title: "Bluezone health",
      description:
        "Verification codes, tokens and certificates; cases, contacts, quarantine and what goes with them.",
      version: "0.1.0",
    },
    async admit(request, header) {
      const { audience } = request;
      if (audience === "staff") return staff.admit(request, header);
      const [now, apiKey] = [clock.now(), header(API_KEY_HEADER)];
      const caller = apiKey === undefined ? undefined : await keys.callerOf(apiKey, now);
      if (caller?.kind !== audience) throw new Fault("unauthorized", "this door needs a key that it knows");
      // An app's key is in every app: a limit of it would shut out all phones when one person used it up.
      if (audience === "admin" && !desks.admits(caller.id, now))
        throw new Fault("quota_exceeded", "this key calls too often; try again in a minute", 60);
      return caller;
    },
  });
  await addRoutes(http, context);
  if (ports.console) addDeskPages(http.fastify, "/health.html", ports.console);

  const retention: Job = {
    name: Name("retention"),
    every: RETENTION_STEP,
    run: (now) => retain(context, now),
  };
  const first = ports.clockJob ? [ports.clockJob] : [];
  const jobs = createJobRunner(
    [...first, ...rotations(context), ...staff.jobs, ...jobsOf(context), retention],
    events,
  );
  if (metrics) {
    addGauges(metrics, context);
    addJobGauges(metrics, jobs);
  }
  const server = createServer({
    http,
    port: config.port,
    host: config.host,
    ...(timer ? { background: () => jobs.loop(clock, timer) } : {}),
    close: async () => {},
  });
  return {
    ...server,
    staff,
    runJobs: jobs.run,
    async createApiKey(made) {
      const created = await createApiKey(context, made, clock.now());
      await keys.again(clock.now());
      return created;
    },
    async disableApiKey(id) {
      const disabled = await disableApiKey(context, id, clock.now());
      await keys.again(clock.now());
      return disabled;
    },
    replaceSigningKeys: () => replaceSigningKeys(context, clock.now()),
  };
}

/** Keys change before what uses them runs. */
function rotations(context: Context): readonly Job[] {
  return [
    {
      name: Name("rotate-hash-keys"),
      every: HASH_KEY_STEP,
      run: async (now) => void (await rotateHashKeys(context, now)),
    },
    {
      name: Name("rotate-signing-keys"),
      every: Minutes(10),
      run: async (now) => void (await rotateSigningKeys(context, now)),
    },
  ];
}
