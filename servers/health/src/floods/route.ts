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
import type { Scope } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { drawId } from "../record-id.ts";
import { ms } from "../tables.ts";
import { QUEUE } from "./queues.ts";
import { closedFloods, closeWaiting, countWaiting, type Flood, openAgain } from "./store.ts";

/** The flood that is asked about. Throws Fault `span_invalid`. */
function floodOf({ queue, commune, ...span }: RequestOf<typeof countFlood>): Flood {
  const [from, until] = [parseInstant(span.from), parseInstant(span.until)];
  if (until <= from) throw new Fault("span_invalid", "The span ends before it begins.");
  return { queue, from, until, commune };
}

/** What of a queue a viewer may close and open. */
const reach = (caller: Viewer, queue: Queue): Scope => caller.scope(QUEUE[queue].permission);

/** Adds them. */
export function addFlood(http: Http<Viewer>, context: Context): void {
  const { clock, database, random, staff } = context;

  http.route(countFlood, async (asked, { caller }) => ({
    count: await countWaiting(database.db, reach(caller, asked.queue), floodOf(asked)),
  }));

  http.route(closeFlood, ({ count: seen, ...asked }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const id = `${ms(now)}-${drawId(random)}`;
      const closed = await closeWaiting(trx, reach(caller, asked.queue), floodOf(asked), { id, now });
      if (closed !== seen) throw new Fault("conflict", "They are not as many as were counted; count anew.");
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
    const floods = await closedFloods(database.db, reach(caller, queue), queue);
    return {
      floods: floods.map(({ id, count }) => ({
        id,
        at: isoInstant(Instant(Number(id.split("-")[0]))),
        count,
      })),
    };
  });

  http.route(reopenFlood, ({ queue, id }, { caller }) =>
    database.transaction(async (trx) => {
      const count = await openAgain(trx, reach(caller, queue), queue, id);
      if (count === 0) throw new Fault("not_found", "There is no such flood, or nothing of it is there.");
      await staff.audit(trx, clock.now(), { actor: caller.id, action: `${queue}.reopen-flood`, subject: id });
      return { opened: count };
    }),
  );
}
