/** The endpoints of press, radio, television and boards. */
import { Fault } from "@bluezone/contract/fault";
import {
  changeMedia,
  kitFile,
  listMedia,
  logMedia,
  type MediaContent,
  mediaPhoto,
  mediaPhotoFile,
  planMedia,
  readKit,
  readMedia,
} from "@bluezone/contract/rollout/media";
import { type Day, dayOf, parseDay } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import { findUnit } from "@bluezone/units/store";
import type { Context } from "../context.ts";
import { announcedBy } from "../files/announce.ts";
import { keepFile } from "../files/keep-file.ts";
import { readFile } from "../files/read-file.ts";
import { identities } from "../person-marks/identity.ts";
import { ms } from "../tables.ts";
import { KIT, kitText } from "./kit.ts";
import {
  findEntry,
  findMedia,
  findPhoto,
  insertEntry,
  insertOut,
  insertPhoto,
  lockEntry,
  outsOf,
  photosOf,
  updateEntry,
} from "./store.ts";
import { countsOf, entryOf } from "./view.ts";

/** Photos of one entry. */
const MOST_PHOTOS = 20;
const missing = () => new Fault("not_found", "There is no such entry.");
const changed = () => new Fault("conflict", "Somebody has changed it meanwhile.");

/** The columns of an entry's content. Throws Fault `kit_unknown`. */
function columnsOf(content: MediaContent) {
  if (content.kit !== null && !KIT.some(({ id }) => id === content.kit))
    throw new Fault("kit_unknown", "The install kit has no such part.");
  return {
    channel: content.channel,
    first_day: parseDay(content.firstDay),
    last_day: parseDay(content.lastDay),
    content: JSON.stringify(content),
  };
}

/** Adds the endpoints. */
export function addMedia(http: Http<Viewer>, { blobs, clock, database, reader, staff }: Context): void {
  const today = (): Day => dayOf(clock.now(), "vietnam");

  http.route(listMedia, async ({ from, to, ...filter }, { caller }) => {
    const rows = await findMedia(database.db, caller.scope("media.read"), {
      ...filter,
      from: from === undefined ? undefined : parseDay(from),
      to: to === undefined ? undefined : parseDay(to),
    });
    const outs = await outsOf(
      database.db,
      rows.map(({ id }) => id),
    );
    const entries = rows.map((row) => entryOf(row, outs, today()));
    return { entries, counts: countsOf(entries) };
  });

  http.route(readMedia, async ({ id }, { caller }) => {
    const row = await findEntry(database.db, caller.scope("media.read"), id);
    if (!row) throw missing();
    const photos = await photosOf(database.db, id);
    return {
      entry: entryOf(row, await outsOf(database.db, [id]), today()),
      photos: photos.map((photo) => ({ id: photo.id, outId: photo.out })),
    };
  });

  http.route(planMedia, ({ id, unitId, content }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const scope = caller.scope("media.write");
      const unit = await findUnit(trx, scope, unitId ?? caller.home.id);
      if (!unit) throw new Fault("not_found", "There is no such unit.");
      const added = await insertEntry(trx, {
        ...columnsOf(content),
        id,
        unit: unit.id,
        unit_path: unit.path,
        state: "planned",
        version: 1,
        changed_ms: ms(now),
      });
      const known = added ? undefined : await lockEntry(trx, scope, id);
      if (!added && !known) throw new Fault("conflict", "This id is taken; draw another.");
      if (added)
        await staff.audit(trx, now, {
          actor: caller.id,
          action: "media.plan",
          subject: id,
          fields: Object.keys(content),
        });
      return { version: known?.version ?? 1 };
    }),
  );

  http.route(changeMedia, ({ id, version, content }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const row = await lockEntry(trx, caller.scope("media.write"), id);
      if (!row) throw missing();
      if (row.version !== version || row.state === "called-off") throw changed();
      if (!content && row.state === "out") throw changed();
      await updateEntry(trx, id, {
        ...(content ? columnsOf(content) : { state: "called-off" }),
        version: version + 1,
        changed_ms: ms(now),
      });
      await staff.audit(trx, now, {
        actor: caller.id,
        action: content ? "media.change" : "media.call-off",
        subject: id,
        fields: content ? Object.keys(content) : ["state"],
      });
      return { version: version + 1 };
    }),
  );

  http.route(logMedia, ({ id, outId, day, time, link, note }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const row = await lockEntry(trx, caller.scope("media.write"), id);
      if (!row) throw missing();
      if (row.state === "called-off") throw changed();
      const at = parseDay(day);
      if (at > dayOf(now, "vietnam") || at < row.first_day)
        throw new Fault("day_wrong", "It came out on a day that is not ahead, and not before its first day.");
      if (identities(note).length > 0)
        throw new Fault("names_a_person", "The note is about the piece: without names and numbers.");
      const added = await insertOut(trx, { id: outId, entry: id, day: at, time, link, note, at_ms: ms(now) });
      if (!added) return { version: row.version };
      await updateEntry(trx, id, { state: "out", version: row.version + 1, changed_ms: ms(now) });
      await staff.audit(trx, now, {
        actor: caller.id,
        action: "media.log",
        subject: id,
        fields: ["day", "time", "link", "note"],
      });
      return { version: row.version + 1 };
    }),
  );

  http.upload(mediaPhoto, async (bytes, { id, outId }, { caller, header }) => {
    const scope = caller.scope("media.write");
    const row = await findEntry(database.db, scope, id);
    const outs = row && (await outsOf(database.db, [id]));
    if (!row || !outs?.some((out) => out.id === outId)) throw missing();
    const known = await photosOf(database.db, id);
    if (known.length >= MOST_PHOTOS) throw new Fault("too_many", "An entry has at most 20 photos.");
    const [declared = ""] = (header("content-type") ?? "").split(";");
    const kept = await keepFile(
      { blobs, reader },
      { bytes, declared, purpose: "photo", by: caller.id },
      announcedBy({ clock, database }, caller.home.id),
    );
    const photo = `${outId}-${kept.sha256.slice(0, 16)}`;
    await database.transaction(async (trx) => {
      await insertPhoto(trx, {
        id: photo,
        out: outId,
        entry: id,
        unit_path: row.unit_path,
        blob: kept.blob,
        sha256: kept.sha256,
        media_type: kept.mediaType,
      });
      await staff.audit(trx, clock.now(), {
        actor: caller.id,
        action: "media.photo",
        subject: id,
        fields: ["photo"],
      });
    });
    return { photo };
  });

  http.download(mediaPhotoFile, async ({ id = "" }, { caller }) => {
    const row = await findPhoto(database.db, caller.scope("media.read"), id);
    const body = row && (await readFile(blobs, row));
    return body && row && { body, mediaType: row.media_type, name: `${id}.${row.media_type.split("/")[1]}` };
  });

  http.route(readKit, async () => ({
    parts: KIT.map((part) => ({ ...part, vi: [...part.vi], en: [...part.en] })),
  }));

  http.download(kitFile, async ({ id = "" }) => {
    const part = KIT.find((one) => one.id === id);
    if (!part) return undefined;
    const { name, text } = kitText(part);
    return { body: new TextEncoder().encode(text), name: `${id}.${name}` };
  });
}
