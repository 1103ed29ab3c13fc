/** The desks' console, built once in the background and kept; until then the desk says that it is being built. */
import { join } from "node:path";
import { buildConsole, CONSOLE_SOURCES } from "@bluezone/console/build";
import { CONSOLE_DIST } from "@bluezone/console/built";
import { type BuiltFile, filesOf } from "@bluezone/server-kit/http/built-files";
import { stale } from "./built.ts";

/** Begins building where that is due. @param failed told why it could not be built */
export function openConsole(failed: (why: string) => void): () => ReadonlyMap<string, BuiltFile> {
  let files: ReadonlyMap<string, BuiltFile> = new Map();
  async function make(): Promise<void> {
    if (stale(join(CONSOLE_DIST, "rollout.html"), CONSOLE_SOURCES)) await buildConsole();
    files = filesOf(CONSOLE_DIST);
  }
  void make().catch((error: unknown) => failed(error instanceof Error ? error.message : String(error)));
  return () => files;
}
