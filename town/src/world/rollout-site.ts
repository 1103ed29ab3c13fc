/** The town's rollout server: a real one over real HTTP, in a schema of its own, with An Giang's register of December 2020. */

import { join } from "node:path";
import { failingSms } from "@bluezone/desk/sms/sms";
import { AN_GIANG_2020 } from "@bluezone/policy/an-giang-2020";
import { readRolloutConfig } from "@bluezone/rollout/config";
import { createRollout, type Rollout } from "@bluezone/rollout/server";
import type { Tables } from "@bluezone/rollout/tables";
import { memoryBlobs } from "@bluezone/server-kit/files/blobs";
import { folderBlobs } from "@bluezone/server-kit/files/blobs-folder";
import type { BuiltFile } from "@bluezone/server-kit/http/built-files";
import type { Signer } from "@bluezone/server-kit/keys/signer";
import type { EventSink } from "@bluezone/server-kit/measure/events";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import type { Engine } from "@bluezone/server-kit/sql/engine";
import { systemRandom } from "@bluezone/server-kit/time/random";
import { enterRegister } from "@bluezone/units/enter-register";
import { OFFICERS, type Officers, openOfficers } from "../people/officers.ts";
import type { WorldClock } from "./clock.ts";

export type RolloutSite = {
  readonly url: string;
  readonly rollout: Rollout;
  readonly officers: Officers;
};

/** What the town gives it. `port` is a real one: QR codes and sessions hold for its address. */
export type RolloutOptions = {
  readonly port: number;
  readonly secret: string;
  readonly folder: string | null;
  readonly clock: WorldClock;
  readonly engine: Engine;
  readonly events: EventSink;
  /** Signs what phones are told. */
  readonly signer: Signer;
  /** The built console, once it is there. */
  readonly console?: () => ReadonlyMap<string, BuiltFile>;
};

/** Opens it. A session lasts long there: an hour of the town may be six seconds of its visitor's. */
export async function openRollout(options: RolloutOptions): Promise<RolloutSite> {
  const { port, secret, folder, clock, engine, events, signer } = options;
  const url = `http://127.0.0.1:${port}`;
  const config = readRolloutConfig({
    ROLLOUT_PUBLIC_URL: url,
    ROLLOUT_SECRET: secret,
    ROLLOUT_OPERATOR: "Thị trấn mô phỏng (số liệu minh họa)",
    ROLLOUT_IDLE: "12h",
    ROLLOUT_SESSION: "7d",
    ROLLOUT_PORT: `${port}`,
  });
  const database = await openDatabase<Tables>({ schema: "rollout", engine });
  const rollout = await createRollout(config, {
    clock,
    random: systemRandom,
    database,
    blobs: folder === null ? memoryBlobs() : await folderBlobs(join(folder, "rollout-files")),
    events,
    signer,
    // The town has one gateway, the health server's: no digest is offered here.
    sms: failingSms(),
    ...(options.console ? { console: options.console } : {}),
  });
  // All figures of a town are made up, whoever they stand for.
  const register = AN_GIANG_2020.map((unit) => ({ ...unit, illustrative: true }));
  await database.transaction((trx) => enterRegister(trx, register));
  await rollout.start();
  const file = folder === null ? null : join(folder, "officers.json");
  return { url, rollout, officers: openOfficers({ staff: rollout.staff, officers: OFFICERS, url, file }) };
}
