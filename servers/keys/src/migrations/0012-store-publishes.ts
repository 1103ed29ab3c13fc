/**
 * How new publishes are stored and counted, as functions of the database: it plans their statements once for each session, also
 * behind a pooler, where a statement that is prepared by name is not to be had.
 */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { namesIn } from "@bluezone/server-kit/sql/names-in";
import { sql } from "kysely";

/** Place by place, what stands and what comes. */
const added = (column: "onset_to_upload" | "oldest_key_age") =>
  sql`array(select a + b from unnest(${sql.ref(`before.${column}`)}, ${sql.ref(`excluded.${column}`)})
    with ordinality as u(a, b, place) order by place)`;

/** Byte strings of one length, out of one piece. */
const cut = (bytes: "hashes" | "teks", length: 16 | 32) =>
  sql`array(select substring(${sql.ref(bytes)}, i * ${sql.lit(length)} + 1, ${sql.lit(length)})
    from generate_series(0, length(${sql.ref(bytes)}) / ${sql.lit(length)} - 1) as i)`;

export const storePublishes = migration(async (db) => {
  const named = namesIn(db);
  const [counting, storing] = [named("count_publishes"), named("store_publishes")];
  // In one order everywhere, so that two transactions cannot wait for each other.
  await sql`create function ${counting}(totals json) returns void language plpgsql as $$ begin
    insert into ${named("day_count")} as before
      (day, issuer, uploads, keys, revisions, missing_onset, onset_to_upload, oldest_key_age)
    select * from json_to_recordset(totals) as come(day integer, issuer text, uploads integer, keys integer,
      revisions integer, missing_onset integer, onset_to_upload integer[], oldest_key_age integer[])
    order by come.issuer collate "C"
    on conflict (day, issuer) do update set
      uploads = before.uploads + excluded.uploads,
      keys = before.keys + excluded.keys,
      revisions = before.revisions + excluded.revisions,
      missing_onset = before.missing_onset + excluded.missing_onset,
      onset_to_upload = ${added("onset_to_upload")},
      oldest_key_age = ${added("oldest_key_age")};
  end $$`.execute(db);
  // An error that is caught here is in no log: whether a hash or a key was there stays between the two of us.
  await sql`create function ${storing}(hashes bytea, ats integer[], numbers integer[], teks bytea,
    starts integer[], periods integer[], risks integer[], reports text[], onsets integer[], hours integer[], shards text[],
    totals json) returns boolean language plpgsql as $$ begin
    insert into ${named("remembered_publish")} (hash, at, inserted)
      select hash, at, inserted from unnest(${cut("hashes", 32)}, ats, numbers) as come(hash, at, inserted) order by hash;
    insert into ${named("diagnosis_key")} (key, shard, rolling_start, rolling_period, ends, transmission_risk, report_type,
        days_since_onset, created)
      select key, shard, start, period, start + period, risk, report, onset, hour
      from unnest(${cut("teks", 16)}, starts, periods, risks, reports, onsets, hours, shards)
        as come(key, start, period, risk, report, onset, hour, shard) order by key;
    perform ${counting}(totals);
    return true;
  exception when unique_violation or deadlock_detected then
    return false;
  end $$`.execute(db);
});
