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
import { changed, type Desk, unchanged } from "@bluezone/desk/change";
import { type Day, dayOf, parseDay } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Scope } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import { findUnit } from "@bluezone/units/store";
import type { Context } from "../context.ts";
import { announcedBy } from "../files/announce.ts";
import { keepFile } from "../files/keep-file.ts";
import { readFile } from "../files/read-file.ts";
import { identities } from "../person-marks/identity.ts";
import { ms, type Tables, type Transaction } from "../tables.ts";
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
export function addMedia(http: Http<Viewer>, desk: Desk<Tables>, context: Context): void {
  addReading(http, desk, context);
  addChanging(desk);
  addPhotos(http, desk, context);
}

function addReading(http: Http<Viewer>, desk: Desk<Tables>, { clock, database }: Context): void {
  const today = (): Day => dayOf(clock.now(), "vietnam");

  desk.read(listMedia, async ({ from, to, ...filter }, { caller }) => {
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

  desk.read(readMedia, async ({ id }, { caller }) => {
    const row = await findEntry(database.db, caller.scope("media.read"), id);
    if (!row) throw missing();
    const photos = await photosOf(database.db, id);
    return {
      entry: entryOf(row, await outsOf(database.db, [id]), today()),
      photos: photos.map((photo) => ({ id: photo.id, outId: photo.out })),
    };
  });

  desk.read(readKit, async () => ({
    parts: KIT.map((part) => ({ ...part, vi: [...part.vi], en: [...part.en] })),
  }));

  http.download(kitFile, async ({ id = "" }) => {
    const part = KIT.find((one) => one.id === id);
    if (!part) return undefined;
    const { name, text } = kitText(part);
    return { body: new TextEncoder().encode(text), name: `${id}.${name}` };
  });
}

/** An entry within reach, locked. */
const ENTRY = {
  lock: (trx: Transaction, scope: Scope, { id }: { readonly id: string }) => lockEntry(trx, scope, id),
  missing: "There is no such entry.",
};

function addChanging(desk: Desk<Tables>): void {
  desk.change(planMedia, async ({ id, unitId, content }, { trx, now, scope, caller }) => {
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
    if (added)
      return changed({ version: 1 }, { action: "media.plan", subject: id, fields: Object.keys(content) });
    const there = await lockEntry(trx, scope, id);
    if (!there) throw new Fault("conflict", "This id is taken; draw another.");
    return unchanged({ version: there.version });
  });

  desk.changeOf(
    changeMedia,
    {
      ...ENTRY,
      still: (row, { content }) =>
        row.state !== "called-off" && (content !== undefined || row.state !== "out"),
    },
    async ({ id, version, content }, { trx, now }) => {
      await updateEntry(trx, id, {
        ...(content ? columnsOf(content) : { state: "called-off" }),
        version: version + 1,
        changed_ms: ms(now),
      });
      return changed(
        { version: version + 1 },
        {
          action: content ? "media.change" : "media.call-off",
          subject: id,
          fields: content ? Object.keys(content) : ["state"],
        },
      );
    },
  );

  desk.changeOf(
    logMedia,
    { ...ENTRY, still: ({ state }) => state !== "called-off" },
    async ({ id, outId, day, time, link, note }, { trx, now, row }) => {
      const at = parseDay(day);
      if (at > dayOf(now, "vietnam") || at < row.first_day)
        throw new Fault("day_wrong", "It came out on a day that is not ahead, and not before its first day.");
      if (identities(note).length > 0)
        throw new Fault("names_a_person", "The note is about the piece: without names and numbers.");
      const added = await insertOut(trx, { id: outId, entry: id, day: at, time, link, note, at_ms: ms(now) });
      if (!added) return unchanged({ version: row.version });
      const version = row.version + 1;
      await updateEntry(trx, id, { state: "out", version, changed_ms: ms(now) });
      return changed(
        { version },
        { action: "media.log", subject: id, fields: ["day", "time", "link", "note"] },
      );
    },
  );
}

function addPhotos(
  http: Http<Viewer>,
  desk: Desk<Tables>,
  { blobs, clock, database, reader }: Context,
): void {
  desk.upload(
    mediaPhoto,
    async (bytes, { id, outId }, { caller, header }) => {
      const row = await findEntry(database.db, caller.scope("media.write"), id);
      const outs = row && (await outsOf(database.db, [id]));
      if (!row || !outs?.some((out) => out.id === outId)) throw missing();
      const known = await photosOf(database.db, id);
      if (known.length >= MOST_PHOTOS) throw new Fault("too_many", "An entry has at most 20 photos.");
      const [declared = ""] = (header("content-type") ?? "").split(";");
      const file = await keepFile(
        { blobs, reader },
        { bytes, declared, purpose: "photo", by: caller.id },
        announcedBy({ clock, database }, caller.home.id),
      );
      return { row, file };
    },
    async ({ row, file }, { id, outId }, { trx }) => {
      const photo = `${outId}-${file.sha256.slice(0, 16)}`;
      await insertPhoto(trx, {
        id: photo,
        out: outId,
        entry: id,
        unit_path: row.unit_path,
        blob: file.blob,
        sha256: file.sha256,
        media_type: file.mediaType,
      });
      return changed({ photo }, { action: "media.photo", subject: id, fields: ["photo"] });
    },
  );

  http.download(mediaPhotoFile, async ({ id = "" }, { caller }) => {
    const row = await findPhoto(database.db, caller.scope("media.read"), id);
    const body = row && (await readFile(blobs, row));
    return body && row && { body, mediaType: row.media_type, name: `${id}.${row.media_type.split("/")[1]}` };
  });
}
