/** A worker beside a server, as another process has one. */
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import type { KeysConfig } from "../config.ts";
import { createContext } from "../context.ts";
import type { ExportContext } from "../export/worker.ts";
import type { TestKeys } from "./keys-server.ts";

/** The export's context of another instance on the same database; `blobs` is how that one reaches the files. */
export const beside = (
  keys: TestKeys,
  blobs: Blobs = keys.blobs,
  seed = "beside",
  options: Partial<KeysConfig> = {},
): ExportContext =>
  createContext(
    { ...keys.config, ...options },
    {
      clock: keys.clock,
      random: seededRandom(seed),
      database: keys.database,
      events: keys.events,
      blobs,
    },
  ).exporting;
