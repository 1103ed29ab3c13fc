/** A desk server on its database, as a process runs it. */
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import type { FilesPlace } from "@bluezone/server-kit/files/files-place";
import { openOwnFiles } from "@bluezone/server-kit/files/own-files";
import { builtFiles } from "@bluezone/server-kit/http/built-files";
import { type AnyEvent, allOf, type EventSink } from "@bluezone/server-kit/measure/events";
import { tlsGauges } from "@bluezone/server-kit/measure/machine-gauges";
import { createMetrics, type Gauges } from "@bluezone/server-kit/measure/metrics";
import { withMetrics } from "@bluezone/server-kit/measure/metrics-server";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import type { DatabasePlace } from "@bluezone/server-kit/sql/engine";
import { installationOf } from "@bluezone/server-kit/sql/installation";
import { type Migrations, migrate } from "@bluezone/server-kit/sql/migrate";
import { openEngine } from "@bluezone/server-kit/sql/open-engine";
import type { HostPort } from "@bluezone/server-kit/start/variable";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { systemRandom } from "@bluezone/server-kit/time/random";
import { referenceOf } from "@bluezone/server-kit/time/reference-clock";
import { stopwatch, systemTimer } from "@bluezone/server-kit/time/timer";
import { addClockGauges, openTrustedClock } from "@bluezone/server-kit/time/trusted-clock";
import type { TrustedTimeTable } from "@bluezone/server-kit/time/trusted-time";
import { REFUSED } from "@bluezone/staff/events";
import type { DeskPorts, DeskServer } from "./server.ts";

/** What of a configuration a process needs. */
export type ProcessConfig = {
  readonly database: DatabasePlace;
  /** Where its files are. */
  readonly files: FilesPlace;
  /** Where `/metrics` is, and the file of the TLS certificate whose end is watched. */
  readonly metrics: HostPort | undefined;
  readonly tls: string | undefined;
};

/** A server as a process runs it. */
export type Process<Tables, Server extends DeskServer> = {
  /** The name of its schema. */
  readonly name: Parameters<typeof openTrustedClock>[0]["server"];
  readonly migrations: Migrations;
  /** The folder of the built console; where nothing is built the desk has no pages. */
  readonly console: string;
  /** Events shown by whole days only, and events that are watched from the first minute on. */
  readonly byDay?: readonly string[];
  readonly watched?: readonly AnyEvent[];
  /** What else is measured of the machine. */
  readonly gauges?: readonly Gauges[];
  create(ports: DeskPorts<Tables> & { readonly blobs: Blobs; readonly events: EventSink }): Promise<Server>;
};

/** Opens the database, the clock and the files, and puts the server on them. Throws StartError, one sentence. */
export async function openProcess<Tables extends TrustedTimeTable, Server extends DeskServer>(
  config: ProcessConfig,
  { name, migrations, byDay = [], watched = [], gauges = [], ...process }: Process<Tables, Server>,
  events: EventSink,
): Promise<Server> {
  const engine = await openEngine(config.database);
  const console = builtFiles(process.console);
  try {
    const database = await openDatabase<Tables>({ schema: name, engine });
    await migrate(database, migrations);
    const reference = referenceOf(engine, config.database);
    const clock = await openTrustedClock({ server: name, database, reference, elapsed: stopwatch(), events });
    const within = engine.answersWithin;
    const metrics = config.metrics && createMetrics({ clock, within, byDay, zero: [...watched, ...REFUSED] });
    const created = await process.create({
      clock,
      clockJob: clock.job,
      random: systemRandom,
      timer: systemTimer,
      database,
      blobs: await openOwnFiles(config.files, await installationOf(database)),
      events: metrics ? allOf(events, metrics) : events,
      ...(console ? { console } : {}),
      ...(metrics ? { metrics } : {}),
    });
    const server = { ...created, stop: () => created.stop().finally(() => engine.close()) };
    if (!metrics || !config.metrics) return server;
    addClockGauges(metrics, clock, systemClock);
    for (const gauge of gauges) metrics.add(gauge);
    if (config.tls !== undefined) metrics.add(tlsGauges(config.tls));
    return await withMetrics(server, metrics, config.metrics, { clock, random: systemRandom });
  } catch (error) {
    await engine.close();
    throw error;
  }
}
