/** The only SQL of publishing: each statement serves a whole group of publishes, inside its transaction. */
import { Enin, eninAt, floorTo, Hours, INTERVALS_PER_DAY, type Instant } from "@bluezone/protocol/time";
import type { Transaction } from "@bluezone/server-kit/database";
import { sql } from "kysely";
import type { RevisedReport, Tables } from "../tables.ts";
import type { Decision, Known } from "./decide.ts";
import type { Remembered } from "./submission.ts";

/** How long a publish is remembered, in intervals. */
export const REMEMBERED_INTERVALS = INTERVALS_PER_DAY;

/** What keys and hashes are called in maps: their bytes in base64. */
export const nameOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");

type Trx = Transaction<Tables>;

/** The publishes under these hashes, by name, also those of more than 24 hours ago that are not yet destroyed. */
export async function readRemembered(
  trx: Trx,
  hashes: readonly Uint8Array[],
): Promise<ReadonlyMap<string, Remembered>> {
  const rows = await trx
    .selectFrom("remembered_publish")
    .select(["hash", "at", "inserted"])
    .where("hash", "=", any(hashes))
    .execute();
  return new Map(rows.map(({ hash, at, inserted }) => [nameOf(hash), { at: Enin(at), inserted }]));
}

/** Those of the keys that are stored, by name, locked until the transaction ends. */
export async function lockKnown(trx: Trx, keys: readonly Uint8Array[]): Promise<ReadonlyMap<string, Known>> {
  if (keys.length === 0) return new Map();
  const rows = await trx
    .selectFrom("diagnosis_key")
    .select(["key", "rolling_start", "rolling_period", "report_type", "revised_report_type"])
    .where("key", "=", any(keys))
    // In one order everywhere, so that two transactions cannot wait for each other.
    .orderBy("key")
    .forUpdate()
    .execute();
  return new Map(
    rows.map((row) => [
      nameOf(row.key),
      {
        rollingStart: Enin(row.rolling_start),
        rollingPeriod: row.rolling_period,
        reportType: row.report_type,
        revised: row.revised_report_type ?? undefined,
      },
    ]),
  );
}

/** Remembers publishes; returns the names of the hashes that were free, or free again after 24 hours. */
export async function remember(
  trx: Trx,
  publishes: readonly { readonly hash: Uint8Array; readonly at: Enin; readonly inserted: number }[],
): Promise<ReadonlySet<string>> {
  const sorted = publishes.toSorted((a, b) => Buffer.compare(a.hash, b.hash));
  const rows = await trx
    .insertInto("remembered_publish")
    .columns(["hash", "at", "inserted"])
    .expression(
      sql`select * from unnest(
        ${sorted.map(({ hash }) => hash)}::bytea[],
        ${sorted.map(({ at }) => at)}::integer[],
        ${sorted.map(({ inserted }) => inserted)}::integer[])`,
    )
    .onConflict((conflict) =>
      conflict
        .column("hash")
        .doUpdateSet((eb) => ({ at: eb.ref("excluded.at"), inserted: eb.ref("excluded.inserted") }))
        .whereRef(
          "remembered_publish.at",
          "<=",
          sql<number>`${sql.ref("excluded.at")} - ${sql.lit(REMEMBERED_INTERVALS)}`,
        ),
    )
    .returning("hash")
    .execute();
  return new Set(rows.map(({ hash }) => nameOf(hash)));
}

/** Stores new keys; returns the names of those that were stored: another that is known since a moment is left as it is. */
export async function insertKeys(
  trx: Trx,
  shard: string,
  keys: readonly (Decision["insert"][number] & { readonly now: Instant })[],
): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  // Sorted for the same reason as above: an insert waits for another's of the same key.
  const sorted = keys.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const rows = await trx
    .insertInto("diagnosis_key")
    .columns([
      "key",
      "shard",
      "rolling_start",
      "rolling_period",
      "ends",
      "transmission_risk",
      "report_type",
      "days_since_onset",
      "created",
    ])
    .expression(
      sql`select key, ${shard}::text, start, period, start + period, risk, report, onset, created from unnest(
        ${sorted.map(({ tek }) => tek.key)}::bytea[],
        ${sorted.map(({ tek }) => tek.rollingStart)}::integer[],
        ${sorted.map(({ tek }) => tek.rollingPeriod)}::integer[],
        ${sorted.map(({ transmissionRisk }) => transmissionRisk)}::integer[],
        ${sorted.map(({ reportType }) => reportType)}::text[],
        ${sorted.map(({ daysSinceOnset }) => daysSinceOnset)}::integer[],
        ${sorted.map(({ now }) => eninAt(floorTo(now, Hours(1))))}::integer[]
      ) as new(key, start, period, risk, report, onset, created)`,
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning("key")
    .execute();
  return new Set(rows.map(({ key }) => nameOf(key)));
}

/** Takes back what this transaction has stored and remembered of publishes that were overtaken. */
export async function undo(
  trx: Trx,
  hashes: readonly Uint8Array[],
  keys: readonly Uint8Array[],
): Promise<void> {
  await trx.deleteFrom("remembered_publish").where("hash", "=", any(hashes)).execute();
  await trx.deleteFrom("diagnosis_key").where("key", "=", any(keys)).execute();
}

/** Revises keys that `lockKnown` has locked. */
export async function reviseKeys(trx: Trx, revisions: Decision["revise"]): Promise<void> {
  if (revisions.length === 0) return;
  await trx
    .updateTable("diagnosis_key")
    .from(
      sql<{ key: Uint8Array; report: RevisedReport; risk: number; onset: number }>`unnest(
        ${revisions.map(({ tek }) => tek.key)}::bytea[],
        ${revisions.map(({ reportType }) => reportType)}::text[],
        ${revisions.map(({ transmissionRisk }) => transmissionRisk)}::integer[],
        ${revisions.map(({ daysSinceOnset }) => daysSinceOnset)}::integer[])`.as<"revision">(
        sql`revision(key, report, risk, onset)`,
      ),
    )
    .set((eb) => ({
      revised_report_type: eb.ref("revision.report"),
      revised_transmission_risk: eb.ref("revision.risk"),
      revised_days_since_onset: eb.ref("revision.onset"),
    }))
    .whereRef("diagnosis_key.key", "=", "revision.key")
    .execute();
}

const any = (values: readonly Uint8Array[]) => sql<Uint8Array>`any(${values}::bytea[])`;
