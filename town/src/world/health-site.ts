/** The town's health server: a real one over real HTTP, in a schema of its own; with a desk where its port is a real one. */
import { join } from "node:path";
import type { Sms } from "@bluezone/desk/sms/sms";
import { type HealthConfig, readHealthConfig } from "@bluezone/health/config";
import { createHealth, type Health } from "@bluezone/health/server";
import type { Tables } from "@bluezone/health/tables";
import { AN_GIANG_2020 } from "@bluezone/policy/an-giang-2020";
import type { ProfileId } from "@bluezone/policy/profile";
import { memoryBlobs } from "@bluezone/server-kit/files/blobs";
import { folderBlobs } from "@bluezone/server-kit/files/blobs-folder";
import type { BuiltFile } from "@bluezone/server-kit/http/built-files";
import type { Signer } from "@bluezone/server-kit/keys/signer";
import type { EventSink } from "@bluezone/server-kit/measure/events";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import type { Engine } from "@bluezone/server-kit/sql/engine";
import { systemRandom } from "@bluezone/server-kit/time/random";
import { enterRegister } from "@bluezone/units/enter-register";
import { HEALTH_OFFICERS, type Officers, openOfficers } from "../people/officers.ts";
import type { WorldClock } from "./clock.ts";

export type HealthSite = {
  readonly url: string;
  readonly health: Health;
  readonly config: HealthConfig;
  /** Who works at its desk; nobody when its port is none that sessions can hold for. */
  readonly officers: Officers | undefined;
};

/** What the town gives it. `port` 0 takes any free one, and there is no desk then. */
export type HealthOptions = {
  readonly port: number;
  readonly secret: string;
  readonly folder: string | null;
  readonly clock: WorldClock;
  readonly engine: Engine;
  readonly events: EventSink;
  readonly sms: Sms;
  /** Signs the policy that phones go by, with this risk profile. */
  readonly policyRoot: Signer;
  readonly profile: ProfileId;
  /** Codes in an hour above which alerts are held; the server's own limit when absent. */
  readonly surgeCodes?: number;
  readonly disease?: string;
  /** The built console, once it is there. */
  readonly console?: () => ReadonlyMap<string, BuiltFile>;
};

/** Opens it. A session lasts long there: an hour of the town may be six seconds of its visitor's. */
export async function openHealth(options: HealthOptions): Promise<HealthSite> {
  const { port, secret, folder, clock, engine, events, sms, policyRoot, profile, surgeCodes } = options;
  const config = readHealthConfig({
    HEALTH_PUBLIC_URL: `http://127.0.0.1:${port || 4082}`,
    HEALTH_SECRET: secret,
    HEALTH_REALM: "an-giang",
    HEALTH_ISSUER: "health.town.example",
    HEALTH_AUDIENCE: "keys.town.example",
    HEALTH_OPERATOR: "Thị trấn mô phỏng (số liệu minh họa)",
    HEALTH_IDLE: "12h",
    HEALTH_SESSION: "7d",
    HEALTH_PROFILE: profile,
    ...(options.disease === undefined ? {} : { HEALTH_DISEASE: options.disease }),
    ...(surgeCodes === undefined ? {} : { HEALTH_SURGE_CODES: String(surgeCodes) }),
    SMS: "none",
    // The town's own gateway is a port, which the variables do not know.
    HEALTH_DIGESTS: "500",
  });
  const database = await openDatabase<Tables>({ schema: "health", engine });
  const health = await createHealth(
    { ...config, port },
    {
      clock,
      random: systemRandom,
      sms,
      events,
      database,
      policySigner: policyRoot,
      blobs: folder === null ? memoryBlobs() : await folderBlobs(join(folder, "health-files")),
      ...(options.console ? { console: options.console } : {}),
    },
  );
  if (port !== 0) {
    // All figures of a town are made up, whoever they stand for.
    const register = AN_GIANG_2020.map((unit) => ({ ...unit, illustrative: true }));
    await database.transaction((trx) => enterRegister(trx, register));
  }
  const { url } = await health.start();
  const file = folder === null ? null : join(folder, "health-officers.json");
  const officers =
    port === 0 ? undefined : openOfficers({ staff: health.staff, officers: HEALTH_OFFICERS, url, file });
  return { url, health, config, officers };
}
