/** Transactions that PostgreSQL ends in favour of others: they begin anew. */
import { sqlStateOf } from "./sql-state.ts";

/** How often one is begun. */
const TRIES = 3;
/** The SQLSTATEs that say so: a serialization failure, a deadlock. */
const ENDED_FOR_ANOTHER: ReadonlySet<unknown> = new Set(["40001", "40P01"]);

/** Runs a transaction, and again when it, or what it says was the cause, was ended in favour of another. */
export async function againWhenEnded<T>(transaction: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await transaction();
    } catch (error) {
      const ended = [error, (error as Error | undefined)?.cause].some((one) =>
        ENDED_FOR_ANOTHER.has(sqlStateOf(one)),
      );
      if (tries === TRIES || !ended) throw error;
    }
}
