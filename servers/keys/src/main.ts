/** The key server as a process. */
import { openOwnFiles } from "@bluezone/server-kit/files/own-files";
import { allOf, type EventSink, Name } from "@bluezone/server-kit/measure/events";
import { logEvents } from "@bluezone/server-kit/measure/log";
import { diskGauges, keyFileGauges, tlsGauges } from "@bluezone/server-kit/measure/machine-gauges";
import { createMetrics } from "@bluezone/server-kit/measure/metrics";
import { withMetrics } from "@bluezone/server-kit/measure/metrics-server";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { installationOf } from "@bluezone/server-kit/sql/installation";
import { migrate } from "@bluezone/server-kit/sql/migrate";
import { openEngine } from "@bluezone/server-kit/sql/open-engine";
import type { Environment } from "@bluezone/server-kit/start/config";
import { runMain } from "@bluezone/server-kit/start/main";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { systemRandom } from "@bluezone/server-kit/time/random";
import { referenceOf } from "@bluezone/server-kit/time/reference-clock";
import { stopwatch, systemTimer } from "@bluezone/server-kit/time/timer";
import { addClockGauges, openTrustedClock } from "@bluezone/server-kit/time/trusted-clock";
import { readKeysConfig } from "./config.ts";
import { BY_DAY, ZERO } from "./metrics/gauges.ts";
import { migrations } from "./migrations/migrations.ts";
import { create, type KeysServer } from "./server.ts";
import type { Tables } from "./tables.ts";

/** Lines on standard output. A line for each publish would say when somebody published. */
const lines = (): EventSink =>
  logEvents({
    server: Name("keys"),
    clock: systemClock,
    silent: ["keys_published"],
  });

/** Puts the server together from variables (`config.ts`), on the machine's own ports. */
export async function createFrom(env: Environment, events: EventSink = lines()): Promise<KeysServer> {
  const { config, places, watching } = await readKeysConfig(env, systemClock);
  const engine = await openEngine(places.database);
  const close = () => engine.close();
  try {
    const database = await openDatabase<Tables>({ schema: "keys", engine });
    await migrate(database, migrations);
    const blobs = await openOwnFiles(places.exports, await installationOf(database));
    const reference = referenceOf(engine, places.database);
    const clock = await openTrustedClock({
      server: "keys",
      database,
      reference,
      elapsed: stopwatch(),
      events,
    });
    const metrics =
      watching.metrics && createMetrics({ clock, within: engine.answersWithin, byDay: BY_DAY, zero: ZERO });
    const server = await create({
      config,
      clock,
      clockJob: clock.job,
      random: systemRandom,
      timer: systemTimer,
      blobs,
      database,
      events: metrics ? allOf(events, metrics) : events,
      close,
      ...(metrics ? { metrics } : {}),
    });
    if (!metrics || !watching.metrics) return server;
    addClockGauges(metrics, clock, systemClock);
    metrics.add(diskGauges(places.data));
    metrics.add(keyFileGauges(places.signing));
    if (watching.tls !== undefined) metrics.add(tlsGauges(watching.tls));
    return await withMetrics(server, metrics, watching.metrics, { clock, random: systemRandom });
  } catch (error) {
    await close();
    throw error;
  }
}

/** Runs until SIGINT or SIGTERM. */
export const main = (): Promise<void> => runMain((env) => createFrom(env));

if (import.meta.main) await main();
