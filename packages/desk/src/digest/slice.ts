/** The slice of digests, of a desk whose server sends messages: `<base>/digest/`. */
import type { DigestEndpoints } from "@bluezone/contract/digest";
import type { Database } from "@bluezone/server-kit/sql/database";
import type { Random } from "@bluezone/server-kit/time/random";
import type { Staff } from "@bluezone/staff/staff";
import type { Slice } from "../slice.ts";
import { type PartsOf, partsIn } from "../waiting/parts-of.ts";
import type { Carrier } from "./carrier.ts";
import { digestJob } from "./job.ts";
import { digestTable } from "./migration.ts";
import { addDigest } from "./route.ts";
import type { DigestTables, Sql } from "./store.ts";

/** @param parts what waits, as the slice of what waits has it. `table` is the name of the migration. */
export function digest<
  Context extends {
    readonly database: Database<Tables>;
    readonly random: Random;
    readonly staff: Staff;
  },
  Caller,
  Tables extends DigestTables,
  Counts extends string,
>(
  parts: PartsOf<Context, Tables>,
  {
    endpoints,
    table,
    carrier,
  }: {
    readonly endpoints: DigestEndpoints;
    readonly table: string;
    carrier(context: Context): Carrier<Sql<Tables>>;
  },
): Slice<Context, Caller, Tables, Counts> {
  return {
    name: "digest",
    migrations: { [table]: digestTable },
    serve(context) {
      const { database, random, staff } = context;
      const own = carrier(context);
      return {
        endpoints: (_, desk) => addDigest(desk, { database, random, carrier: own }, endpoints),
        jobs: [digestJob({ database, staff, parts: partsIn(parts, context), carrier: own })],
      };
    },
    lasting: { digest: "a job" },
    backup: ["digest"],
  };
}
