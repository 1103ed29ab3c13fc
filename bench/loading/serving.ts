/** The three servers as an operator sets them up, on one database, as a process of their own: says where they answer. */
import { startServers } from "../../system-tests/ops/servers.ts";

/** What this process says once they answer. Addresses are `127.0.0.1:port`. */
export type Serving = {
  readonly keys: string;
  readonly health: string;
  readonly rollout: string;
  readonly adminKey: string;
  readonly deviceKey: string;
};

const servers = await startServers({ DATABASE_URL: process.env["DATABASE_URL"]! });
process.send!({
  keys: servers.keys.at,
  health: servers.health.at,
  rollout: servers.rollout.at,
  adminKey: servers.adminKey,
  deviceKey: servers.deviceKey,
} satisfies Serving);
process.on("disconnect", () => void servers.stop().finally(() => process.exit()));
