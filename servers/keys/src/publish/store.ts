/**
 * The only SQL of publishing: each statement serves a whole group of publishes, inside its transaction. It is written out,
 * and columns go to PostgreSQL as arrays in texts that are joined here: what a builder and a driver do for every part and
 * every element by itself is more than all else of a publish.
 */
import type { Shard } from "@bluezone/contract/keys/exports";
import { KEY_LENGTH } from "@bluezone/protocol/identity/tek";
import { Enin, INTERVALS_PER_DAY } from "@bluezone/protocol/time";
import type { Database, Transaction } from "@bluezone/server-kit/sql/database";
import { type RawBuilder, type Selectable, sql } from "kysely";
import type { DiagnosisKeyTable, RememberedTable, RevisedReport, StoredReport, Tables } from "../tables.ts";
import type { Decision, StoredKey } from "./decide.ts";
import type { Diagnosis } from "./diagnosis.ts";
import type { RememberedPublish } from "./submission.ts";

/** How long a publish is remembered, in intervals. */
export const REMEMBERED_INTERVALS = INTERVALS_PER_DAY;

/** Bytes of a publish's keyed hash. */
const HASH_LENGTH = 32;

/** What keys and hashes are called in maps: their bytes in base64. */
export const nameOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");

/** What is known of a group, by name. */
export type GroupFacts = {
  /** Publishes, also those of more than 24 hours ago that are not yet destroyed. */
  readonly remembered: ReadonlyMap<string, RememberedPublish>;
  readonly known: ReadonlyMap<string, StoredKey>;
};

/** A publish to remember, and a key to store. */
export type NewPublish = { readonly hash: Uint8Array; readonly at: Enin; readonly inserted: number };
export type NewKey = Decision["insert"][number] & { readonly shard: Shard; readonly created: Enin };

/** A publish that is looked up: it was there before when it is remembered at an interval after `since`. */
export type SoughtPublish = {
  readonly hashes: readonly Uint8Array[];
  readonly keys: readonly Uint8Array[];
  readonly since: number;
};

type Trx = Transaction<Tables>;

/** The statements of a group. */
export type PublishStore = {
  readonly schema: string;
  /**
   * Looks hashes and keys of publishes up, and locks the keys until the transaction ends; not those of a publish of the last 24
   * hours, which changes nothing: a lock leaves its transaction's number in the row, the same in all keys of one person. In one
   * statement, which sees one state of both: who sees keys that another instance has just stored sees as well that it
   * remembers their publish.
   */
  lookUp(trx: Trx, publishes: readonly SoughtPublish[]): Promise<GroupFacts>;
  /**
   * Remembers publishes, stores their keys and counts them, all in one call that is a transaction of its own. Says whether it
   * did: when a single hash or key was not free, or others write the same now, nothing is kept. That is no error, because
   * PostgreSQL writes errors with their time into its log.
   */
  insertWhole(
    db: Database<Tables>["db"],
    publishes: readonly NewPublish[],
    keys: readonly NewKey[],
    counts: RawBuilder<unknown>,
  ): Promise<boolean>;
  /**
   * Remembers publishes and stores their keys. Returns the names of the hashes that were free, or free again after 24 hours,
   * and of the keys that were new: what another instance has stored in the meantime is left as it is.
   */
  insert(
    trx: Trx,
    publishes: readonly NewPublish[],
    keys: readonly NewKey[],
  ): Promise<{ readonly remembered: ReadonlySet<string>; readonly stored: ReadonlySet<string> }>;
  /** Takes back what this transaction has stored and remembered of publishes that were overtaken. */
  undo(trx: Trx, hashes: readonly Uint8Array[], keys: readonly Uint8Array[]): Promise<void>;
  /** Revises keys that are locked. */
  revise(trx: Trx, revisions: Decision["revise"]): Promise<void>;
};

/** Remembers publishes whose hash is free, or free again. */
const remembering = (schema: string, publishes: readonly NewPublish[]) => sql`
          insert into ${sql.id(schema, "remembered_publish")} as before (hash, at, inserted)
          select hash, at, inserted from unnest(
            ${byteas(column(publishes, "hash"), HASH_LENGTH)},
            ${integers(column(publishes, "at"))},
            ${integers(column(publishes, "inserted"))}
          ) as publish(hash, at, inserted) order by hash
          on conflict (hash) do update set at = excluded.at, inserted = excluded.inserted
          where before.at <= excluded.at - ${sql.lit(REMEMBERED_INTERVALS)}
          returning hash`;

/** Stores keys that are new. */
const storing = (schema: string, keys: readonly NewKey[]) => sql`
          insert into ${sql.id(schema, "diagnosis_key")} (key, shard, rolling_start, rolling_period, ends,
            transmission_risk, report_type, days_since_onset, created)
          select key, shard, start, period, start + period, risk, report, onset, created from unnest(
            ${byteas(keysOf(keys), KEY_LENGTH)},
            ${integers(keys.map(({ tek }) => tek.rollingStart))},
            ${integers(keys.map(({ tek }) => tek.rollingPeriod))},
            ${integers(column(keys, "transmissionRisk"))},
            ${words(column(keys, "reportType"))},
            ${integers(column(keys, "daysSinceOnset"))},
            ${integers(column(keys, "created"))},
            ${words(column(keys, "shard"))}
          ) as new(key, start, period, risk, report, onset, created, shard) order by key
          on conflict do nothing
          returning key`;

/** Rows are locked, and waited for, in one order everywhere (`order by`), so that no two transactions wait for each other. */
export function publishStore(schema: string): PublishStore {
  const diagnosisKey = sql.id(schema, "diagnosis_key");
  const rememberedPublish = sql.id(schema, "remembered_publish");
  return {
    schema,

    async lookUp(trx, publishes) {
      const hashes = publishes.flatMap(({ hashes, since }, of) =>
        hashes.map((hash) => ({ hash, of, since })),
      );
      const keys = publishes.flatMap(({ keys }, of) => keys.map((key) => ({ key, of })));
      const ofHashes = byteas(column(hashes, "hash"), HASH_LENGTH);
      const { rows } = await sql<{ known: KnownRow[] | null; remembered: RememberedRow[] | null }>`
        with remembered as (
          select hash, at, inserted from ${rememberedPublish} where hash = any(${ofHashes})
        ), repeated as (
          select sought.publish from remembered join unnest(
            ${ofHashes}, ${integers(column(hashes, "of"))}, ${integers(column(hashes, "since"))}
          ) as sought(hash, publish, since) using (hash) where at > since
        ), known as (
          select key, rolling_start, rolling_period, report_type, revised_report_type
          from ${diagnosisKey} where key = any(array(
            select sought.key from unnest(
              ${byteas(column(keys, "key"), KEY_LENGTH)}, ${integers(column(keys, "of"))}
            ) as sought(key, publish) where publish not in (select publish from repeated)
          )) order by key for update
        )
        select (select json_agg(known) from known) as known,
          (select json_agg(remembered) from remembered) as remembered`.execute(trx);
      const { known, remembered } = rows[0]!;
      return { known: new Map(known?.map(knownOf)), remembered: new Map(remembered?.map(rememberedOf)) };
    },

    async insertWhole(db, publishes, keys, counts) {
      const { rows } = await sql<{ whole: boolean }>`select ${sql.id(schema, "store_publishes")}(
        ${Buffer.concat(column(publishes, "hash"))}::bytea,
        ${integers(column(publishes, "at"))},
        ${integers(column(publishes, "inserted"))},
        ${Buffer.concat(keysOf(keys))}::bytea,
        ${integers(keys.map(({ tek }) => tek.rollingStart))},
        ${integers(keys.map(({ tek }) => tek.rollingPeriod))},
        ${integers(column(keys, "transmissionRisk"))},
        ${words(column(keys, "reportType"))},
        ${integers(column(keys, "daysSinceOnset"))},
        ${integers(column(keys, "created"))},
        ${words(column(keys, "shard"))},
        ${counts}) as whole`.execute(db);
      return rows[0]!.whole;
    },

    async insert(trx, publishes, keys) {
      const { rows } = await sql<{ hashes: Uint8Array | null; keys: Uint8Array | null }>`
        with remembered as (${remembering(schema, publishes)}), stored as (${storing(schema, keys)})
        select (select string_agg(hash, '') from remembered) as hashes,
          (select string_agg(key, '') from stored) as keys`.execute(trx);
      return {
        remembered: namesIn(rows[0]!.hashes, HASH_LENGTH),
        stored: namesIn(rows[0]!.keys, KEY_LENGTH),
      };
    },

    async undo(trx, hashes, keys) {
      await sql`delete from ${rememberedPublish} where hash = any(${byteas(hashes, HASH_LENGTH)})`.execute(
        trx,
      );
      await sql`delete from ${diagnosisKey} where key = any(${byteas(keys, KEY_LENGTH)})`.execute(trx);
    },

    async revise(trx, revisions) {
      if (revisions.length === 0) return;
      await sql`
        update ${diagnosisKey} as stored set revised_report_type = report,
          revised_transmission_risk = risk, revised_days_since_onset = onset
        from unnest(
          ${byteas(keysOf(revisions), KEY_LENGTH)},
          ${words(column(revisions, "reportType"))},
          ${integers(column(revisions, "transmissionRisk"))},
          ${integers(column(revisions, "daysSinceOnset"))}
        ) as revision(key, report, risk, onset)
        where stored.key = revision.key`.execute(trx);
    },
  };
}

/** Rows as they come in JSON: byte strings as "\\x…" in hexadecimal. */
type KnownRow = Omit<Selectable<DiagnosisKeyTable>, "key"> & { readonly key: string };
type RememberedRow = Omit<Selectable<RememberedTable>, "hash"> & { readonly hash: string };
const nameInJson = (bytes: string): string => Buffer.from(bytes.slice(2), "hex").toString("base64");

const knownOf = (row: KnownRow): [string, StoredKey] => [
  nameInJson(row.key),
  {
    rollingStart: Enin(row.rolling_start),
    rollingPeriod: row.rolling_period,
    reportType: row.report_type,
    revised: row.revised_report_type ?? undefined,
  },
];
const rememberedOf = ({ hash, at, inserted }: RememberedRow): [string, RememberedPublish] => [
  nameInJson(hash),
  { at: Enin(at), inserted },
];

const keysOf = (rows: readonly Pick<Diagnosis, "tek">[]) => rows.map(({ tek }) => tek.key);
const column = <T, K extends keyof T>(rows: readonly T[], name: K): T[K][] => rows.map((row) => row[name]);

/** Whole numbers as an array of PostgreSQL. */
const integers = (values: readonly number[]) => sql`${`{${values.join(",")}}`}::integer[]`;

/** Words of closed sets, of letters, digits and hyphens, as an array of PostgreSQL. */
const words = (values: readonly (StoredReport | RevisedReport | Shard)[]) =>
  sql`${`{${values.join(",")}}`}::text[]`;

/** Byte strings of one length as an array of PostgreSQL; they go there in one piece, not in hexadecimal. */
const byteas = (values: readonly Uint8Array[], length: number) =>
  sql`array(select substring(${Buffer.concat(values)}::bytea, i * ${sql.lit(length)} + 1, ${sql.lit(length)})
    from generate_series(0, ${values.length}::integer - 1) as i)`;

/** The names of byte strings that are in one piece; nothing when there are none. */
function namesIn(bytes: Uint8Array | null, length: number): ReadonlySet<string> {
  const names = new Set<string>();
  for (let at = 0; bytes && at < bytes.length; at += length)
    names.add(nameOf(bytes.subarray(at, at + length)));
  return names;
}
