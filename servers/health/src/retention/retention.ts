/** What is deleted when. A job that can be killed and run again: each run deletes whatever is overdue by then. */
import { Hours, type Instant, minus } from "@bluezone/protocol/time";
import { FLOOD_WINDOW } from "../codes/flood.ts";
import { CODE_KEPT, LONG_CODE_LIFE } from "../codes/lives.ts";
import { CLAIMED_FOR } from "../codes/self-report.ts";
import type { Context } from "../context.ts";
import { ms, type Transaction } from "../tables.ts";

/** How many rows went, and how many that should have gone are left when counted anew: the proof, 0. */
export type RetentionEvent = {
  readonly event: "retention_done";
  readonly codes: number;
  readonly tokens: number;
  readonly phones: number;
  readonly entries: number;
  readonly minutes: number;
  readonly overdue: number;
};

/** How often it runs. */
export const RETENTION_STEP = Hours(1);

/** For each table the column that tells a row's age, and the instant up to which a row of such an age is overdue. */
const RULES = [
  /** Codes: a day after their end, so that their issuer can ask about them. */
  { counts: "codes", table: "code", column: "long_until_ms", until: (now: Instant) => minus(now, CODE_KEPT) },
  /** Tokens, and with them what they were bound to: at their end. */
  { counts: "tokens", table: "token", column: "until_ms", until: (now: Instant) => now },
  /** Hashes of phone numbers that reported: after 30 days; of those that only asked: when their code has ended. */
  { counts: "phones", table: "phone", column: "at_ms", until: (now: Instant) => minus(now, CLAIMED_FOR) },
  {
    counts: "phones",
    table: "phone",
    column: "at_ms",
    until: (now: Instant) => minus(now, LONG_CODE_LIFE),
    unclaimed: true,
  },
  { counts: "entries", table: "audit", column: "keep_until_ms", until: (now: Instant) => now },
  /** Counts of wrong codes: when no suspension can come of them any more. */
  {
    counts: "minutes",
    table: "wrong_code",
    column: "minute_ms",
    until: (now: Instant) => minus(minus(now, FLOOD_WINDOW), FLOOD_WINDOW),
  },
] as const;
type Rule = (typeof RULES)[number];

/** Deletes what is overdue at `now`, then counts it anew, and tells both. */
export async function retain(
  { database, events }: Pick<Context, "database" | "events">,
  now: Instant,
): Promise<void> {
  const gone = { codes: 0, tokens: 0, phones: 0, entries: 0, minutes: 0 };
  await database.transaction(async (trx) => {
    for (const rule of RULES) gone[rule.counts] += await deleteOverdue(trx, rule, now);
  });
  let overdue = 0;
  await database.transaction(async (trx) => {
    for (const rule of RULES) overdue += await countOverdue(trx, rule, now);
  });
  events.emit({ event: "retention_done", ...gone, overdue });
}

async function deleteOverdue(trx: Transaction, rule: Rule, now: Instant): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom(rule.table)
    .where(rule.column as never, "<=", ms(rule.until(now)) as never)
    .$if("unclaimed" in rule, (query) => query.where("claimed" as never, "=", false as never))
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

async function countOverdue(trx: Transaction, rule: Rule, now: Instant): Promise<number> {
  const { count } = await trx
    .selectFrom(rule.table)
    .select((eb) => eb.fn.countAll().as("count"))
    .where(rule.column as never, "<=", ms(rule.until(now)) as never)
    .$if("unclaimed" in rule, (query) => query.where("claimed" as never, "=", false as never))
    .executeTakeFirstOrThrow();
  return Number(count);
}
