/** The built desks for tests: built anew when a source is newer, and never seen half-built by a test that runs beside. */
import { bringUpToDate } from "@bluezone/server-kit/files/built-folder";
import { type BuiltFile, filesOf } from "@bluezone/server-kit/http/built-files";
import type { Plugin } from "vite";
import { buildConsole } from "../build.ts";
import { CONSOLE_DIST, CONSOLE_SOURCES } from "../built.ts";

const MISSING = "\0missing";

/** A page that is registered before its file is there leaves the other pages standing; the real build refuses it. */
const unfinished: Plugin = {
  name: "unfinished-pages",
  enforce: "pre",
  async resolveId(source, importer, options) {
    if (!source.startsWith("./") || !importer?.endsWith("/pages.ts")) return null;
    return (await this.resolve(source, importer, { ...options, skipSelf: true })) ?? MISSING;
  },
  load: (id) => (id === MISSING ? "export {};" : null),
};

/** The files by path; building takes three to ten seconds. */
export async function builtConsole(): Promise<ReadonlyMap<string, BuiltFile>> {
  await bringUpToDate({
    folder: CONSOLE_DIST,
    sources: CONSOLE_SOURCES,
    build: (into) => buildConsole(into, undefined, [unfinished]),
  });
  return filesOf(CONSOLE_DIST);
}
