/** The operator's word that a clock is right, after it jumped or a server stood still (docs/decisions/0043). */
import { type Day, dayOf, type Instant, isoDay } from "@bluezone/protocol/time";
import type { Database, Transaction } from "../sql/database.ts";
import type { DatabasePlace } from "../sql/engine.ts";
import { type Migrations, migrate } from "../sql/migrate.ts";
import { withSchema } from "../sql/open-schema.ts";
import { StartError } from "../start/start-error.ts";
import { referenceOf } from "./reference-clock.ts";
import { acceptTime, readTrusted, type TrustedTimeTable } from "./trusted-time.ts";

/** When the server last ran, if it ever did, and what time it is by the word. */
export type ClockReading = { readonly last: Instant | undefined; readonly now: Instant };

/**
 * Takes the word. @param day the day in Vietnam by the operator's own calendar: a clock that says another is not taken.
 * @param note writes an audit entry, in the same transaction. Throws StartError.
 */
export function acceptClock<Tables extends TrustedTimeTable>(
  server: string,
  given: { readonly place: DatabasePlace; readonly migrations: Migrations; readonly day: Day },
  note: (trx: Transaction<Tables>, accepted: ClockReading) => Promise<void> = async () => {},
): Promise<ClockReading> {
  return withSchema<Tables, ClockReading>(given.place, server, async (database, engine) => {
    await migrate(database, given.migrations);
    const now = await referenceOf(engine, given.place).read();
    const says = dayOf(now, "vietnam");
    if (says !== given.day)
      throw new StartError(
        `The clock says ${isoDay(says)} in Vietnam, not ${isoDay(given.day)}; set it right, then say so again.`,
      );
    const last = await readTrusted(database as unknown as Database<TrustedTimeTable>);
    await database.transaction(async (trx) => {
      await acceptTime(trx, now);
      await note(trx, { last, now });
    });
    return { last, now };
  });
}
