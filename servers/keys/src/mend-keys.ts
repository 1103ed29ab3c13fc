/** Mending the export of a server that is not started, with the server's own variables. */
import { FIRST_SHARD } from "@bluezone/contract/keys/exports";
import { openOwnFiles } from "@bluezone/server-kit/files/own-files";
import { createLeases } from "@bluezone/server-kit/jobs/lease";
import { installationOf } from "@bluezone/server-kit/sql/installation";
import { migrate } from "@bluezone/server-kit/sql/migrate";
import { withSchema } from "@bluezone/server-kit/sql/open-schema";
import type { Environment } from "@bluezone/server-kit/start/config";
import { systemRandom } from "@bluezone/server-kit/time/random";
import { referenceOf } from "@bluezone/server-kit/time/reference-clock";
import { stopwatch } from "@bluezone/server-kit/time/timer";
import { openTrustedClock } from "@bluezone/server-kit/time/trusted-clock";
import { readStored } from "./config.ts";
import { type MendedShard, mendShard } from "./export/mend-shard.ts";
import { migrations } from "./migrations/migrations.ts";
import { exportedShards } from "./shards/store.ts";
import type { Tables } from "./tables.ts";

/** Mends every shard by the database's clock. Nothing when a server is at it. Throws StartError, also for a clock that is not trusted. */
export async function mendKeys(env: Environment): Promise<MendedShard | undefined> {
  const { places } = await readStored(env);
  return withSchema<Tables, MendedShard | undefined>(places.database, "keys", async (database, engine) => {
    await migrate(database, migrations);
    const blobs = await openOwnFiles(places.exports, await installationOf(database));
    const { now } = await openTrustedClock({
      server: "keys",
      database,
      reference: referenceOf(engine, places.database),
      elapsed: stopwatch(),
      events: { emit: () => {} },
    });
    const leases = createLeases(database as never, systemRandom);
    const mended: MendedShard[] = [];
    for (const shard of new Set([FIRST_SHARD, ...(await exportedShards(database.db))])) {
      const one = await mendShard({ database, leases, blobs, shard }, now());
      if (!one) return undefined;
      mended.push(one);
    }
    return mended.reduce((a, b) => ({
      windows: a.windows + b.windows,
      keys: a.keys + b.keys,
      files: a.files + b.files,
    }));
  });
}
