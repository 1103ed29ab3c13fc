/** Which test files share a process (together.ts): those of a room that open a database, because opening the first costs most. */

/** How many files a process takes. */
const SIZE = 8;

/**
 * The files in groups, a process each: first the shared ones, with their files by name, then the others in the order given.
 * @param shares whether a file may share a process
 */
export function batches(
  files: readonly string[],
  shares: (file: string) => boolean,
): readonly (readonly string[])[] {
  const [sharing, alone] = [files.filter(shares).sort(), files.filter((file) => !shares(file))];
  const rooms = Map.groupBy(sharing, (file) => file.split("/", 2).join("/"));
  return [...[...rooms.values()].flatMap((room) => evenly(room)), ...alone.map((file) => [file])];
}

/** A room's files in as few parts as `SIZE` allows, all of about one length. */
function evenly(room: readonly string[]): readonly (readonly string[])[] {
  const parts = Math.ceil(room.length / SIZE);
  return Array.from({ length: parts }, (_, part) => room.filter((_, place) => place % parts === part));
}
