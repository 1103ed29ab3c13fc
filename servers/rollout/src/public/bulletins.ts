/** Bulletins as everybody reads and hears them. */
import type { ToldBulletin } from "@bluezone/contract/rollout/local";
import type { Day } from "@bluezone/protocol/time";
import { readPackage } from "../bulletins/package.ts";
import type { BulletinRow } from "../bulletins/rows.ts";
import { approvedUntil } from "../bulletins/store.ts";
import type { Sql } from "../tables.ts";

/** How many are told. */
export const TOLD_BULLETINS = 14;

function audioOf({
  audio_blob,
  audio_sha256,
  audio_bytes,
  audio_seconds,
}: BulletinRow): ToldBulletin["audio"] {
  if (audio_blob === null || audio_sha256 === null) return null;
  const ending = audio_blob.endsWith(".mp3") ? "mp3" : "wav";
  return {
    url: `/sound/${ending}/${audio_sha256}`,
    mediaType: ending === "mp3" ? "audio/mpeg" : "audio/wav",
    bytes: audio_bytes ?? 0,
    seconds: audio_seconds ?? 0,
    sha256: audio_sha256,
  };
}

/** The newest approved ones that are on the air, or were, by a day. One that was withdrawn is not among them. */
export async function toldBulletins(sql: Sql, today: Day): Promise<readonly ToldBulletin[]> {
  const rows = await approvedUntil(sql, today, TOLD_BULLETINS);
  return rows.flatMap((row) => {
    if (row.package === null) return [];
    const { number, firstDay, lastDay, priority, source, cutOff, vi, en } = readPackage(row.package);
    const texts = (parts: typeof vi) => parts.map(({ text }) => text);
    return [
      {
        number,
        firstDay,
        lastDay,
        priority,
        source,
        cutOff,
        vi: texts(vi),
        en: texts(en),
        audio: audioOf(row),
      },
    ];
  });
}

/** The blob of a sound that everybody may hear: that of an approved bulletin. */
export async function publicSound(sql: Sql, sum: string): Promise<string | undefined> {
  const row = await sql
    .selectFrom("bulletin")
    .select("audio_blob")
    .where("state", "=", "approved")
    .where("audio_sha256", "=", sum)
    .executeTakeFirst();
  return row?.audio_blob ?? undefined;
}
