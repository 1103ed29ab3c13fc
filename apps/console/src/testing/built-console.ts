/** The built desks for tests: built anew when a source is newer, and never seen half-built by a test that runs beside. */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { type BuiltFile, filesOf } from "@bluezone/server-kit/http/built-files";
import type { Plugin } from "vite";
import { buildConsole, CONSOLE_SOURCES } from "../build.ts";
import { CONSOLE_DIST } from "../built.ts";

function newest(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(path).filter((name) => name !== "testing" && !/\.(test|deep)\.ts$/.test(name));
  return Math.max(...inside.map((name) => newest(join(path, name))));
}

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
  const built = join(CONSOLE_DIST, "rollout.html");
  const since = Math.max(...CONSOLE_SOURCES.map(newest));
  const fresh = (): boolean => existsSync(built) && statSync(built).mtimeMs >= since;
  if (fresh()) return filesOf(CONSOLE_DIST);
  const own = `${CONSOLE_DIST}-${process.pid}`;
  await buildConsole(own, undefined, [unfinished]);
  const files = filesOf(own);
  // What another test has put there meanwhile is the same, and a third may be reading it.
  try {
    if (!fresh()) {
      rmSync(CONSOLE_DIST, { recursive: true, force: true });
      renameSync(own, CONSOLE_DIST);
    }
  } catch {
    // Another one was faster by a moment.
  }
  rmSync(own, { recursive: true, force: true });
  return files;
}
