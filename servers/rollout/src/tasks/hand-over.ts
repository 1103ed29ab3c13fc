/**
 * When a unit has ended, its open work goes to the unit that follows it: a part of its own there, to be acknowledged anew, with
 * day, evidence and what was given on. The old part stays as history. Letters and tasks change hands with their desk.
 */
import { type Day, dayOf, Hours } from "@bluezone/protocol/time";
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import { Name } from "@bluezone/server-kit/measure/events";
import type { Context } from "../context.ts";
import type { Transaction } from "../tables.ts";
import { endedWithWork, type Heir, handOver, unitsOn } from "./hand-over-store.ts";
import { heirOf } from "./heir.ts";

/** Hands work over every hour. Each unit's is one transaction; what is done stays done. */
export function handOverJob({ database, staff }: Pick<Context, "database" | "staff">): Job {
  return {
    name: Name("hand-over"),
    every: Hours(1),
    async run(now) {
      const today = dayOf(now, "vietnam");
      for (const { id } of await endedWithWork(database.db, today))
        await database.transaction(async (trx) => {
          const heir = await heirAmong(trx, id, today);
          if (!heir) return;
          if (!(await handOver(trx, id, heir, now))) return;
          await staff.audit(trx, now, {
            actor: "server",
            action: "tasks.hand-over",
            subject: id,
            fields: [],
          });
        });
    },
  };
}

/** The unit that goes on, with its path; undefined when nobody is known to. */
async function heirAmong(trx: Transaction, id: string, today: Day): Promise<Heir | undefined> {
  const paths = new Map((await unitsOn(trx, today)).map(({ id, path }) => [id, path]));
  const heir = heirOf(id, (one) => paths.has(one));
  return heir === undefined ? undefined : { id: heir, path: paths.get(heir) ?? "" };
}
