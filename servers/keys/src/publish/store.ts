/**
 * The only SQL of publishing: each statement serves a whole group of publishes, inside its transaction. Columns go to
 * PostgreSQL as arrays, in texts that are joined here: drivers escape every element by itself, and a publish waits for that.
 */
import { KEY_LENGTH } from "@bluezone/protocol/tek";
import { Enin, INTERVALS_PER_DAY } from "@bluezone/protocol/time";
import type { Transaction } from "@bluezone/server-kit/database";
import { type Selectable, sql } from "kysely";
import type { DiagnosisKeyTable, RememberedTable, RevisedReport, StoredReport, Tables } from "../tables.ts";
import type { Decision, Known } from "./decide.ts";
import type { Diagnosis } from "./diagnosis.ts";
import type { Remembered } from "./submission.ts";

/** How long a publish is remembered, in intervals. */
export const REMEMBERED_INTERVALS = INTERVALS_PER_DAY;

/** Bytes of a publish's keyed hash. */
const HASH_LENGTH = 32;

/** What keys and hashes are called in maps: their bytes in base64. */
export const nameOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");

type Trx = Transaction<Tables>;

/** What is known of a group, by name. */
export type Found = {
  /** Publishes, also those of more than 24 hours ago that are not yet destroyed. */
  readonly remembered: ReadonlyMap<string, Remembered>;
  readonly known: ReadonlyMap<string, Known>;
};

/**
 * Looks hashes and keys up, and locks the keys until the transaction ends. In one statement, which sees one state of both:
 * who sees keys that another instance has just stored sees as well that it remembers their publish.
 */
export async function lookUp(
  trx: Trx,
  hashes: readonly Uint8Array[],
  keys: readonly Uint8Array[],
): Promise<Found> {
  const found = await trx
    .with("known", (db) =>
      db
        .selectFrom("diagnosis_key")
        .select(["key", "rolling_start", "rolling_period", "report_type", "revised_report_type"])
        .where("key", "=", any(keys, KEY_LENGTH))
        // In one order everywhere, so that two transactions cannot wait for each other.
        .orderBy("key")
        .forUpdate(),
    )
    .with("remembered", (db) =>
      db
        .selectFrom("remembered_publish")
        .select(["hash", "at", "inserted"])
        .where("hash", "=", any(hashes, HASH_LENGTH)),
    )
    .selectNoFrom((eb) => [
      eb.selectFrom("known").select(sql<KnownRow[] | null>`json_agg(known)`.as("rows")).as("known"),
      eb
        .selectFrom("remembered")
        .select(sql<RememberedRow[] | null>`json_agg(remembered)`.as("rows"))
        .as("remembered"),
    ])
    .executeTakeFirstOrThrow();
  return {
    remembered: new Map(
      (found.remembered ?? []).map(({ hash, at, inserted }) => [
        nameOf(inJson(hash)),
        { at: Enin(at), inserted },
      ]),
    ),
    known: new Map(
      (found.known ?? []).map((row) => [
        nameOf(inJson(row.key)),
        {
          rollingStart: Enin(row.rolling_start),
          rollingPeriod: row.rolling_period,
          reportType: row.report_type,
          revised: row.revised_report_type ?? undefined,
        },
      ]),
    ),
  };
}

/** Rows as they come in JSON: byte strings as "\\x…" in hexadecimal. */
type RememberedRow = Omit<Selectable<RememberedTable>, "hash"> & { readonly hash: string };
type KnownRow = Omit<Selectable<DiagnosisKeyTable>, "key"> & { readonly key: string };
const inJson = (bytes: string): Uint8Array => Buffer.from(bytes.slice("\\x".length), "hex");

/** A publish to remember, and a key to store. */
export type NewPublish = { readonly hash: Uint8Array; readonly at: Enin; readonly inserted: number };
export type NewKey = Decision["insert"][number] & { readonly created: Enin };

/**
 * Remembers publishes and stores their keys. Returns the names of the hashes that were free, or free again after 24 hours,
 * and of the keys that were new: what another instance has stored in the meantime is left as it is.
 */
export async function insert(
  trx: Trx,
  shard: string,
  publishes: readonly NewPublish[],
  keys: readonly NewKey[],
): Promise<{ readonly remembered: ReadonlySet<string>; readonly stored: ReadonlySet<string> }> {
  const inserted = await trx
    .with("remembered", (db) =>
      db
        .insertInto("remembered_publish")
        .columns(["hash", "at", "inserted"])
        .expression(
          // In one order, as above: an insert waits for another's of the same hash or key.
          sql`select * from unnest(
            ${byteas(column(publishes, "hash"), HASH_LENGTH)},
            ${integers(column(publishes, "at"))},
            ${integers(column(publishes, "inserted"))}
          ) as publish(hash, at, inserted) order by hash`,
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
        .returning("hash"),
    )
    .with("stored", (db) =>
      db
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
            ${byteas(keysOf(keys), KEY_LENGTH)},
            ${integers(keys.map(({ tek }) => tek.rollingStart))},
            ${integers(keys.map(({ tek }) => tek.rollingPeriod))},
            ${integers(column(keys, "transmissionRisk"))},
            ${words(column(keys, "reportType"))},
            ${integers(column(keys, "daysSinceOnset"))},
            ${integers(column(keys, "created"))}
          ) as new(key, start, period, risk, report, onset, created) order by key`,
        )
        .onConflict((conflict) => conflict.doNothing())
        .returning("key"),
    )
    .selectNoFrom((eb) => [
      eb.selectFrom("remembered").select(together("hash").as("all")).as("hashes"),
      eb.selectFrom("stored").select(together("key").as("all")).as("keys"),
    ])
    .executeTakeFirstOrThrow();
  return {
    remembered: namesOf(inserted.hashes, HASH_LENGTH),
    stored: namesOf(inserted.keys, KEY_LENGTH),
  };
}

/** Takes back what this transaction has stored and remembered of publishes that were overtaken. */
export async function undo(
  trx: Trx,
  hashes: readonly Uint8Array[],
  keys: readonly Uint8Array[],
): Promise<void> {
  await trx.deleteFrom("remembered_publish").where("hash", "=", any(hashes, HASH_LENGTH)).execute();
  await trx.deleteFrom("diagnosis_key").where("key", "=", any(keys, KEY_LENGTH)).execute();
}

/** Revises keys that `lockKnown` has locked. */
export async function reviseKeys(trx: Trx, revisions: Decision["revise"]): Promise<void> {
  if (revisions.length === 0) return;
  await trx
    .updateTable("diagnosis_key")
    .from(
      sql<{ key: Uint8Array; report: RevisedReport; risk: number; onset: number }>`unnest(
        ${byteas(keysOf(revisions), KEY_LENGTH)},
        ${words(column(revisions, "reportType"))},
        ${integers(column(revisions, "transmissionRisk"))},
        ${integers(column(revisions, "daysSinceOnset"))})`.as<"revision">(
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

const keysOf = (rows: readonly Pick<Diagnosis, "tek">[]) => rows.map(({ tek }) => tek.key);

const column = <T, K extends keyof T>(rows: readonly T[], name: K): T[K][] => rows.map((row) => row[name]);

/** Whole numbers as an array of PostgreSQL. */
const integers = (values: readonly number[]) => sql<number[]>`${`{${values.join(",")}}`}::integer[]`;

/** Words of closed sets, of letters and hyphens, as an array of PostgreSQL. */
const words = (values: readonly (StoredReport | RevisedReport)[]) =>
  sql<string[]>`${`{${values.join(",")}}`}::text[]`;

/** Byte strings of one length as an array of PostgreSQL; they go there in one piece, not in hexadecimal. */
const byteas = (values: readonly Uint8Array[], length: number) =>
  sql<
    Uint8Array[]
  >`array(select substring(${Buffer.concat(values)}::bytea, i * ${sql.lit(length)} + 1, ${sql.lit(length)})
    from generate_series(0, ${values.length}::integer - 1) as i)`;

const any = (values: readonly Uint8Array[], length: number) =>
  sql<Uint8Array>`any(${byteas(values, length)})`;

/** All byte strings of a column in one piece; nothing when there are no rows. */
const together = (name: "key" | "hash") => sql<Uint8Array | null>`string_agg(${sql.ref(name)}, '')`;

/** The names of byte strings that are in one piece. */
function namesOf(bytes: Uint8Array | null, length: number): ReadonlySet<string> {
  const found = new Set<string>();
  for (let at = 0; bytes && at < bytes.length; at += length)
    found.add(nameOf(bytes.subarray(at, at + length)));
  return found;
}
