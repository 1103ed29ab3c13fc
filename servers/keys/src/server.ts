/** The key server: create → start → stop. Whoever creates it gives it every port, and may drive its jobs by hand. */
import type { Instant } from "@bluezone/protocol/time";
import { createHttp } from "@bluezone/server-kit/http/http";
import { createJobRunner } from "@bluezone/server-kit/jobs/jobs";
import { addJobGauges } from "@bluezone/server-kit/measure/job-gauges";
import type { Metrics } from "@bluezone/server-kit/measure/metrics";
import { migrate } from "@bluezone/server-kit/sql/migrate";
import { type AnsweringServer, createServer } from "@bluezone/server-kit/start/server";
import type { Timer } from "@bluezone/server-kit/time/timer";
import { demandContinuity } from "./config/continuity.ts";
import { copyEmbedded } from "./config/embedded.ts";
import { issueConfig } from "./config/issue.ts";
import { readIssued } from "./config/store.ts";
import { issueWindows } from "./config/windows.ts";
import type { KeysConfig } from "./config.ts";
import { createContext, type Ports } from "./context.ts";
import { jobsOf } from "./jobs.ts";
import { addGauges } from "./metrics/gauges.ts";
import { migrations } from "./migrations/migrations.ts";
import { destroyOverdue } from "./retention/retain.ts";
import { addRoutes } from "./routes.ts";
import { issueStats } from "./stats/issue.ts";

/** The server, and a hand on its jobs. */
export type KeysServer = AnsweringServer & {
  /** Runs the jobs that are due at `now`; never rejects. Only needed when there is no timer. */
  runJobs(now: Instant): Promise<void>;
};

const ABOUT = {
  title: "Bluezone key server",
  version: "1",
  description:
    "Takes the diagnosis keys of people who tested positive, and gives them to every phone in signed files. " +
    "It knows keys and nothing of the people behind them.",
};

/**
 * Brings the database up to date and puts the server together. With a `timer` jobs run by themselves once it has started.
 * Throws StartError for a database of another version, or a root that phones do not know.
 */
export async function create(
  options: Ports & {
    readonly config: KeysConfig;
    readonly timer?: Timer;
    /** Is told what is measured, and shows the server's state. */
    readonly metrics?: Metrics;
    /** Closes what the server was given, when it stops. */
    readonly close?: () => Promise<void>;
  },
): Promise<KeysServer> {
  const { config, timer, metrics, close = async () => {}, ...ports } = options;
  const { clock, random, database, events } = ports;
  await migrate(database, migrations);
  const context = createContext(config, ports);
  // However long the server was down, or however old a restored backup is.
  await destroyOverdue(context.retaining, clock.now());
  const issued = await readIssued(database.db);
  if (issued) demandContinuity(issued.document, config.root);
  // A phone that asks in the first second is answered in full; what is not sound is said now, to whoever starts the server.
  await copyEmbedded(context.embedded, context.copies, clock.now());
  await issueConfig(context.configuring, clock.now());
  await context.shards.all();
  await issueWindows(context.configuring, clock.now());
  await issueStats(context.telling, clock.now());
  const jobs = createJobRunner(jobsOf(context), events);
  const http = await createHttp({
    clock,
    random,
    events,
    ...(ports.pace ? { timer: ports.pace } : {}),
    family: "publish",
    headers: { "x-api-version": "v1" },
    maintenance: config.maintenance,
    ...(metrics ? { took: metrics.took } : {}),
    about: ABOUT,
  });
  addRoutes(http, context);
  if (metrics) {
    addGauges(metrics, context);
    addJobGauges(metrics, jobs);
  }
  const server = createServer({
    http,
    port: config.port,
    host: config.host,
    ...(timer ? { background: () => jobs.loop(clock, timer) } : {}),
    // Calls may have been cut off, but what they asked for is written before the database goes.
    close: () => context.publishing.commits.drained().finally(close),
  });
  return { ...server, runJobs: (now) => jobs.run(now) };
}
