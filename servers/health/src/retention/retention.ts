/** What is deleted when. A job that can be killed and run again: each run deletes whatever is overdue by then. */
import { Hours, type Instant, minus } from "@bluezone/protocol/time";
import { addProof, destroyOverdue, rowsUntil } from "@bluezone/server-kit/retention";
import { sql } from "kysely";
import { FLOOD_WINDOW } from "../codes/flood.ts";
import { CODE_KEPT, LONG_CODE_LIFE } from "../codes/lives.ts";
import { CLAIMED_FOR } from "../codes/self-report.ts";
import type { Context } from "../context.ts";
import { ms, type Tables } from "../tables.ts";
import { retainDesk } from "./desk.ts";

/** How often it runs. */
export const RETENTION_STEP = Hours(1);

const rows = <const Counts extends string>(
  counts: Counts,
  table: keyof Tables,
  column: string,
  until: (now: Instant) => Instant,
  also?: ReturnType<typeof sql<boolean>>,
) =>
  rowsUntil<Tables, Counts>({
    counts,
    table,
    column,
    until: (now) => ms(until(now)),
    ...(also ? { also } : {}),
  });

const RULES = [
  /** Codes: a day after their end, so that their issuer can ask about them. */
  rows("codes", "code", "long_until_ms", (now) => minus(now, CODE_KEPT)),
  /** Tokens, and with them what they were bound to: at their end. */
  rows("tokens", "token", "until_ms", (now) => now),
  /** Hashes of phone numbers that reported: after 30 days; of those that only asked: when their code has ended. */
  rows("phones", "phone", "at_ms", (now) => minus(now, CLAIMED_FOR)),
  rows("phones", "phone", "at_ms", (now) => minus(now, LONG_CODE_LIFE), sql<boolean>`not claimed`),
  rows("entries", "audit", "keep_until_ms", (now) => now),
  /** Counts of wrong codes: when no suspension can come of them any more. */
  rows("minutes", "wrong_code", "minute_ms", (now) => minus(minus(now, FLOOD_WINDOW), FLOOD_WINDOW)),
  /** Quotas: when their time is over. */
  rows("minutes", "quota", "until_ms", (now) => now),
];

/** Deletes what is overdue at `now`, counts anew what is left, adds both to the day's proof, and tells what is left. */
export async function retain(
  { database, events }: Pick<Context, "database" | "events">,
  now: Instant,
): Promise<void> {
  const { overdue } = await database.transaction(async (trx) => {
    const proof = await destroyOverdue(trx, RULES, now);
    await addProof(trx, proof, now);
    return { overdue: proof.overdue + (await retainDesk(trx, now)) };
  });
  events.emit({ event: "retention_done", overdue });
}
