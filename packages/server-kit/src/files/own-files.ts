/**
 * Whose files a place holds. Who may write is the database's to say, so two installations at one place would write over each
 * other's indexes and remove each other's files. A file of the place names its installation; the second one does not start.
 */
import { StartError } from "../start/start-error.ts";
import type { Timer } from "../time/timer.ts";
import type { Blobs } from "./blobs.ts";
import { type FilesPlace, openFiles, shownPlace } from "./files-place.ts";

/** The file's name; none of an export's or a desk's files begins so. */
export const OWNER = "installation.json";

/** The files at a place are another installation's. */
export class FilesOfAnother extends StartError {
  override readonly name = "FilesOfAnother";
  constructor(place: FilesPlace, owner: string, todo: string) {
    super(`The files in ${shownPlace(place)} belong to another installation (${owner})${todo}`);
  }
}

/** What the place says: whose files it holds, or undefined where it says nothing yet. */
export async function ownerOf(blobs: Blobs): Promise<string | undefined> {
  const found = await blobs.get(OWNER);
  return found && Buffer.from(found).toString();
}

/** Writes whose files they are from now on: a restore into an empty database makes them that one's. */
export const giveTo = (blobs: Blobs, installation: string): Promise<void> =>
  blobs.put(OWNER, Buffer.from(JSON.stringify(installation)), "application/json");

/**
 * Opens the files of an installation, and writes whose they are where nothing says so. Throws StartError as `openFiles` does,
 * and FilesOfAnother. A store that does not answer is asked at the next start.
 */
export const openOwnFiles = (place: FilesPlace, installation: string, timer?: Timer): Promise<Blobs> => {
  const ask = async (blobs: Blobs): Promise<void> => {
    const owner = await ownerOf(blobs);
    if (owner === undefined) await giveTo(blobs, installation);
    else if (owner !== JSON.stringify(installation))
      throw new FilesOfAnother(
        place,
        owner,
        `; this is ${installation}: give this one a place of its own. If that database is gone for ever, remove ${OWNER} there.`,
      );
  };
  return openFiles(place, ask, timer);
};

/**
 * Looks whether a restore may have the files of a place: a restored database is another installation than any before it, also
 * than the one that the backup was made of. Throws FilesOfAnother where a file names one and the operator did not say to take them.
 */
export async function demandNobodys(blobs: Blobs, place: FilesPlace, takeFiles: boolean): Promise<void> {
  const owner = takeFiles ? undefined : await ownerOf(blobs);
  if (owner !== undefined)
    throw new FilesOfAnother(
      place,
      owner,
      ": that one could no longer start. Give the restored one a place of its own; if the other's database is gone for ever, say so with --take-files.",
    );
}
