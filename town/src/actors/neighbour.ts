/** The health server of the next province: real, with a realm, secrets and tables of its own. What it issues is foreign here. */
import { randomBytes } from "node:crypto";
import { memorySms } from "@bluezone/desk/sms/sms";
import { nodeTransport } from "@bluezone/device-node/transport";
import { readHealthConfig } from "@bluezone/health/config";
import { createHealth } from "@bluezone/health/server";
import type { Tables } from "@bluezone/health/tables";
import { memoryBlobs } from "@bluezone/server-kit/files/blobs";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { systemRandom } from "@bluezone/server-kit/time/random";
import type { Town } from "../world/town.ts";
import { Laboratory } from "./laboratory.ts";

export type Neighbour = {
  readonly laboratory: Laboratory;
  /** The text messages that it sent, oldest first. */
  readonly texts: readonly string[];
  close(): Promise<void>;
};

/** Opens the neighbour's server on the town's clock. */
export async function openNeighbour({ clock, servers }: Town): Promise<Neighbour> {
  const sms = memorySms();
  const config = readHealthConfig({
    HEALTH_PUBLIC_URL: "http://127.0.0.1:4083",
    HEALTH_SECRET: randomBytes(32).toString("base64"),
    HEALTH_REALM: "can-tho",
    HEALTH_ISSUER: "health.neighbour.example",
    HEALTH_AUDIENCE: "keys.neighbour.example",
    SMS: "none",
  });
  const health = await createHealth(
    { ...config, port: 0 },
    {
      clock,
      random: systemRandom,
      sms,
      blobs: memoryBlobs(),
      events: { emit: () => undefined },
      database: await openDatabase<Tables>({ schema: "neighbour", engine: servers.database }),
    },
  );
  const { url } = await health.start();
  const { key } = await health.createApiKey({
    kind: "admin",
    name: "Trạm Y tế Thốt Nốt",
    hotline: "0292 000 0000",
  });
  const transport = nodeTransport();
  return {
    laboratory: new Laboratory(
      url,
      key,
      transport,
      (n) => randomBytes(n),
      () => clock.now(),
    ),
    get texts() {
      return sms.sent.map(({ text }) => text);
    },
    async close() {
      transport.close();
      await health.stop();
    },
  };
}
