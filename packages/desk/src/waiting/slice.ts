/** The slice of what waits, of every desk: `<base>/waiting/`. */
import type { WaitingEndpoints } from "@bluezone/contract/waiting";
import type { Database } from "@bluezone/server-kit/sql/database";
import type { Clock } from "@bluezone/server-kit/time/clock";
import type { Roles } from "@bluezone/staff/viewer";
import type { Slice } from "../slice.ts";
import { waitingJob } from "./job.ts";
import { waitingTables } from "./migration.ts";
import { partsIn, partsOf } from "./parts-of.ts";
import { addWaiting } from "./route.ts";
import type { DeskTables } from "./store.ts";

/**
 * @param slices those below, each of which says what waits of its own. `table` is the name of the migration. Throws RangeError
 * when a kind has no part, or two.
 */
export function waiting<
  Context extends { readonly clock: Clock; readonly database: Database<Tables> },
  Caller,
  Tables extends DeskTables,
  Counts extends string,
  Kind extends string,
>(
  slices: readonly Pick<Slice<Context, Caller, Tables, Counts>, "waiting">[],
  {
    endpoints,
    kinds,
    roles,
    table,
  }: {
    readonly endpoints: WaitingEndpoints<Kind>;
    readonly kinds: readonly Kind[];
    readonly roles: Roles;
    readonly table: string;
  },
): Slice<Context, Caller, Tables, Counts> {
  const parts = partsOf(slices, kinds);
  return {
    name: "waiting",
    migrations: { [table]: waitingTables },
    serve(context) {
      const here = partsIn(parts, context);
      return {
        endpoints: (_, desk) => addWaiting(desk, context, { endpoints, parts: here, roles }),
        jobs: [waitingJob(context.database, here)],
      };
    },
    lasting: { waiting_assignment: "a job", waiting_away: "a job" },
    backup: ["waiting_assignment", "waiting_away"],
  };
}
