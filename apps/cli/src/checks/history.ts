/**
 * What a PostgreSQL server writes down beside its tables: when each transaction came, to the microsecond, and what was in it. Who
 * lays that of the key server beside that of the health server sees who shared (decision 0042); so nothing is to keep it longer
 * than the server itself needs it.
 */
import type { DatabasePlace, Engine } from "@bluezone/server-kit/sql/engine";
import { openEngine } from "@bluezone/server-kit/sql/open-engine";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { type Finding, ok, warn } from "./finding.ts";

const CHECK = "history";

/** Settings by name, as `pg_settings` has them. Those that this user may not see are not there. */
export type Settings = Readonly<Record<string, string | undefined>>;
/** Standbys and other readers of the log of changes: slots that keep it for them, and those connected now. */
export type Readers = { readonly slots: number; readonly connected: number };

const off = (value: string | undefined): boolean => value === undefined || value === "off";
const none = (value: string | undefined, nothing: string): boolean =>
  value === undefined || value === nothing;

/** What is wrong with one setting, and the line that mends it; undefined when nothing is. */
const WRONG: readonly ((settings: Settings) => string | undefined)[] = [
  (s) =>
    off(s["track_commit_timestamp"])
      ? undefined
      : "keeps when each row was written, to the microsecond; set track_commit_timestamp = off and restart it.",
  (s) =>
    none(s["log_statement"], "none") || s["log_statement"] === "ddl"
      ? undefined
      : `writes every statement with its time into its log file; set log_statement = none (it is ${s["log_statement"]}).`,
  (s) =>
    none(s["log_min_duration_statement"], "-1") &&
    none(s["log_min_duration_sample"], "-1") &&
    none(s["log_transaction_sample_rate"], "0") &&
    off(s["log_duration"])
      ? undefined
      : "writes statements and what they took into its log file; set log_min_duration_statement = -1, log_min_duration_sample = -1, log_transaction_sample_rate = 0 and log_duration = off.",
  (s) =>
    none(s["log_parameter_max_length_on_error"], "0")
      ? undefined
      : "writes the values of a statement that fails into its log file; set log_parameter_max_length_on_error = 0.",
  (s) =>
    off(s["archive_mode"])
      ? undefined
      : "keeps its log of changes for ever (archive_mode); set it off and back up with bluezone backup, or delete what is archived within hours.",
  (s) =>
    none(s["wal_keep_size"], "0")
      ? undefined
      : `keeps ${s["wal_keep_size"]} MB of its log of changes for standbys; set wal_keep_size = 0 unless one needs it.`,
];

/** What is found of a server at `where`: a line for each thing to look at, or one that all is well. */
export function judgeHistory(settings: Settings, { slots, connected }: Readers, where: string): Finding[] {
  const found = WRONG.flatMap((wrong) => wrong(settings) ?? []);
  if (slots > 0)
    found.push(
      `keeps its log of changes until each of ${slots} readers has it (pg_replication_slots); drop the slots that nobody uses, and set max_slot_wal_keep_size.`,
    );
  if (connected > 0)
    found.push(
      `sends its log of changes to ${connected} other servers (pg_stat_replication); all that the operator's guide says of this machine holds for them.`,
    );
  return found.length > 0
    ? found.map((says) => warn(CHECK, `${where} ${says}`))
    : [ok(CHECK, `${where} keeps no times of transactions beside its own log of changes.`)];
}

/** Looks at a PostgreSQL server; nothing of an embedded database, and of one that `checkDatabase` finds shut. */
export async function checkHistory(place: DatabasePlace): Promise<Finding[]> {
  if (place.at !== "postgres") return [];
  let engine: Engine;
  try {
    engine = await openEngine(place);
  } catch (error) {
    if (error instanceof StartError) return [];
    throw error;
  }
  try {
    const { rows } = await engine.query<{ name: string; setting: string }>(
      "select name, setting from pg_settings where name ~ '^(track_commit|log_|archive_mode|wal_keep)'",
    );
    const [readers] = (
      await engine.query<Readers>(
        "select (select count(*) from pg_replication_slots)::int as slots, (select count(*) from pg_stat_replication)::int as connected",
      )
    ).rows;
    const settings = Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
    return judgeHistory(settings, readers!, place.url.shown);
  } finally {
    await engine.close();
  }
}
