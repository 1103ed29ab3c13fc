/** A bulletin as the contract shows it. */
import type { Content } from "@bluezone/contract/rollout/bulletin-content";
import type { Package, BulletinRow as Row } from "@bluezone/contract/rollout/bulletins";
import { Day, type Instant, isoDay, isoInstant } from "@bluezone/protocol/time";
import { instantOf, instantOrNone } from "../tables.ts";
import type { Standing } from "./life.ts";
import { readPackage } from "./package.ts";
import type { BulletinRow } from "./tables.ts";

/** The draft of a row. */
export const contentOf = ({ content }: Pick<BulletinRow, "content">): Content =>
  JSON.parse(content) as Content;
/** Everybody who had a hand in it. */
export const handsOf = ({ hands }: Pick<BulletinRow, "hands">): readonly string[] =>
  JSON.parse(hands) as readonly string[];

/** When its second look is due; undefined where none is, or it has been, or the bulletin is off the air. */
export const reviewDueOf = (row: BulletinRow): Instant | undefined =>
  row.state === "approved" && row.reviewed_ms === null ? instantOrNone(row.review_due_ms) : undefined;

/** What decides what may be done with it. */
export const standingOf = (row: BulletinRow): Standing => ({
  state: row.state as Standing["state"],
  urgent: row.priority === "urgent",
  hands: handsOf(row),
  reviewDue: reviewDueOf(row),
  wasSubmitted: row.submitted_ms !== null,
});

/** A line of the list. `words` are the first of the headline, in Vietnamese. */
export function rowOf(row: BulletinRow, words: string, now: Instant): Row {
  const due = reviewDueOf(row);
  return {
    id: row.id,
    number: row.number,
    state: row.state as Row["state"],
    version: row.version,
    priority: row.priority as Row["priority"],
    firstDay: isoDay(Day(row.first_day)),
    lastDay: isoDay(Day(row.last_day)),
    headline: words,
    unitId: row.unit_id,
    changed: isoInstant(instantOf(row.changed_ms)),
    reviewDue: due === undefined ? null : isoInstant(due),
    reviewOverdue: due !== undefined && now > due,
  };
}

/** The package of an approved one; null before. */
export function packageOf(row: BulletinRow): Package | null {
  if (row.package === null || row.checksum === null || row.number === null) return null;
  const { vi, en } = readPackage(row.package);
  return {
    number: row.number,
    checksum: row.checksum,
    vi: [...vi],
    en: [...en],
    audio:
      row.audio_sha256 === null || row.audio_blob === null
        ? null
        : {
            sha256: row.audio_sha256,
            mediaType: row.audio_blob.endsWith(".mp3") ? "audio/mpeg" : "audio/wav",
            bytes: row.audio_bytes ?? 0,
            seconds: row.audio_seconds ?? 0,
          },
  };
}
