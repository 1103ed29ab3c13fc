/** Of many instances, one works: a lease is a row that one holder has until an instant. */
import { type Duration, floorTo, type Instant, Milliseconds, plus } from "@bluezone/protocol/time";
import type { Kysely } from "kysely";
import type { Name } from "../measure/events.ts";
import type { Database, Transaction } from "../sql/database.ts";
import type { Migrations } from "../sql/migrate.ts";
import { migration } from "../sql/migrate.ts";
import type { Random } from "../time/random.ts";

/** The table that leases live in; a server names it among its tables. */
export type LeaseTable = {
  lease: { name: string; holder: string; turn: number; until_ms: string };
};

/** The migration that makes the table; a server puts it among its own. */
export const leaseMigration: Migrations[string] = migration(async (db) => {
  await db.schema
    .createTable("lease")
    .addColumn("name", "text", (c) => c.primaryKey())
    .addColumn("holder", "text", (c) => c.notNull())
    .addColumn("turn", "integer", (c) => c.notNull())
    .addColumn("until_ms", "bigint", (c) => c.notNull())
    .execute();
});

/** A lease that was held when it was given. `turn` grows by one each time that it goes to a new holder. */
export type Lease = { readonly name: Name; readonly turn: number; readonly until: Instant };

/** One holder's endpoint to the leases of a schema. */
export type Leases = {
  /** Takes a lease that is free, expired or already ours, or returns nothing. */
  take(name: Name, length: Duration, now: Instant): Promise<Lease | undefined>;
  /** Makes a lease last longer, or returns nothing when it has gone to another. */
  renew(lease: Lease, length: Duration, now: Instant): Promise<Lease | undefined>;
  /** Gives a lease back, when it is still ours. */
  release(lease: Lease): Promise<void>;
  /**
   * Whether a lease is still ours, inside a transaction, and holds it so until that ends: work done in it cannot
   * cross with the work of a holder that came after. An expired lease that nobody took is still ours.
   */
  holds(trx: Transaction<LeaseTable>, lease: Lease): Promise<boolean>;
};

/** Instants as the column holds them: a bigint takes no fraction of a millisecond, and a clock may tell fractions. */
const whole = (t: Instant): Instant => floorTo(t, Milliseconds(1));

/** Leases for one holder: this process, under a random name. */
export function createLeases(database: Pick<Database<LeaseTable>, "db">, random: Random): Leases {
  const { db } = database;
  const holder = Buffer.from(random.bytes(16)).toString("hex");
  const ours = (query: Kysely<LeaseTable>, lease: Lease) =>
    query
      .selectFrom("lease")
      .where("name", "=", lease.name)
      .where("holder", "=", holder)
      .where("turn", "=", lease.turn);
  return {
    async take(name, length, now) {
      const until = whole(plus(now, length));
      const row = await db
        .insertInto("lease")
        .values({ name, holder, turn: 1, until_ms: String(until) })
        .onConflict((conflict) =>
          conflict
            .column("name")
            .doUpdateSet((eb) => ({
              holder,
              until_ms: String(until),
              turn: eb
                .case()
                .when("lease.holder", "=", holder)
                .then(eb.ref("lease.turn"))
                .else(eb("lease.turn", "+", 1))
                .end(),
            }))
            .where((eb) =>
              eb.or([eb("lease.holder", "=", holder), eb("lease.until_ms", "<=", String(whole(now)))]),
            ),
        )
        .returning("turn")
        .executeTakeFirst();
      return row && { name, turn: row.turn, until };
    },
    async renew(lease, length, now) {
      const until = whole(plus(now, length));
      const row = await db
        .updateTable("lease")
        .set({ until_ms: String(until) })
        .where("name", "=", lease.name)
        .where("holder", "=", holder)
        .where("turn", "=", lease.turn)
        .returning("turn")
        .executeTakeFirst();
      return row && { ...lease, until };
    },
    async release(lease) {
      await db
        .updateTable("lease")
        .set({ until_ms: "0", holder: "" })
        .where("name", "=", lease.name)
        .where("holder", "=", holder)
        .where("turn", "=", lease.turn)
        .execute();
    },
    async holds(trx, lease) {
      return (await ours(trx, lease).select("turn").forShare().executeTakeFirst()) !== undefined;
    },
  };
}
