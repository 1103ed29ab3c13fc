/** Bulletins as everybody reads and hears them. */
import type { ToldBulletin } from "@bluezone/contract/rollout/local";
import { type Day, dayStart } from "@bluezone/protocol/time";
import { type PublishedBulletin, publishedBulletins } from "../bulletins/published.ts";
import type { Sql } from "../tables.ts";

/** How many are told. */
const TOLD = 14;

function audioOf({ sound }: PublishedBulletin): ToldBulletin["audio"] {
  const [, sha256, ending] = /\/([0-9a-f]{64})\.(mp3|wav)$/.exec(sound?.blob ?? "") ?? [];
  if (sound === null || sha256 === undefined) return null;
  const { mediaType, bytes, seconds } = sound;
  return { url: `/sound/${ending}/${sha256}`, mediaType, bytes, seconds, sha256 };
}

/** The newest approved ones that are on the air, or were, by a day. One that was withdrawn is not among them. */
export async function toldBulletins(sql: Sql, today: Day): Promise<readonly ToldBulletin[]> {
  const published = await publishedBulletins(sql, dayStart(today, "vietnam"), TOLD);
  return published.map((one) => {
    const { number, firstDay, lastDay, priority, source, cutOff, vi, en } = one;
    const texts = (parts: PublishedBulletin["vi"]) => parts.map(({ text }) => text);
    return {
      number,
      firstDay,
      lastDay,
      priority,
      source,
      cutOff,
      vi: texts(vi),
      en: texts(en),
      audio: audioOf(one),
    };
  });
}
