/** Which test files are meant by the rooms, folders and files that are named after `npm test --`. */

/** A source's test stands beside it. */
const beside = (path: string): string => path.replace(/(\.(test|deep))?\.tsx?$/, "");

/**
 * Those of `files` that `paths` name, all when there are none. A path names the file, the tests beside a source, or all
 * in a folder. Throws RangeError with what to do for one that names none; `others` are those of the other script.
 */
export function chosen(
  files: readonly string[],
  paths: readonly string[],
  others: { readonly script: string; readonly files: readonly string[] },
): readonly string[] {
  if (paths.length === 0) return files;
  const meant = (path: string) => (file: string) =>
    path === "" || file.startsWith(`${path}/`) || (/\.tsx?$/.test(path) && beside(file) === beside(path));
  for (const path of paths) {
    if (files.some(meant(path))) continue;
    throw new RangeError(
      others.files.some(meant(path))
        ? `${path} has no such test, but others: npm run ${others.script} -- ${path}`
        : `${path} names no test. Give a room (packages/protocol), a folder (servers/keys/src/publish) or a file, by its path in the repository.`,
    );
  }
  return files.filter((file) => paths.some((path) => meant(path)(file)));
}
