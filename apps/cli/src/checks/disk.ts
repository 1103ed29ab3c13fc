/** Is there room where the data lies? */
import { existsSync } from "node:fs";
import { access, constants, statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { type Finding, fail, ok, warn } from "./finding.ts";

/** A day of 8,000 uploads is some 30 MB of export files and about as much in the database. */
const LITTLE = 2e9;
const TOO_LITTLE = 2e8;

export async function checkDisk(data: string): Promise<Finding> {
  let place = resolve(data);
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  const writable = await access(place, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!writable)
    return fail(
      "disk",
      `${place} cannot be written by this user; give it the right, or name another folder.`,
    );
  const { bavail, bsize } = await statfs(place);
  return judge(bavail * bsize, place);
}

/** What free bytes mean. */
export function judge(free: number, place: string): Finding {
  const says = `${(free / 1e9).toFixed(1)} GB free at ${place}`;
  if (free < TOO_LITTLE) return fail("disk", `${says}; make room now, the next write may fail.`);
  return free < LITTLE ? warn("disk", `${says}; make room soon.`) : ok("disk", `${says}.`);
}
