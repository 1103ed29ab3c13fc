/** The three servers as an operator has them: set up by `init` and made from its files of variables. */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MOST_DAILY_CODES } from "@bluezone/health/limits";
import { healthFrom } from "@bluezone/health/main";
import { createFrom } from "@bluezone/keys/main";
import { rolloutFrom } from "@bluezone/rollout/main";
import { freePorts } from "@bluezone/server-kit/testing/free-port";
import type { Staff } from "@bluezone/staff/staff";
import { readEnv } from "../../apps/cli/src/env-file.ts";
import { runForTest } from "../../apps/cli/src/testing/run-for-test.ts";

/** Units that stand today, made up. */
const REGISTER = `code,type,level,name,parent,district,commune,validFrom
centre,medical-centre,district,Trung tâm Y tế,,889,,2019-10-06
station,health-station,commune,Trạm Y tế,centre,889,30478,2019-10-06
committee,district-committee,district,Ủy ban nhân dân,,889,,2019-10-06
`;
/** The id of a unit of that register. */
export const unitOf = (code: "centre" | "station" | "committee"): string => `${code}@2019-10-06`;

/** Addresses are `127.0.0.1:port`. */
export type Servers = {
  readonly folder: string;
  readonly keys: { readonly at: string; readonly metrics: string };
  readonly health: { readonly at: string; readonly metrics: string };
  readonly rollout: { readonly at: string; readonly metrics: string };
  /** Invites people of the desks; a register of units is in both. */
  readonly staff: { readonly health: Pick<Staff, "invite">; readonly rollout: Pick<Staff, "invite"> };
  readonly adminKey: string;
  readonly deviceKey: string;
  stopKeys(): Promise<void>;
  stopRollout(): Promise<void>;
  stop(): Promise<void>;
};

/** @param env further variables of all; `DATABASE_URL` names the database in which each has its schema. */
export async function startServers(env: Readonly<Record<string, string>> = {}): Promise<Servers> {
  const folder = await mkdtemp(join(tmpdir(), "bluezone-ops-"));
  const [keys, health, rollout, keysMetrics, healthMetrics, rolloutMetrics] = (await freePorts(6)).map(
    (port) => `127.0.0.1:${port}`,
  );
  const places = {
    keys: { at: keys!, metrics: keysMetrics! },
    health: { at: health!, metrics: healthMetrics! },
    rollout: { at: rollout!, metrics: rolloutMetrics! },
  };
  const init = (name: "keys" | "health" | "rollout", ...more: string[]) => {
    const { at, metrics } = places[name];
    const port = at.split(":")[1]!;
    return call(
      env,
      "init",
      name,
      "--data",
      join(folder, name),
      "--port",
      port,
      "--metrics",
      metrics,
      ...more,
    );
  };
  await init("health", "--url", `http://${health}`, "--authority", "vn.example");
  await init("keys", "--issuers", join(folder, "health", "public", "issuers.json"));
  await init("rollout", "--url", "https://bluezone.example.vn");
  const variables = async (name: string) => ({
    ...(await readEnv(join(folder, name, `${name}.env`))),
    ...env,
  });
  const register = join(folder, "units.csv");
  await writeFile(register, REGISTER);
  for (const name of ["health", "rollout"])
    await call(
      env,
      "units",
      "enter",
      "--server",
      name,
      "--csv",
      register,
      "--env",
      join(folder, name, `${name}.env`),
    );
  const silent = { emit: () => {} };
  const healthServer = await healthFrom(await variables("health"), silent);
  const keysServer = await createFrom(await variables("keys"), silent);
  const rolloutServer = await rolloutFrom(await variables("rollout"), silent);
  let stopping: Promise<void> | undefined;
  const stopRollout = (): Promise<void> => {
    stopping ??= rolloutServer.stop();
    return stopping;
  };
  const stop = async (): Promise<void> => {
    await Promise.all([keysServer.stop(), healthServer.stop(), stopRollout()]);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    // An hour of load asks for more codes than a laboratory has in a day.
    const budget = { hotline: "19009095", dailyCodes: MOST_DAILY_CODES };
    const admin = await healthServer.createApiKey({ kind: "admin", name: "Trạm Y tế", ...budget });
    const device = await healthServer.createApiKey({ kind: "device", name: "Bluezone" });
    await healthServer.start();
    await keysServer.start();
    await rolloutServer.start();
    return {
      folder,
      ...places,
      staff: { health: healthServer.staff, rollout: rolloutServer.staff },
      adminKey: admin.key,
      deviceKey: device.key,
      stopKeys: keysServer.stop,
      stopRollout,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function call(env: Readonly<Record<string, string>>, ...argv: string[]): Promise<void> {
  const { exit, remarks } = await runForTest(argv, env);
  if (exit !== 0) throw new Error(remarks.join("\n"));
}
