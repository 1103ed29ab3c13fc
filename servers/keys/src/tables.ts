/**
 * The tables of the schema, as Kysely wants them. Every time is an ENIN (10-minute intervals since 1970) unless the
 * column says otherwise: nothing here is finer than the protocol itself. `migrations/` makes them.
 */
import { Instant } from "@bluezone/protocol/time";
import type { LeaseTable } from "@bluezone/server-kit/jobs/lease";
import type { TrustedTimeTable } from "@bluezone/server-kit/time/trusted-time";
import type { Generated } from "kysely";

/** A certificate's report type, as it is kept. A negative report is never kept; of a revision it means revoked. */
export type StoredReport = "confirmed" | "likely" | "user-report";
export type RevisedReport = "confirmed" | "likely" | "revoked";

/**
 * A published key. Nothing of who published it; the time of publishing only as a whole hour, and once a window has taken it
 * only as that window, of which 14 days later the UTC day is left.
 */
export type DiagnosisKeyTable = {
  key: Uint8Array;
  shard: string;
  rolling_start: number;
  rolling_period: number;
  /** The interval after its last one. */
  ends: number;
  transmission_risk: number;
  report_type: StoredReport;
  days_since_onset: number | null;
  /** First interval of the hour it was published in; once claimed, of the hour of its window; at last, of that day. */
  created: number;
  /** End of the window that claimed it; once that window is gone, the first interval of its day. */
  claimed: number | null;
  revised_report_type: RevisedReport | null;
  revised_transmission_risk: number | null;
  revised_days_since_onset: number | null;
  /** End of the window that claimed the revision; the same as `claimed` when both went out as one. */
  revised_claimed: number | null;
};

/** Publishes of the last 24 hours: a keyed hash, when, and how many keys were new. */
export type RememberedTable = { hash: Uint8Array; at: number; inserted: number };

/** A window with something in it: claimed (`files` null), then exported. */
export type WindowTable = {
  shard: string;
  starts: number;
  ends: number;
  /** How many files it became; null while it is being written. */
  files: number | null;
  /** How many padding keys its files hold. */
  padding: number;
  /** The number in the name of its first file; the others follow. */
  first_file: Generated<number>;
  /** The first number that no attempt at writing it was given. */
  next_file: Generated<number>;
};

/** How far a shard has come: the end of its last claimed window, and of the last whose files all stand. */
export type ShardTable = { shard: string; claimed: number; released: number };

/** The secret that padding of one UTC day's windows comes from. */
export type PaddingSecretTable = { day: number; secret: Uint8Array };

/** Padding keys that have gone out a second time, as revised. */
export type RevisedPaddingTable = { shard: string; ends: number; place: number; revised_ends: number };

/** The one configuration that is being served. */
export type SignedConfigTable = {
  one: Generated<number>;
  version: string;
  digest: string;
  issued_at: string;
  document: string;
  /** What of the content does not change with windows, and the first version that had it. */
  settled: string;
  settled_since: string;
};

/** The one document of windows that is being served. */
export type SignedWindowsTable = {
  one: Generated<number>;
  version: string;
  digest: string;
  issued_at: string;
  document: string;
};

/** Last good copies of public documents that lie elsewhere; instants in milliseconds. */
export type CopyTable = { location: string; body: string | null; fetched: string; tried: string };

/** What retention has proved: what was destroyed in a whole UTC day, no finer. */
export type RetentionProofTable = {
  /** Days since 1970. */
  day: number;
  keys: number;
  files: number;
  publishes: number;
  secrets: number;
  /** The most that a run of the day found past its time. */
  overdue: number;
};

/** What an issuer's certificates brought in a whole UTC day; `TotalDay` of the contract says what each figure is. */
export type DayCountTable = {
  /** Days since 1970. */
  day: number;
  /** The certificates' `iss`. */
  issuer: string;
  uploads: number;
  keys: number;
  revisions: number;
  missing_onset: number;
  onset_to_upload: number[];
  oldest_key_age: number[];
};

/** The one document of day totals that is being served. */
export type SignedStatsTable = { one: Generated<number>; version: string; document: string };

/** All tables by name. */
export type Tables = LeaseTable & {
  diagnosis_key: DiagnosisKeyTable;
  remembered_publish: RememberedTable;
  export_window: WindowTable;
  shard: ShardTable;
  padding_secret: PaddingSecretTable;
  revised_padding: RevisedPaddingTable;
  signed_config: SignedConfigTable;
  signed_windows: SignedWindowsTable;
  document_copy: CopyTable;
  retention_proof: RetentionProofTable;
  day_count: DayCountTable;
  signed_stats: SignedStatsTable;
  trusted_time: TrustedTimeTable["trusted_time"];
};

/** An instant in whole milliseconds, rounded down: a bigint takes no fraction of one, and a clock may tell fractions. */
export const whole = (t: Instant): Instant => Instant(Math.floor(t));
/** An instant as a column holds it. */
export const ms = (t: Instant): string => String(whole(t));
