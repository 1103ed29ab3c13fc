/** The tables of press, radio, television and boards. */

/** An entry of the plan; `content` is JSON. */
export type MediaRow = {
  id: string;
  unit: string;
  unit_path: string;
  channel: string;
  first_day: number;
  last_day: number;
  content: string;
  state: string;
  version: number;
  changed_ms: string;
};

/** Once that it came out. */
export type MediaOutRow = {
  id: string;
  entry: string;
  day: number;
  time: string | null;
  link: string | null;
  note: string;
  at_ms: string;
};

/** A photo of it: a kept file. */
export type MediaPhotoRow = {
  id: string;
  out: string;
  entry: string;
  unit_path: string;
  blob: string;
  sha256: string;
  media_type: string;
};

declare module "../tables.ts" {
  interface Tables {
    media: MediaRow;
    media_out: MediaOutRow;
    media_photo: MediaPhotoRow;
  }
}
