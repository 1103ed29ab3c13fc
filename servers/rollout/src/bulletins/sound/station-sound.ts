/** What a station airs of a package: its own recording, or the words with its name before the body that all have. */
import type { Context } from "../../context.ts";
import { sha256 } from "../package.ts";
import { opening } from "../parts.ts";
import { recordingsOf } from "../store.ts";
import type { BulletinRow } from "../tables.ts";
import { joinSounds } from "./join.ts";
import type { Voice } from "./voice.ts";

/** The bytes as the station gets them. */
export type StationSound = {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly name: string;
  readonly sha256: string;
};
type Station = { readonly id: string; readonly name: string };

/**
 * The sound of an approved bulletin for a station; undefined when there is none. A voice that fails at the opening leaves
 * the body alone: the announcer says the station's name.
 */
export async function stationSoundOf(
  context: Context,
  voice: Voice,
  row: BulletinRow,
  station: Station,
): Promise<StationSound | undefined> {
  const { blobs, database } = context;
  const name = (mediaType: string) => `ban-tin-${row.number}.${mediaType === "audio/wav" ? "wav" : "mp3"}`;
  const recordings = await recordingsOf(database.db, station.id, [row.id]);
  const own = recordings.find(({ language }) => language === "vi");
  if (own) {
    const bytes = await blobs.get(own.blob);
    return bytes && { bytes, mediaType: own.media_type, name: name(own.media_type), sha256: own.sha256 };
  }
  const body = row.audio_blob === null ? undefined : await blobs.get(row.audio_blob);
  if (!body || row.audio_blob === null) return undefined;
  const mediaType = row.audio_blob.endsWith(".mp3") ? "audio/mpeg" : "audio/wav";
  const before = await openingOf(context, voice, station.name, mediaType);
  const bytes = (before && joinSounds({ bytes: before, mediaType }, { bytes: body, mediaType })) ?? body;
  return { bytes, mediaType, name: name(mediaType), sha256: sha256(bytes) };
}

/** A station's opening, read aloud once and kept under the sum of its words. */
async function openingOf(
  { blobs }: Context,
  voice: Voice,
  station: string,
  mediaType: string,
): Promise<Uint8Array | undefined> {
  const { text } = opening(station);
  const blob = `openings/${sha256(text)}.${mediaType === "audio/mpeg" ? "mp3" : "wav"}`;
  const kept = await blobs.get(blob);
  if (kept) return kept;
  const sound = await voice(text);
  if (!sound || sound.mediaType !== mediaType) return undefined;
  await blobs.put(blob, sound.bytes, mediaType);
  return sound.bytes;
}
