/** The desk's endpoints against floods. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import {
  closeFlood,
  countFlood,
  listFloods,
  type Queue,
  reopenFlood,
} from "@bluezone/contract/health/floods";
import { Instant, isoInstant, parseInstant } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import { inScope } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Context } from "../context.ts";
import { drawId } from "../record-id.ts";
import { ms, type Sql } from "../tables.ts";
import { QUEUE } from "./queues.ts";

/** Adds them. */
export function addFlood(http: Http<Viewer>, context: Context): void {
  const { clock, database, random, staff } = context;

  /** The rows of a flood that wait within reach, as a condition. */
  function waiting(viewer: Viewer, asked: RequestOf<typeof countFlood>): RawBuilder<SqlBool> {
    const { table, permission, open } = QUEUE[asked.queue];
    const [from, until] = [parseInstant(asked.from), parseInstant(asked.until)];
    if (until <= from) throw new Fault("span_invalid", "The span ends before it begins.");
    const commune = asked.commune === undefined ? sql`true` : sql`commune = ${asked.commune}`;
    return sql<SqlBool>`${inScope(viewer.scope(permission), `${table}.unit_path`)} and ${open}
      and not confirmed and made_ms >= ${ms(from)} and made_ms < ${ms(until)} and ${commune}`;
  }
  const count = async (on: Sql, queue: Queue, where: RawBuilder<SqlBool>): Promise<number> => {
    const { n } = await on
      .selectFrom(QUEUE[queue].table)
      .select(({ fn }) => fn.countAll<string>().as("n"))
      .where(where)
      .executeTakeFirstOrThrow();
    return Number(n);
  };

  http.route(countFlood, async (asked, { caller }) => ({
    count: await count(database.db, asked.queue, waiting(caller, asked)),
  }));

  http.route(closeFlood, ({ count: seen, ...asked }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const { table, closed } = QUEUE[asked.queue];
      const id = `${ms(now)}-${drawId(random)}`;
      const { numUpdatedRows } = await trx
        .updateTable(table)
        .set({ ...closed(now), flood: id, version: sql<number>`version + 1` })
        .where(waiting(caller, asked))
        .executeTakeFirst();
      if (Number(numUpdatedRows) !== seen)
        throw new Fault("conflict", "They are not as many as were counted; count anew.");
      await staff.audit(trx, now, {
        actor: caller.id,
        action: `${asked.queue}.close-flood`,
        subject: id,
        fields: ["from", "until", ...(asked.commune === undefined ? [] : ["commune"])],
      });
      return { id, closed: seen };
    }),
  );

  http.route(listFloods, async ({ queue }, { caller }) => {
    const { table, permission, done } = QUEUE[queue];
    const rows = await database.db
      .selectFrom(table)
      .select("flood")
      .select(({ fn }) => fn.countAll<string>().as("n"))
      .where("flood", "is not", null)
      .where(done)
      .where(inScope(caller.scope(permission), `${table}.unit_path`))
      .groupBy("flood")
      .orderBy("flood", "desc")
      .limit(20)
      .$narrowType<{ flood: string }>()
      .execute();
    return {
      floods: rows.map(({ flood, n }) => ({
        id: flood,
        at: isoInstant(Instant(Number(flood.split("-")[0]))),
        count: Number(n),
      })),
    };
  });

  http.route(reopenFlood, ({ queue, id }, { caller }) =>
    database.transaction(async (trx) => {
      const { table, permission, done, opened } = QUEUE[queue];
      const { numUpdatedRows } = await trx
        .updateTable(table)
        .set({ ...opened, flood: null, version: sql<number>`version + 1` })
        .where("flood", "=", id)
        .where(done)
        .where(inScope(caller.scope(permission), `${table}.unit_path`))
        .executeTakeFirst();
      const count = Number(numUpdatedRows);
      if (count === 0) throw new Fault("not_found", "There is no such flood, or nothing of it is there.");
      await staff.audit(trx, clock.now(), { actor: caller.id, action: `${queue}.reopen-flood`, subject: id });
      return { opened: count };
    }),
  );
}
