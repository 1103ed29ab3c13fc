/** The endpoints of sound: a draft to listen to, what a station airs, a station's own recording. */
import { Fault } from "@bluezone/contract/fault";
import {
  draftSound,
  MAX_RECORDING,
  stationSound,
  uploadRecording,
} from "@bluezone/contract/rollout/bulletins";
import { changed, type Desk } from "@bluezone/desk/change";
import { dayOf } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http/http";
import { createTurns } from "@bluezone/server-kit/limits/turns";
import type { Viewer } from "@bluezone/staff/viewer";
import { findUnit } from "@bluezone/units/store";
import type { Context } from "../context.ts";
import { announcedBy } from "../files/announce.ts";
import { keepFile } from "../files/keep-file.ts";
import { refusal } from "../files/refusal.ts";
import { ms, type Tables } from "../tables.ts";
import { checkContent } from "./check.ts";
import { stationSoundOf } from "./sound/station-sound.ts";
import type { Voice } from "./sound/voice.ts";
import { findBulletin, packageFor, putRecording, STATION_TYPES } from "./store.ts";
import { surroundingsOf } from "./surroundings.ts";
import { contentOf, packageOf } from "./view.ts";

/** How many wait while one draft is read aloud. */
const MOST_WAITING = 8;

/** Adds the endpoints. */
export function addSoundRoutes(http: Http<Viewer>, desk: Desk<Tables>, context: Context, voice: Voice): void {
  const { blobs, clock, database } = context;
  const turns = createTurns(MOST_WAITING);

  http.download(draftSound, async ({ id = "" }, { caller }) => {
    const row = await findBulletin(database.db, caller.scope("bulletins.read"), id);
    if (!row) return undefined;
    const name = (mediaType: string) =>
      `ban-tin-${row.number ?? "nhap"}.${mediaType === "audio/wav" ? "wav" : "mp3"}`;
    const sent = packageOf(row);
    if (sent) {
      const body = row.audio_blob === null ? undefined : await blobs.get(row.audio_blob);
      return body && sent.audio
        ? { body, name: name(sent.audio.mediaType), mediaType: sent.audio.mediaType }
        : undefined;
    }
    const content = contentOf(row);
    const around = await surroundingsOf(
      context.config.province,
      database.db,
      content,
      [row.unit_path],
      dayOf(clock.now(), "vietnam"),
    );
    const text = checkContent(content, around)
      .vi.map((part) => part.text)
      .join(" ");
    const sound = await turns("voice", () => voice(text));
    return sound && { body: sound.bytes, name: name(sound.mediaType), mediaType: sound.mediaType };
  });

  http.download(stationSound, async ({ id = "", station = "" }, { caller }) => {
    const unit = await findUnit(database.db, caller.scope("bulletins.read"), station);
    const row = unit && (await packageFor(database.db, unit, id));
    const sound = unit && row && (await stationSoundOf(context, voice, row, unit));
    return sound && { body: sound.bytes, name: sound.name, mediaType: sound.mediaType };
  });

  desk.upload(
    uploadRecording,
    async (bytes, { id, station }, { caller, header }) => {
      const unit = await findUnit(database.db, caller.scope("airings.confirm"), station);
      const row =
        unit && STATION_TYPES.some((type) => type === unit.type)
          ? await packageFor(database.db, unit, id)
          : undefined;
      if (!unit || row?.state !== "approved")
        throw new Fault("not_found", "There is no such bulletin for this station.");
      if (bytes.length > MAX_RECORDING) throw refusal("file_too_large");
      const [declared = ""] = (header("content-type") ?? "").split(";");
      const file = await keepFile(
        context,
        { bytes, declared, purpose: "sound", by: caller.id },
        announcedBy(context, caller.home.id),
      );
      return { unit, file };
    },
    async ({ unit, file }, { id, language }, { trx, now, caller }) => {
      await putRecording(trx, {
        bulletin_id: id,
        unit_id: unit.id,
        unit_path: unit.path,
        language,
        blob: file.blob,
        sha256: file.sha256,
        bytes: file.size,
        media_type: file.mediaType,
        by_id: caller.id,
        at_ms: ms(now),
      });
      return changed(
        { sha256: file.sha256, bytes: file.size, mediaType: file.mediaType },
        { action: "bulletin.recording", subject: id, fields: ["sound", language] },
      );
    },
  );
}
