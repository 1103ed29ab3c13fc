/** The rollout server as a process. */
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { openProcess } from "@bluezone/desk/process";
import { smsOf } from "@bluezone/desk/sms/choice";
import { openKeyFolder } from "@bluezone/server-kit/keys/key-folder";
import { rootKey } from "@bluezone/server-kit/keys/root-key";
import { type EventSink, Name } from "@bluezone/server-kit/measure/events";
import { logEvents } from "@bluezone/server-kit/measure/log";
import { diskGauges, keyFileGauges } from "@bluezone/server-kit/measure/machine-gauges";
import type { Environment } from "@bluezone/server-kit/start/config";
import { runMain } from "@bluezone/server-kit/start/main";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { FIRST_ROOT, readRolloutConfig } from "./config.ts";
import { createRollout, type Rollout } from "./server.ts";
import { migrations } from "./slices.ts";
import type { Tables } from "./tables.ts";

/** Where the console lies when it is built. */
const CONSOLE = resolve(import.meta.dirname, "../../../apps/console/dist");

const lines = (): EventSink => logEvents({ server: Name("rollout"), clock: systemClock });

/** The server of an environment, on its database. Throws StartError, one sentence, for what is not right. */
export async function rolloutFrom(env: Environment, events: EventSink = lines()): Promise<Rollout> {
  const config = readRolloutConfig(env);
  const signing = join(config.data, "signing");
  return openProcess<Tables, Rollout>(
    config,
    {
      name: "rollout",
      migrations,
      console: CONSOLE,
      // Files lie there also when the database does not.
      gauges: [diskGauges(config.data), keyFileGauges(signing)],
      create: async (ports) =>
        createRollout(config, {
          ...ports,
          sms: smsOf(config.sms, config.smsSecret),
          signer: await rootKey(await openKeyFolder(signing), {
            name: config.root,
            first: FIRST_ROOT,
            variable: "ROLLOUT_ROOT",
          }),
        }),
    },
    events,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await runMain((env) => rolloutFrom(env));
