/** The desks' console, built once in the background and kept; until then the desk says that it is being built. */
import { CONSOLE_DIST, CONSOLE_SOURCES } from "@bluezone/console/built";
import { bringUpToDate } from "@bluezone/server-kit/files/built-folder";
import { type BuiltFile, filesOf } from "@bluezone/server-kit/http/built-files";

/** Begins building where that is due. @param failed told why it could not be built */
export function openConsole(failed: (why: string) => void): () => ReadonlyMap<string, BuiltFile> {
  let files: ReadonlyMap<string, BuiltFile> = new Map();
  async function make(): Promise<void> {
    await bringUpToDate({
      folder: CONSOLE_DIST,
      sources: CONSOLE_SOURCES,
      build: async (into) => (await import("@bluezone/console/build")).buildConsole(into),
    });
    files = filesOf(CONSOLE_DIST);
  }
  void make().catch((error: unknown) => failed(error instanceof Error ? error.message : String(error)));
  return () => files;
}
