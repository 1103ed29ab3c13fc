/** The health server as a process. */
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
import { diskGauges, tlsGauges } from "@bluezone/server-kit/machine-gauges";
import { runMain } from "@bluezone/server-kit/main";
import { createMetrics } from "@bluezone/server-kit/metrics";
import { withMetrics } from "@bluezone/server-kit/metrics-server";
import { migrate } from "@bluezone/server-kit/migrate";
import { openEngine } from "@bluezone/server-kit/open-engine";
import { systemRandom } from "@bluezone/server-kit/random";
import { referenceOf } from "@bluezone/server-kit/reference-clock";
import { stopwatch, systemTimer } from "@bluezone/server-kit/timer";
import { addClockGauges, openTrustedClock } from "@bluezone/server-kit/trusted-clock";
import { REFUSED } from "@bluezone/staff/events";
import { UNLOGGED } from "./codes/events.ts";
import { type HealthConfig, readHealthConfig } from "./config.ts";
import { BY_DAY, WATCHED } from "./metrics/gauges.ts";
import { migrations } from "./migrations/migrations.ts";
import { createHealth, type Health } from "./server.ts";
import { failingSms, type Sms } from "./sms/sms.ts";
import { webhookSms } from "./sms/webhook.ts";
import type { Tables } from "./tables.ts";

/** Where the console lies when it is built. */
const CONSOLE = resolve(import.meta.dirname, "../../../apps/console/dist");

const lines = (): EventSink => logEvents({ server: Name("health"), clock: systemClock, silent: UNLOGGED });

/** The server of an environment, on its database. Throws StartError, one sentence, for what is not right. */
export async function healthFrom(env: Environment, events: EventSink = lines()): Promise<Health> {
  const config = readHealthConfig(env);
  const engine = await openEngine(config.database);
  const console = builtFiles(CONSOLE);
  try {
    const database = await openDatabase<Tables>({ schema: "health", engine });
    await migrate(database, migrations);
    const reference = referenceOf(engine, config.database);
    const clock = await openTrustedClock({
      server: "health",
      database,
      reference,
      elapsed: stopwatch(),
      events,
    });
    const metrics =
      config.metrics &&
      createMetrics({ clock, within: engine.answersWithin, byDay: BY_DAY, zero: [...WATCHED, ...REFUSED] });
    const health = await createHealth(config, {
      clock,
      clockJob: clock.job,
      random: systemRandom,
      timer: systemTimer,
      database,
      sms: smsOf(config),
      blobs: await folderBlobs(join(config.data, "files")),
      ...(config.signing === undefined
        ? {}
        : { policySigner: await (await openKeyFolder(config.signing)).signer("policy-root") }),
      ...(console ? { console } : {}),
      events: metrics ? allOf(events, metrics) : events,
      ...(metrics ? { metrics } : {}),
    });
    const server = { ...health, stop: () => health.stop().finally(() => engine.close()) };
    if (!metrics || !config.metrics) return server;
    addClockGauges(metrics, clock, systemClock);
    if (config.database.at === "folder") metrics.add(diskGauges(config.data));
    if (config.tls !== undefined) metrics.add(tlsGauges(config.tls));
    return await withMetrics(server, metrics, config.metrics, { clock, random: systemRandom });
  } catch (error) {
    await engine.close();
    throw error;
  }
}

function smsOf({ sms, smsSecret }: HealthConfig): Sms {
  return sms.by === "webhook" && smsSecret ? webhookSms({ url: sms.url, secret: smsSecret }) : failingSms();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await runMain((env) => healthFrom(env));
