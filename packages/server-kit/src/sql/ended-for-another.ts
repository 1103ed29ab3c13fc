/** Transactions that are ended in favour of others, by PostgreSQL or by themselves: they begin anew. */
import { sqlStateOf } from "./sql-state.ts";

/** How often one is begun. */
const TRIES = 3;
/** The SQLSTATEs that say so: a serialization failure, a deadlock. */
const ENDED_FOR_ANOTHER: ReadonlySet<unknown> = new Set(["40001", "40P01"]);

/** What a transaction throws that finds written what it was about to write: begun anew, it reads what the other wrote. */
export class Overtaken extends Error {
  override readonly name = "Overtaken";
}

/** Runs a transaction, and again when it, or what it says was the cause, was ended in favour of another. */
export async function againWhenEnded<T>(transaction: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await transaction();
    } catch (error) {
      const ended = [error, (error as Error | undefined)?.cause].some(
        (one) => one instanceof Overtaken || ENDED_FOR_ANOTHER.has(sqlStateOf(one)),
      );
      if (tries === TRIES || !ended) throw error;
    }
}
