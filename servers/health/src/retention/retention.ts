/** What is deleted when. A job that can be killed and run again: each run deletes whatever is overdue by then. */
import { addDays, dayOf, Hours, type Instant, minus } from "@bluezone/protocol/time";
import { FLOOD_WINDOW } from "../codes/flood.ts";
import { CODE_KEPT, LONG_CODE_LIFE } from "../codes/lives.ts";
import { CLAIMED_FOR } from "../codes/self-report.ts";
import type { Context } from "../context.ts";
import { ms, type Transaction } from "../tables.ts";

/** How often it runs. */
export const RETENTION_STEP = Hours(1);
/** How many days the proof of a day is kept, from its begin. */
const PROOF_DAYS = 90;

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
  /** Quotas: when their time is over. */
  { counts: "minutes", table: "quota", column: "until_ms", until: (now: Instant) => now },
] as const;
type Rule = (typeof RULES)[number];

/** How much went of each kind, and how much is left over its time. */
type Proof = Record<Rule["counts"] | "overdue", number>;

/** Deletes what is overdue at `now`, counts anew what is left, adds both to the day's proof, and tells what is left. */
export async function retain(
  { database, events }: Pick<Context, "database" | "events">,
  now: Instant,
): Promise<void> {
  const { overdue } = await database.transaction(async (trx) => {
    const proof: Proof = { codes: 0, tokens: 0, phones: 0, entries: 0, minutes: 0, overdue: 0 };
    for (const rule of RULES) proof[rule.counts] += await deleteOverdue(trx, rule, now);
    for (const rule of RULES) proof.overdue += await countOverdue(trx, rule, now);
    await keepProof(trx, proof, now);
    return proof;
  });
  events.emit({ event: "retention_done", overdue });
}

/** Adds to the proof of the UTC day of `now`, when there is anything to prove, and drops proofs that are too old. */
async function keepProof(trx: Transaction, { overdue, ...gone }: Proof, now: Instant): Promise<void> {
  const day = dayOf(now, "utc");
  await trx.deleteFrom("retention_proof").where("day", "<=", addDays(day, -PROOF_DAYS)).execute();
  if ([...Object.values(gone), overdue].every((n) => n === 0)) return;
  await trx
    .insertInto("retention_proof")
    .values({ day, ...gone, overdue })
    .onConflict((conflict) =>
      conflict.column("day").doUpdateSet((eb) => ({
        codes: eb("retention_proof.codes", "+", gone.codes),
        tokens: eb("retention_proof.tokens", "+", gone.tokens),
        phones: eb("retention_proof.phones", "+", gone.phones),
        entries: eb("retention_proof.entries", "+", gone.entries),
        minutes: eb("retention_proof.minutes", "+", gone.minutes),
        overdue: eb.fn<number>("greatest", ["retention_proof.overdue", eb.val(overdue)]),
      })),
    )
    .execute();
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
