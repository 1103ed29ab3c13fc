/**
 * Long tests in slices: each run takes one of twelve by the commit's hash, so that a few commits see all of them; one that fails is
 * taken again by its number, `SLICE=n`.
 */
import { spawnSync } from "node:child_process";

/** How many slices there are. A campaign may have fewer, of which each is then taken by several: 2, 3, 4 or 6. */
export const SLICES = 12;

/** The slice of a commit, by its hash in hex. Throws RangeError for what is none. */
export function sliceOf(commit: string): number {
  if (!/^[0-9a-f]{40,64}$/.test(commit)) throw new RangeError("a commit's hash has 40 digits or more");
  return Number(BigInt(`0x${commit}`) % BigInt(SLICES));
}

/** Which of so many parts a slice takes. Throws RangeError where slices would not come out even. */
export function partOf(slice: number, parts: number): number {
  if (SLICES % parts !== 0) throw new RangeError(`${SLICES} slices cannot be ${parts} parts`);
  return slice % parts;
}

/** What a slice takes of a list in so many parts: every so many-th, from the slice's own on. */
export const slice = <T>(all: readonly T[], parts: number, of: number): readonly T[] =>
  all.filter((_, i) => i % parts === partOf(of, parts));

/** This run's slice: `SLICE`, else the commit's. Where there is no repository, the first. Throws RangeError for another number. */
export function thisSlice(given = process.env["SLICE"]): number {
  if (given === undefined || given === "") {
    const { status, stdout } = spawnSync("git", ["-c", "safe.directory=*", "rev-parse", "HEAD"], {
      cwd: import.meta.dirname,
      encoding: "utf8",
    });
    return status === 0 ? sliceOf(stdout.trim()) : 0;
  }
  const number = Number(given);
  if (!Number.isInteger(number) || number < 0 || number >= SLICES)
    throw new RangeError(`SLICE is a number from 0 to ${SLICES - 1}`);
  return number;
}
