/** What marks a folder and a database as a town's: nothing real is ever opened by a town. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { z } from "zod";

/** What survives a restart beside the servers' data and the phones' stores. */
export const TownFile = z.object({
  /** Only a folder that says so is opened. */
  demo: z.literal(true),
  /** Virtual time, milliseconds. */
  now: z.number(),
  places: z.record(z.string(), z.object({ place: z.string(), x: z.number(), y: z.number() })),
  walks: z.array(z.unknown()),
  messages: z.record(z.string(), z.array(z.object({ at: z.number(), text: z.string() }))),
});
export type TownFile = z.output<typeof TownFile>;
/** The same, as whoever keeps it has it. */
type Keeping = {
  readonly [K in keyof TownFile]: TownFile[K] extends unknown[] ? readonly unknown[] : Readonly<TownFile[K]>;
};

const NAME = "town.json";
/** Bytes that database, phones and lists of a long evening take. */
const NEEDED = 200_000_000;

/** Makes a folder and those above it. One at a time: Node's own recursion never ends where the system refuses quietly. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

/** Throws StartError with one sentence when the folder is not a town's, cannot be made, or its file is broken. */
export function openTownFolder(folder: string): TownFile | undefined {
  try {
    makeFolder(resolve(folder));
  } catch {
    throw new StartError(
      `The town's folder ${folder} cannot be made: name one that this user can write, for example TOWN_DATA=.town.`,
    );
  }
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < NEEDED)
    throw new StartError(
      `The disk of ${folder} is full: the town needs about 200 MB; free some, or name a folder elsewhere, for example TOWN_DATA=.town.`,
    );
  const file = join(folder, NAME);
  if (!existsSync(file)) {
    if (readdirSync(folder).length > 0)
      throw new StartError(
        `The folder ${folder} holds something that is not marked as a town's demo data: name an empty one, for example TOWN_DATA=.town.`,
      );
    return undefined;
  }
  try {
    return TownFile.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new StartError(
      `The town's file ${file} is broken or not marked as demo data: move the folder ${folder} away, and the town begins anew.`,
    );
  }
}

/** Keeps the town's file, whole or not at all. Throws StartError with one sentence when the disk does not take it. */
export function keepTownFile(folder: string, town: Keeping): void {
  const file = join(folder, NAME);
  try {
    writeFileSync(`${file}.new`, JSON.stringify(town), { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  } catch (error) {
    const full = (error as NodeJS.ErrnoException).code === "ENOSPC";
    throw new StartError(
      full
        ? `The disk of ${folder} is full: free about 100 MB, the town keeps its last saved state until then.`
        : `The town's file ${file} cannot be written: give this user the right, or name another folder, for example TOWN_DATA=.town.`,
      { cause: error },
    );
  }
}
