/** Forgets who had what waits no more, and times away that are over. It can be killed and run again. */
import { dayOf, Hours, type Instant } from "@bluezone/protocol/time";
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import { Name } from "@bluezone/server-kit/measure/events";
import type { Database } from "@bluezone/server-kit/sql/database";
import { dropGone } from "./items-store.ts";
import type { WaitingPart } from "./part.ts";
import { assignedKinds, type DeskTables, dropOld } from "./store.ts";

/** Every unit: each path begins with nothing. */
const EVERYWHERE = { paths: [""] };

/** The job. */
export const waitingJob = <Tables extends DeskTables>(
  database: Database<Tables>,
  parts: readonly WaitingPart<Tables>[],
): Job => ({
  name: Name("waiting-sweep"),
  every: Hours(1),
  run: (now: Instant) =>
    database.transaction(async (trx) => {
      const at = { now, today: dayOf(now, "vietnam") };
      // Of most kinds nobody has an item, and each question costs some milliseconds.
      const assigned = await assignedKinds(trx);
      for (const { kind, items } of parts.filter((part) => assigned.has(part.kind)))
        await dropGone(trx, { kind, query: items(trx, EVERYWHERE, at) }, now);
      await dropOld(
        trx,
        at.today,
        parts.map(({ kind }) => kind),
      );
    }),
});
