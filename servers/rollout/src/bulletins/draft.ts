/** A draft as it is kept when it is begun. */
import type { Content } from "@bluezone/contract/rollout/bulletin-content";
import { type Instant, parseDay } from "@bluezone/protocol/time";
import { ms } from "../tables.ts";
import type { BulletinRow } from "./tables.ts";

/** The columns that follow from a draft's content. */
export const daysOf = (content: Content) => ({
  priority: content.priority,
  first_day: parseDay(content.firstDay),
  last_day: parseDay(content.lastDay),
  border_only: content.borderOnly,
});

/** Who begins which draft where. */
type Draft = {
  readonly id: string;
  readonly unit: string;
  readonly unitPath: string;
  readonly by: string;
  readonly content: Content;
};

/** The row of a draft that was just begun. */
export function draftRow({ id, unit, unitPath, by, content }: Draft, now: Instant): BulletinRow {
  return {
    id,
    unit_id: unit,
    unit_path: unitPath,
    state: "draft",
    version: 1,
    content: JSON.stringify(content),
    fields: "{}",
    hands: JSON.stringify([by]),
    ...daysOf(content),
    created_by: by,
    created_ms: ms(now),
    changed_by: by,
    changed_ms: ms(now),
    submitted_by: null,
    submitted_ms: null,
    approved_by: null,
    approved_ms: null,
    review_due_ms: null,
    reviewed_by: null,
    reviewed_ms: null,
    withdrawn_by: null,
    withdrawn_ms: null,
    reason: null,
    number: null,
    package: null,
    checksum: null,
    audio_blob: null,
    audio_sha256: null,
    audio_bytes: null,
    audio_seconds: null,
  };
}
