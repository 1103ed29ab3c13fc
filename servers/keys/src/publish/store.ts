/** The only SQL of publishing. */
import { Enin, eninAt, floorTo, Hours, INTERVALS_PER_DAY, type Instant } from "@bluezone/protocol/time";
import type { Database, Transaction } from "@bluezone/server-kit/database";
import type { Tables } from "../tables.ts";
import type { Decision, Known } from "./decide.ts";
import type { Diagnosis } from "./diagnosis.ts";

/** A publish of the last 24 hours: when, and how many keys were new. */
export type Remembered = { readonly at: Enin; readonly inserted: number };

/** How long a publish is remembered, in intervals. */
export const REMEMBERED_INTERVALS = INTERVALS_PER_DAY;

export type PublishStore = {
  /** The publish under one of these keyed hashes, if it was less than 24 hours ago. */
  remembered(hashes: readonly Uint8Array[], now: Instant): Promise<Remembered | undefined>;
  /**
   * Writes what `decide` says of the keys, with known ones locked, and remembers the publish: all in one transaction,
   * or nothing when it throws. Returns nothing when the same publish, or one with the same new keys, came in between.
   */
  write(publish: {
    readonly hash: Uint8Array;
    readonly keys: readonly Diagnosis[];
    readonly now: Instant;
    decide(known: readonly Known[]): Decision;
  }): Promise<{ readonly inserted: number; readonly revised: number } | undefined>;
};

/** Says that another publish was faster; the transaction is given up. */
class Overtaken extends Error {}

export function publishStore(database: Database<Tables>, shard: string): PublishStore {
  return {
    async remembered(hashes, now) {
      const row = await database.db
        .selectFrom("remembered_publish")
        .select(["at", "inserted"])
        .where("hash", "in", hashes)
        .where("at", ">", eninAt(now) - REMEMBERED_INTERVALS)
        .executeTakeFirst();
      return row && { at: Enin(row.at), inserted: row.inserted };
    },

    async write({ hash, keys, now, decide }) {
      const work = async (trx: Transaction<Tables>) => {
        await remember(trx, hash, eninAt(now));
        const { insert, revise } = decide(await lockKnown(trx, keys));
        await insertKeys(trx, shard, insert, now);
        for (const revision of revise) await reviseKey(trx, revision);
        await trx
          .updateTable("remembered_publish")
          .set({ inserted: insert.length })
          .where("hash", "=", hash)
          .execute();
        return { inserted: insert.length, revised: revise.length };
      };
      return database.transaction(work).catch((error: unknown) => {
        if (error instanceof Overtaken) return undefined;
        throw error;
      });
    },
  };
}

async function remember(trx: Transaction<Tables>, hash: Uint8Array, at: Enin): Promise<void> {
  await trx
    .deleteFrom("remembered_publish")
    .where("hash", "=", hash)
    .where("at", "<=", at - REMEMBERED_INTERVALS)
    .execute();
  const mine = await trx
    .insertInto("remembered_publish")
    .values({ hash, at, inserted: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .returning("at")
    .executeTakeFirst();
  if (!mine) throw new Overtaken();
}

async function lockKnown(trx: Transaction<Tables>, keys: readonly Diagnosis[]): Promise<readonly Known[]> {
  if (keys.length === 0) return [];
  const rows = await trx
    .selectFrom("diagnosis_key")
    .select(["key", "rolling_start", "rolling_period", "report_type", "revised_report_type"])
    .where(
      "key",
      "in",
      keys.map(({ tek }) => tek.key),
    )
    // In one order everywhere, so that two publishes cannot wait for each other.
    .orderBy("key")
    .forUpdate()
    .execute();
  return rows.map((row) => ({
    key: row.key,
    rollingStart: Enin(row.rolling_start),
    rollingPeriod: row.rolling_period,
    reportType: row.report_type,
    revised: row.revised_report_type ?? undefined,
  }));
}

async function insertKeys(
  trx: Transaction<Tables>,
  shard: string,
  keys: Decision["insert"],
  now: Instant,
): Promise<void> {
  if (keys.length === 0) return;
  const created = eninAt(floorTo(now, Hours(1)));
  const rows = await trx
    .insertInto("diagnosis_key")
    .values(
      keys.map(({ tek, transmissionRisk, daysSinceOnset, reportType }) => ({
        key: tek.key,
        shard,
        rolling_start: tek.rollingStart,
        rolling_period: tek.rollingPeriod,
        ends: tek.rollingStart + tek.rollingPeriod,
        transmission_risk: transmissionRisk,
        report_type: reportType,
        days_since_onset: daysSinceOnset,
        created,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning("created")
    .execute();
  if (rows.length < keys.length) throw new Overtaken();
}

async function reviseKey(trx: Transaction<Tables>, revision: Decision["revise"][number]): Promise<void> {
  await trx
    .updateTable("diagnosis_key")
    .set({
      revised_report_type: revision.reportType,
      revised_transmission_risk: revision.transmissionRisk,
      revised_days_since_onset: revision.daysSinceOnset,
    })
    .where("key", "=", revision.tek.key)
    .execute();
}
