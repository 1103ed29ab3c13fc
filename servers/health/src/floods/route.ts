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
import { changed, type Desk } from "@bluezone/desk/change";
import { Instant, isoInstant, parseInstant } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { drawId } from "../record-id.ts";
import { ms, type Tables } from "../tables.ts";
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
export function addFlood(desk: Desk<Tables>, context: Context): void {
  const { database, random } = context;

  desk.read(countFlood, async (asked, { caller }) => ({
    count: await countWaiting(database.db, reach(caller, asked.queue), floodOf(asked)),
  }));

  desk.change(closeFlood, async ({ count: seen, ...asked }, { trx, now, caller }) => {
    const id = `${ms(now)}-${drawId(random)}`;
    const closed = await closeWaiting(trx, reach(caller, asked.queue), floodOf(asked), { id, now });
    if (closed !== seen) throw new Fault("conflict", "They are not as many as were counted; count anew.");
    return changed(
      { id, closed },
      {
        action: `${asked.queue}.close-flood`,
        subject: id,
        fields: ["from", "until", ...(asked.commune === undefined ? [] : ["commune"])],
      },
    );
  });

  desk.read(listFloods, async ({ queue }, { caller }) => {
    const floods = await closedFloods(database.db, reach(caller, queue), queue);
    return {
      floods: floods.map(({ id, count }) => ({
        id,
        at: isoInstant(Instant(Number(id.split("-")[0]))),
        count,
      })),
    };
  });

  desk.change(reopenFlood, async ({ queue, id }, { trx, caller }) => {
    const opened = await openAgain(trx, reach(caller, queue), queue, id);
    if (opened === 0) throw new Fault("not_found", "There is no such flood, or nothing of it is there.");
    return changed({ opened }, { action: `${queue}.reopen-flood`, subject: id });
  });
}
