/** The endpoints of the photos of actions. */
import { Fault } from "@bluezone/contract/fault";
import { addPlacementPhoto, placementPhoto } from "@bluezone/contract/rollout/placements";
import { changed, type Desk, unchanged } from "@bluezone/desk/change";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Viewer } from "@bluezone/staff/viewer";
import { z } from "zod";
import type { Context } from "../context.ts";
import { announcedBy } from "../files/announce.ts";
import { keepFile } from "../files/keep-file.ts";
import { readFile } from "../files/read-file.ts";
import type { Tables } from "../tables.ts";
import { findPhoto, keepPhoto } from "./photo-store.ts";

/** Adds the endpoints. */
export function addPhotoRoutes(
  http: Http<Viewer>,
  desk: Desk<Tables>,
  { clock, database, blobs, reader }: Context,
): void {
  desk.upload(
    addPlacementPhoto,
    async (bytes, { action }, { caller, header }) => {
      if (!(await findPhoto(database.db, caller.scope("placements.check"), action)))
        throw new Fault("not_found", "There is no such action.");
      const [declared = ""] = (header("content-type") ?? "").split(";");
      return keepFile(
        { blobs, reader },
        { bytes, declared, purpose: "photo", by: caller.id },
        announcedBy({ clock, database }, caller.home.id),
      );
    },
    async (kept, { action }, { trx, scope }) => {
      const known = await findPhoto(trx, scope, action);
      if (known !== undefined && known !== "none" && known.sha256 === kept.sha256) return unchanged({});
      if (!(await keepPhoto(trx, action, kept))) throw new Fault("conflict", "This action has a photo.");
      return changed({}, { action: "placements.photo", subject: action, fields: ["photo"] });
    },
  );

  http.download(placementPhoto, async ({ action = "" }, { caller }) => {
    if (!z.uuid().safeParse(action).success) return undefined;
    const photo = await findPhoto(database.db, caller.scope("placements.read"), action);
    if (!photo || photo === "none") return undefined;
    const body = await readFile(blobs, photo);
    const { mediaType } = photo;
    return body && { body, name: `bluezone-${action}.${mediaType.slice("image/".length)}`, mediaType };
  });
}
