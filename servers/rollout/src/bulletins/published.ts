/** Approved bulletins as everybody may read and hear them. */
import type { Part, Priority } from "@bluezone/contract/rollout/bulletin-content";
import { dayOf, type Instant, isoInstant } from "@bluezone/protocol/time";
import type { Sql } from "../tables.ts";
import { instantOf } from "../tables.ts";
import { readPackage } from "./package.ts";
import { approvedUntil } from "./store.ts";
import { packageOf } from "./view.ts";

/** One for everybody: without the opening, which each station says with its own name. */
export type PublishedBulletin = {
  readonly number: number;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly priority: Priority;
  readonly vi: readonly Part[];
  /** Empty when it was not written in English. */
  readonly en: readonly Part[];
  readonly source: string;
  /** ISO 8601; null for an urgent one that counts nothing. */
  readonly cutOff: string | null;
  /** When it was approved, ISO 8601. */
  readonly approved: string;
  readonly checksum: string;
  /** The sound's blob, or null. */
  readonly sound: {
    readonly blob: string;
    readonly mediaType: "audio/mpeg" | "audio/wav";
    readonly bytes: number;
    readonly seconds: number;
  } | null;
};

/** Those that are or were aired at `now`, the newest first; withdrawn ones are not among them. */
export async function publishedBulletins(
  sql: Sql,
  now: Instant,
  limit = 50,
): Promise<readonly PublishedBulletin[]> {
  const rows = await approvedUntil(sql, dayOf(now, "vietnam"), limit);
  return rows.flatMap((row) => {
    const sent = packageOf(row);
    if (!sent || row.package === null) return [];
    const { firstDay, lastDay, priority, source, cutOff } = readPackage(row.package);
    const { number, vi, en, checksum, audio } = sent;
    return {
      number,
      firstDay,
      lastDay,
      priority,
      vi,
      en,
      source,
      cutOff,
      approved: isoInstant(instantOf(row.approved_ms ?? "0")),
      checksum,
      sound:
        audio && row.audio_blob !== null
          ? {
              blob: row.audio_blob,
              mediaType: audio.mediaType,
              bytes: audio.bytes,
              seconds: audio.seconds,
            }
          : null,
    };
  });
}
