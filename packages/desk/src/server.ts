/** A desk server from a list of slices: create → start → runJobs → stop. */
import { type Duration, dayOf, type Instant } from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import type { HttpEvent } from "@bluezone/server-kit/http/answers";
import type { BuiltFile } from "@bluezone/server-kit/http/built-files";
import { addDeskPages } from "@bluezone/server-kit/http/desk-pages";
import { createHttp, type Http, type HttpOptions } from "@bluezone/server-kit/http/http";
import { createJobRunner, type Job, type JobEvent } from "@bluezone/server-kit/jobs/jobs";
import { addDatabaseGauge } from "@bluezone/server-kit/measure/database-gauge";
import type { Events } from "@bluezone/server-kit/measure/events";
import { addJobGauges } from "@bluezone/server-kit/measure/job-gauges";
import type { Metrics } from "@bluezone/server-kit/measure/metrics";
import type { Database } from "@bluezone/server-kit/sql/database";
import { migrate } from "@bluezone/server-kit/sql/migrate";
import type { Secret } from "@bluezone/server-kit/start/secret";
import { type AnsweringServer, createServer } from "@bluezone/server-kit/start/server";
import type { Clock } from "@bluezone/server-kit/time/clock";
import type { Random } from "@bluezone/server-kit/time/random";
import type { Timer } from "@bluezone/server-kit/time/timer";
import type { StaffEvent } from "@bluezone/staff/events";
import { createStaff, type Staff } from "@bluezone/staff/staff";
import type { StaffTables } from "@bluezone/staff/tables";
import type { Roles, Viewer } from "@bluezone/staff/viewer";
import type { UnitTables } from "@bluezone/units/rows";
import { goesOnAs, pathOf } from "@bluezone/units/store";
import { createDesk, withoutChanges } from "./change.ts";
import { migrationsOf, type Slice } from "./slice.ts";

/** What every desk server tells. */
export type DeskEvent = HttpEvent | JobEvent | StaffEvent;

/** The world outside: all that is not the same in a test. */
export type DeskPorts<Tables> = {
  readonly clock: Clock;
  /** What keeps the clock right; runs before all other jobs. */
  readonly clockJob?: Job;
  readonly random: Random;
  /** The server's schema; whoever opened it closes it, after `stop`. */
  readonly database: Database<Tables>;
  /** Whole files by name. */
  readonly blobs: Blobs;
  readonly events: Events<DeskEvent>;
  /** The built console by path ("/rollout.html", "/assets/…"); without it the desk has endpoints but no pages. */
  readonly console?: () => ReadonlyMap<string, BuiltFile>;
  /** With a timer the server runs its jobs by itself, from `start` to `stop`; without, whoever has it calls `runJobs`. */
  readonly timer?: Timer;
  /** Measures and holds answers; the machine's own when absent. */
  readonly pace?: Timer;
  /** Is told what is measured, and shows the server's state. */
  readonly metrics?: Metrics;
};

/** What every desk server's configuration has. */
export type DeskConfig = {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Where browsers reach the server. */
  readonly publicUrl: string;
  /** Newest first. */
  readonly secrets: readonly Secret[];
  /** How long a session outlives its last call, and how long it lasts at the most. */
  readonly idle: Duration;
  readonly longest: Duration;
};

/** A desk server. */
export type DeskServer = AnsweringServer & {
  /** Runs what is due at `now`. Never rejects. */
  runJobs(now: Instant): Promise<void>;
  /** Accounts and roles; the first administrator is invited through it. */
  readonly staff: Staff;
};

/** What makes one desk server differ from another. */
export type DeskParts<Context, Caller, Tables, Counts extends string> = {
  readonly slices: readonly Slice<Context, Caller, Tables, Counts>[];
  /** The permissions of each role. */
  readonly roles: Roles;
  /** The console's file: "/rollout.html". */
  readonly page: `/${string}.html`;
  /** What every slice is given. */
  context(staff: Staff): Context;
  /** What must be so before anybody is answered: keys, and what is past its time is gone. */
  ready(context: Context): Promise<void>;
  /** How requests are read and who is let in. */
  http(context: Context): Omit<HttpOptions<Caller>, "clock" | "random" | "events" | "took">;
  /** The server as officers see it (`AsDesk`). */
  asDesk(http: Http<Caller>): Http<Viewer>;
  /** The endpoints as slices add to them, with a budget for those that let anybody in. */
  budgeted(http: Http<Caller>, context: Context): Http<Caller>;
};

/**
 * Puts a server together and brings its tables up to date. It answers from `start` on. Throws StartError, one sentence, when
 * the database does not fit this program or its secrets.
 */
export async function createDeskServer<
  Context,
  Caller,
  Tables extends StaffTables & UnitTables,
  Counts extends string,
>(
  config: DeskConfig,
  ports: DeskPorts<Tables>,
  desk: DeskParts<Context, Caller, Tables, Counts>,
): Promise<DeskServer> {
  const { clock, random, database, blobs, events, timer, pace, metrics } = ports;
  await migrate(database, migrationsOf(desk.slices));
  const staff = createStaff({
    ...{ clock, random, events, database, roles: desk.roles, anchors: blobs },
    secrets: config.secrets,
    origin: config.publicUrl,
    idle: config.idle,
    longest: config.longest,
    units: {
      pathOf: (id) => pathOf(database.db, id),
      goesOnAs: (id, now) => goesOnAs(database.db, id, dayOf(now, "vietnam")),
    },
  });
  const context = desk.context(staff);
  await desk.ready(context);
  const every = await createHttp<Caller>({
    ...{ clock, random, events },
    ...(pace ? { timer: pace } : {}),
    ...(metrics ? { took: metrics.took } : {}),
    ...desk.http(context),
  });
  const http = desk.budgeted(every, context);
  const services = desk.slices.flatMap(({ serve }) => serve?.(context) ?? []);
  const changes = createDesk<Tables>(desk.asDesk(http), { clock, database, staff });
  for (const { endpoints } of services) await endpoints?.(withoutChanges(http), changes);
  if (ports.console) addDeskPages(http.fastify, desk.page, ports.console);
  const first = ports.clockJob ? [ports.clockJob] : [];
  const jobs = createJobRunner([...first, ...services.flatMap((one) => one.jobs ?? [])], events);
  if (metrics) {
    addDatabaseGauge(metrics, database);
    for (const { gauges } of services) gauges?.(metrics);
    addJobGauges(metrics, jobs);
  }
  const server = createServer({
    http,
    port: config.port,
    host: config.host,
    ...(timer ? { background: () => jobs.loop(clock, timer) } : {}),
    close: async () => {
      for (const { close } of services) await close?.();
    },
  });
  return { ...server, staff, runJobs: (now) => jobs.run(now) };
}
