/** The rollout server: create → start → runJobs → stop. */
import { ROLES } from "@bluezone/contract/rollout/roles";
import type { Instant } from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/blobs";
import type { BuiltFile } from "@bluezone/server-kit/built-files";
import type { Clock } from "@bluezone/server-kit/clock";
import { addDeskPages } from "@bluezone/server-kit/desk-pages";
import type { Events } from "@bluezone/server-kit/events";
import { createHttp, type HttpEvent } from "@bluezone/server-kit/http";
import { addJobGauges } from "@bluezone/server-kit/job-gauges";
import { createJobRunner, type Job, type JobEvent } from "@bluezone/server-kit/jobs";
import type { Metrics } from "@bluezone/server-kit/metrics";
import { migrate } from "@bluezone/server-kit/migrate";
import type { Random } from "@bluezone/server-kit/random";
import type { RetentionEvent } from "@bluezone/server-kit/retention";
import { createServer, type Server } from "@bluezone/server-kit/server";
import type { Signer } from "@bluezone/server-kit/signer";
import type { BudgetEvent } from "@bluezone/server-kit/spend";
import type { Timer } from "@bluezone/server-kit/timer";
import type { StaffEvent } from "@bluezone/staff/events";
import { createStaff, type Staff } from "@bluezone/staff/staff";
import type { Viewer } from "@bluezone/staff/viewer";
import { pathOf } from "@bluezone/units/store";
import type { RolloutConfig } from "./config.ts";
import type { Context } from "./context.ts";
import { threadReader } from "./files/file-reader.ts";
import { jobsOf } from "./jobs.ts";
import { addGauges } from "./metrics/gauges.ts";
import { migrations } from "./migrations/migrations.ts";
import { READING_POLICY } from "./page/style.ts";
import { addScans } from "./placements/scans/store.ts";
import { createTally } from "./placements/scans/tally.ts";
import { lostPage } from "./public/pages/lost.ts";
import { retain } from "./retention/retention.ts";
import { addRoutes } from "./routes.ts";
import type { Store } from "./tables.ts";

/** All that the rollout server tells. */
export type RolloutEvent = BudgetEvent | HttpEvent | JobEvent | RetentionEvent | StaffEvent;

/** The world outside: all that is not the same in a test. */
export type Ports = {
  readonly clock: Clock;
  /** What keeps the clock right; runs before all other jobs. */
  readonly clockJob?: Job;
  readonly random: Random;
  /** The server's schema ("rollout"); whoever opened it closes it, after `stop`. */
  readonly database: Store;
  readonly blobs: Blobs;
  readonly events: Events<RolloutEvent>;
  /** The built console by path ("/index.html", "/assets/…"); without it the desk has endpoints but no pages. */
  readonly console?: () => ReadonlyMap<string, BuiltFile>;
  /** Signs what phones are told; without it they are told nothing. */
  readonly signer?: Signer;
  /** With a timer the server runs its jobs by itself, from `start` to `stop`; without, whoever has it calls `runJobs`. */
  readonly timer?: Timer;
  /** Is told what is measured. */
  readonly metrics?: Metrics;
};

export type Rollout = Server & {
  /** Runs what is due at `now`. Never rejects. */
  runJobs(now: Instant): Promise<void>;
  /** Accounts and roles; the first administrator is invited through it. */
  readonly staff: Staff;
};

/**
 * Puts a server together and brings its tables up to date. It answers from `start` on. Throws StartError, one sentence, when
 * the database does not fit this program.
 */
export async function createRollout(config: RolloutConfig, ports: Ports): Promise<Rollout> {
  const { clock, random, database, blobs, events, signer, timer, metrics } = ports;
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
  const reader = threadReader();
  const context: Context = { config, clock, random, database, events, blobs, reader, staff, signer };
  // Before anybody is answered: a folder or database may have been put back as it was long ago.
  await retain(context, clock.now());
  const http = await createHttp<Viewer>({
    clock,
    random,
    events,
    family: "desk",
    ...(metrics ? { took: metrics.took } : {}),
    about: {
      title: "Bluezone rollout",
      description: "Directives, placements, bulletins, numbers and reports.",
      version: "0.1.0",
    },
    admit: (endpoint, header) => staff.admit(endpoint, header),
    lost: { body: lostPage(config), policy: READING_POLICY },
  });
  const tally = createTally();
  await addRoutes(http, context, tally);
  if (ports.console) addDeskPages(http.fastify, "/rollout.html", ports.console);
  const first = ports.clockJob ? [ports.clockJob] : [];
  const jobs = createJobRunner([...first, ...jobsOf(context, tally)], events);
  if (metrics) {
    addGauges(metrics, context);
    addJobGauges(metrics, jobs);
  }
  const server = createServer({
    http,
    port: config.port,
    host: config.host,
    ...(timer ? { background: () => jobs.loop(clock, timer) } : {}),
    close: async () => {
      await reader.close();
      await tally.flush((counted) => addScans(database.db, counted));
    },
  });
  return { ...server, staff, runJobs: (now) => jobs.run(now) };
}
