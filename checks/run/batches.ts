/**
 * Which test files share a process (together.ts): those of a room, because starting Node, loading the room's modules and compiling
 * PGlite costs more than most files' tests.
 */

/** How many files a process takes. */
const SIZE = 16;

/** What a file says that changes or measures its process. */
const PROCESS = /\bprocess\.(?!execPath|platform|pid|version)|\b(globalThis|mock|registerHooks|keepSpans)\b/;

/** Whether a test file may share its process, by its text. */
export const mayShare = (text: string): boolean => !PROCESS.test(text);

/**
 * The files in groups, a process each, in the order of the first file of each. Who shares with whom is told by names alone, so
 * that it is the same in each whole run.
 * @param shares whether a file may share a process
 */
export function batches(
  files: readonly string[],
  shares: (file: string) => boolean,
): readonly (readonly string[])[] {
  const [sharing, alone] = [files.filter(shares).sort(), files.filter((file) => !shares(file))];
  const rooms = Map.groupBy(sharing, (file) => file.split("/", 2).join("/"));
  const groups = [...[...rooms.values()].flatMap(dealt), ...alone.map((file) => [file])];
  const place = (group: readonly string[]) => Math.min(...group.map((file) => files.indexOf(file)));
  return groups.toSorted((a, b) => place(a) - place(b));
}

/** A room's files dealt like cards to as few processes as `SIZE` allows: neighbours, alike in cost, are apart. */
function dealt(room: readonly string[]): readonly (readonly string[])[] {
  const parts = Math.ceil(room.length / SIZE);
  return Array.from({ length: parts }, (_, part) => room.filter((_file, place) => place % parts === part));
}
