/** The tables of blocks and bulletins. Days are those of Vietnam, instants milliseconds. */

/** One version of a content block; never changed but for its signatures. `written_by` is null for what the server brought. */
export type BlockRow = {
  code: string;
  version: number;
  place: string;
  title_vi: string;
  title_en: string;
  vi: string;
  en: string;
  km: string | null;
  km_signed_by: string | null;
  cham: string | null;
  cham_signed_by: string | null;
  source: string;
  owner: string;
  border: boolean;
  illustrative: boolean;
  valid_from_day: number;
  /** The last day; null where there is none. */
  valid_to_day: number | null;
  written_by: string | null;
  written_ms: string;
  approved_by: string | null;
  approved_ms: string | null;
};

/**
 * A bulletin. `content`, `fields` and `hands` are JSON: the draft, the version in which each field was last changed, and
 * the ids of all who had a hand in it. `package` is the text of the approved package, byte for byte what `checksum` is of.
 */
export type BulletinRow = {
  id: string;
  unit_id: string;
  unit_path: string;
  state: string;
  version: number;
  content: string;
  fields: string;
  hands: string;
  priority: string;
  first_day: number;
  last_day: number;
  border_only: boolean;
  created_by: string;
  created_ms: string;
  changed_by: string;
  changed_ms: string;
  submitted_by: string | null;
  submitted_ms: string | null;
  approved_by: string | null;
  approved_ms: string | null;
  review_due_ms: string | null;
  reviewed_by: string | null;
  reviewed_ms: string | null;
  withdrawn_by: string | null;
  withdrawn_ms: string | null;
  reason: string | null;
  number: number | null;
  package: string | null;
  checksum: string | null;
  audio_blob: string | null;
  audio_sha256: string | null;
  audio_bytes: number | null;
  audio_seconds: number | null;
};

/** A draft as it was. */
export type BulletinVersionRow = {
  bulletin_id: string;
  version: number;
  content: string;
  by_id: string;
  at_ms: string;
};
/** A path below which stations air an approved bulletin. */
export type BulletinTargetRow = { bulletin_id: string; path: string };
/** A station's own recording. */
export type RecordingRow = {
  bulletin_id: string;
  unit_id: string;
  unit_path: string;
  language: string;
  blob: string;
  sha256: string;
  bytes: number;
  media_type: string;
  by_id: string;
  at_ms: string;
};

declare module "../tables.ts" {
  interface Tables {
    block: BlockRow;
    bulletin: BulletinRow;
    bulletin_version: BulletinVersionRow;
    bulletin_target: BulletinTargetRow;
    bulletin_recording: RecordingRow;
  }
}
