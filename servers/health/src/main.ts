/** The health server as a process. */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { openProcess } from "@bluezone/desk/process";
import { smsOf } from "@bluezone/desk/sms/choice";
import { openKeyFolder } from "@bluezone/server-kit/keys/key-folder";
import { type EventSink, Name } from "@bluezone/server-kit/measure/events";
import { logEvents } from "@bluezone/server-kit/measure/log";
import { diskGauges } from "@bluezone/server-kit/measure/machine-gauges";
import type { Environment } from "@bluezone/server-kit/start/config";
import { runMain } from "@bluezone/server-kit/start/main";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { readHealthConfig } from "./config.ts";
import { BY_DAY, UNLOGGED, WATCHED } from "./events.ts";
import { createHealth, type Health } from "./server.ts";
import { migrations } from "./slices.ts";
import type { Tables } from "./tables.ts";

/** Where the console lies when it is built. */
const CONSOLE = resolve(import.meta.dirname, "../../../apps/console/dist");

const lines = (): EventSink => logEvents({ server: Name("health"), clock: systemClock, silent: UNLOGGED });

/** The server of an environment, on its database. Throws StartError, one sentence, for what is not right. */
export async function healthFrom(env: Environment, events: EventSink = lines()): Promise<Health> {
  const config = readHealthConfig(env);
  return openProcess<Tables, Health>(
    config,
    {
      name: "health",
      migrations,
      console: CONSOLE,
      byDay: BY_DAY,
      watched: WATCHED,
      gauges: config.database.at === "folder" ? [diskGauges(config.data)] : [],
      create: async (ports) =>
        createHealth(config, {
          ...ports,
          sms: smsOf(config.sms, config.smsSecret),
          ...(config.signing === undefined
            ? {}
            : { policySigner: await (await openKeyFolder(config.signing)).signer("policy-root") }),
        }),
    },
    events,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await runMain((env) => healthFrom(env));
