/**
 * Retention: rules that say what is overdue, a run that destroys it and counts anew what is left, and a proof of each day.
 * What a server's rules are, and for how long, is the server's to say. Its table `retention_proof` has a column for the
 * day, one for each thing that is counted, and `overdue`.
 */
import { addDays, dayOf, type Instant } from "@bluezone/protocol/time";
import type { Expression, SqlBool } from "kysely";
import type { Transaction } from "../sql/database.ts";
import { type Migrations, migration } from "../sql/migrate.ts";

/** How many days the proof of a day is kept, from its begin. */
const PROOF_DAYS = 90;

/** One rule: what goes when. Both run in the transaction of the proof. */
export type RetentionRule<Tables, Counts extends string> = {
  /** The table whose rows go. */
  readonly table: keyof Tables & string;
  /** The column of the proof under which what went is counted. */
  readonly counts: Counts;
  /** Destroys what is overdue at `now`; how many went. */
  readonly destroy: (trx: Transaction<Tables>, now: Instant) => Promise<number>;
  /** How many are overdue at `now`. */
  readonly overdue: (trx: Transaction<Tables>, now: Instant) => Promise<number>;
};

/** How much went of each kind, and how much is left over its time: anything but 0 is a defect. */
export type RetentionCounts<Counts extends string> = Readonly<Record<Counts | "overdue", number>>;

/**
 * What retention tells after each run: how many things that should have gone are left when counted anew; anything but 0 is a
 * defect. Not how many went: counts of an hour say when people did something, and a log keeps them for long.
 */
export type RetentionEvent = { readonly event: "retention_done"; readonly overdue: number };

/**
 * The migrations that add to the proof the columns that its table did not begin with.
 * @param counted the words under which rules count, each with the migration that adds its column
 * @param first the migration that makes the table, with its own words
 */
export function proofMigrations(counted: Readonly<Record<string, string>>, first: string): Migrations {
  const names = new Set(Object.values(counted).filter((name) => name !== first));
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      migration(async ({ schema }) => {
        for (const [word, since] of Object.entries(counted))
          if (since === name)
            await schema
              .alterTable("retention_proof")
              .addColumn(word, "integer", (c) => c.notNull().defaultTo(0))
              .execute();
      }),
    ]),
  );
}

/** Tables by name, of whichever server. */
type Rows = Record<string, Record<string, unknown>>;
const loose = <Tables>(trx: Transaction<Tables>) => trx as unknown as Transaction<Rows>;

/**
 * The rule of whole rows: one goes when its `column` is not above `until(now)`, both in the column's own form (milliseconds
 * as text, or a day). @param also what must hold besides.
 */
export function rowsUntil<Tables, const Counts extends string>(rule: {
  readonly counts: Counts;
  readonly table: keyof Tables & string;
  readonly column: string;
  readonly until: (now: Instant) => string | number;
  readonly also?: Expression<SqlBool>;
}): RetentionRule<Tables, Counts> {
  const { counts, column, until, also } = rule;
  const table: string = rule.table;
  return {
    table: rule.table,
    counts,
    async destroy(trx, now) {
      let query = loose(trx).deleteFrom(table).where(column, "<=", until(now));
      if (also) query = query.where(also);
      return Number((await query.executeTakeFirstOrThrow()).numDeletedRows);
    },
    async overdue(trx, now) {
      let query = loose(trx)
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<string>().as("count"))
        .where(column, "<=", until(now));
      if (also) query = query.where(also);
      return Number((await query.executeTakeFirstOrThrow()).count);
    },
  };
}

/** Destroys what is overdue at `now` by all rules, then counts anew what is left. Running it twice does no harm. */
export async function destroyOverdue<Tables, Counts extends string>(
  trx: Transaction<Tables>,
  rules: readonly RetentionRule<Tables, Counts>[],
  now: Instant,
): Promise<RetentionCounts<Counts>> {
  const proof: Record<string, number> = { overdue: 0 };
  for (const { counts, destroy } of rules) proof[counts] = (proof[counts] ?? 0) + (await destroy(trx, now));
  for (const { overdue } of rules) proof["overdue"]! += await overdue(trx, now);
  return proof as RetentionCounts<Counts>;
}

/** Adds to the proof of the UTC day of `now`, when there is anything to prove, and drops proofs that are too old. */
export async function addProof<Tables, Counts extends string>(
  trx: Transaction<Tables>,
  proof: RetentionCounts<Counts>,
  now: Instant,
): Promise<void> {
  const { overdue, ...gone } = proof as Record<string, number>;
  const day = dayOf(now, "utc");
  const proofs = loose(trx);
  await proofs.deleteFrom("retention_proof").where("day", "<=", addDays(day, -PROOF_DAYS)).execute();
  if (Object.values(proof).every((n) => n === 0)) return;
  await proofs
    .insertInto("retention_proof")
    .values({ day, ...proof })
    .onConflict((conflict) =>
      conflict.column("day").doUpdateSet((eb) => ({
        ...Object.fromEntries(
          Object.entries(gone).map(([name, n]) => [name, eb(`retention_proof.${name}`, "+", n)]),
        ),
        overdue: eb.fn("greatest", ["retention_proof.overdue", eb.val(overdue)]),
      })),
    )
    .execute();
}
