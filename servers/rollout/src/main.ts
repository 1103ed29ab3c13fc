/** The rollout server as a process. */
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { folderBlobs } from "@bluezone/server-kit/blobs-folder";
import { builtFiles } from "@bluezone/server-kit/built-files";
import { systemClock } from "@bluezone/server-kit/clock";
import type { Environment } from "@bluezone/server-kit/config";
import { openDatabase } from "@bluezone/server-kit/database";
import { allOf, type EventSink, Name } from "@bluezone/server-kit/events";
import { openKeyFolder } from "@bluezone/server-kit/key-folder";
import { logEvents } from "@bluezone/server-kit/log";
import { diskGauges, keyFileGauges, tlsGauges } from "@bluezone/server-kit/machine-gauges";
import { runMain } from "@bluezone/server-kit/main";
import { createMetrics } from "@bluezone/server-kit/metrics";
import { withMetrics } from "@bluezone/server-kit/metrics-server";
import { migrate } from "@bluezone/server-kit/migrate";
import { openEngine } from "@bluezone/server-kit/open-engine";
import { systemRandom } from "@bluezone/server-kit/random";
import { referenceOf } from "@bluezone/server-kit/reference-clock";
import { rootKey } from "@bluezone/server-kit/root-key";
import { stopwatch, systemTimer } from "@bluezone/server-kit/timer";
import { addClockGauges, openTrustedClock } from "@bluezone/server-kit/trusted-clock";
import { REFUSED } from "@bluezone/staff/events";
import { FIRST_ROOT, readRolloutConfig } from "./config.ts";
import { migrations } from "./migrations/migrations.ts";
import { createRollout, type Rollout } from "./server.ts";
import type { Tables } from "./tables.ts";

/** Where the console lies when it is built. */
const CONSOLE = resolve(import.meta.dirname, "../../../apps/console/dist");

const lines = (): EventSink => logEvents({ server: Name("rollout"), clock: systemClock });

/** The server of an environment, on its database. Throws StartError, one sentence, for what is not right. */
export async function rolloutFrom(env: Environment, events: EventSink = lines()): Promise<Rollout> {
  const config = readRolloutConfig(env);
  const signing = join(config.data, "signing");
  const engine = await openEngine(config.database);
  const console = builtFiles(CONSOLE);
  try {
    const database = await openDatabase<Tables>({ schema: "rollout", engine });
    await migrate(database, migrations);
    const reference = referenceOf(engine, config.database);
    const clock = await openTrustedClock({
      server: "rollout",
      database,
      reference,
      elapsed: stopwatch(),
      events,
    });
    const metrics =
      config.metrics && createMetrics({ clock, within: engine.answersWithin, byDay: [], zero: REFUSED });
    const rollout = await createRollout(config, {
      clock,
      clockJob: clock.job,
      random: systemRandom,
      timer: systemTimer,
      database,
      blobs: await folderBlobs(join(config.data, "files")),
      signer: await rootKey(await openKeyFolder(signing), {
        name: config.root,
        first: FIRST_ROOT,
        variable: "ROLLOUT_ROOT",
      }),
      events: metrics ? allOf(events, metrics) : events,
      ...(console ? { console } : {}),
      ...(metrics ? { metrics } : {}),
    });
    const server = { ...rollout, stop: () => rollout.stop().finally(() => engine.close()) };
    if (!metrics || !config.metrics) return server;
    addClockGauges(metrics, clock, systemClock);
    // Files lie there also when the database does not.
    metrics.add(diskGauges(config.data));
    metrics.add(keyFileGauges(signing));
    if (config.tls !== undefined) metrics.add(tlsGauges(config.tls));
    return await withMetrics(server, metrics, config.metrics, { clock, random: systemRandom });
  } catch (error) {
    await engine.close();
    throw error;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await runMain((env) => rolloutFrom(env));
