/** The desks' console, built once in the background and kept; until then the desk says that it is being built. */
import { CONSOLE_DIST, CONSOLE_SOURCES } from "@bluezone/console/built";
import { bringUpToDate } from "@bluezone/server-kit/files/built-folder";
import { type BuiltFile, filesOf } from "@bluezone/server-kit/http/built-files";

/** A page that knows the town's: who has to sign in reads there that the desk is opened again from it. */
function addressed({ type, body }: BuiltFile, townPage: string): BuiltFile {
  if (!type.startsWith("text/html")) return { type, body };
  const mark = `<head><meta name="bluezone-town" content="${townPage}">`;
  return { type, body: new TextEncoder().encode(new TextDecoder().decode(body).replace("<head>", mark)) };
}

/** Begins building where that is due. @param townPage the address of the town's page @param failed told why it could not be built */
export function openConsole(
  townPage: string,
  failed: (why: string) => void,
): () => ReadonlyMap<string, BuiltFile> {
  let files: ReadonlyMap<string, BuiltFile> = new Map();
  async function make(): Promise<void> {
    await bringUpToDate({
      folder: CONSOLE_DIST,
      sources: CONSOLE_SOURCES,
      build: async (into) => (await import("@bluezone/console/build")).buildConsole(into),
    });
    files = new Map([...filesOf(CONSOLE_DIST)].map(([path, file]) => [path, addressed(file, townPage)]));
  }
  void make().catch((error: unknown) => failed(error instanceof Error ? error.message : String(error)));
  return () => files;
}
