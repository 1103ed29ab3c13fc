/**
 * A folder that is built from sources: anew when one of them is newer, and whole or not at all. A build that was killed
 * leaves no half of it, and of two at once each hands over a whole one.
 */
import { existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** What is built from what. */
export type BuiltFolder = {
  readonly folder: string;
  /** Files and folders. Where none of them is there, as in a release, what was built is never stale. */
  readonly sources: readonly string[];
  /** Builds into a folder that does not exist yet. */
  build(into: string): Promise<unknown>;
};

/** What is no source of anything that is built. */
const NO_SOURCE = /^(node_modules|dist|dist-.*|android|ios|\.expo|testing|README\.md|.*\.(test|deep)\.tsx?)$/;

const timeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** When a source was changed last, in ms. The time of a folder tells of files that went; that of a whole source also of what was built in it, so it does not count. */
function changed(source: string): number {
  if (!statSync(source, { throwIfNoEntry: false })?.isDirectory()) return timeOf(source);
  const inside = readdirSync(source).filter((name) => !NO_SOURCE.test(name));
  return Math.max(
    0,
    ...inside.map((name) => Math.max(timeOf(join(source, name)), changed(join(source, name)))),
  );
}

/** Whether it is missing or older than one of its sources. It bears the time at which its build began: what changed meanwhile is newer. */
export const isStale = ({ folder, sources }: Omit<BuiltFolder, "build">): boolean =>
  timeOf(folder) < Math.max(1, ...sources.map(changed));

/** Builds it where that is due. Throws what `build` throws; then what was there stays. */
export async function bringUpToDate(built: BuiltFolder): Promise<void> {
  const { folder } = built;
  if (!isStale(built)) return;
  removeLeft(folder);
  const [own, old] = [`${folder}-${process.pid}`, `${folder}-${process.pid}-old`];
  const begun = new Date();
  try {
    await built.build(own);
    utimesSync(own, begun, begun);
    // Another process has put a whole one there meanwhile, and may be reading it.
    if (!isStale(built)) return;
    if (existsSync(folder)) renameSync(folder, old);
    renameSync(own, folder);
  } finally {
    for (const left of [own, old]) rmSync(left, { recursive: true, force: true });
  }
}

/** Removes what builds of processes that are gone have left. */
function removeLeft(folder: string): void {
  if (!existsSync(dirname(folder))) return;
  for (const name of readdirSync(dirname(folder))) {
    const [, pid] = (name.startsWith(`${basename(folder)}-`) && /-(\d+)(-old)?$/.exec(name)) || [];
    if (pid !== undefined && !runs(Number(pid)))
      rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

function runs(pid: number): boolean {
  try {
    return pid === process.pid || process.kill(pid, 0);
  } catch (error) {
    // Another user's process cannot be told anything, and is there.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
