/** The desks' pages, built when a server that has a desk first needs them. */
import { accessSync, constants, existsSync } from "node:fs";
import { dirname } from "node:path";
import { CONSOLE_DIST, CONSOLE_SOURCES } from "@bluezone/console/built";
import { bringUpToDate, isStale } from "@bluezone/server-kit/files/built-folder";

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Builds them where they are missing or older than the program. Without them the server runs and has no desk, with older
 * ones it has an older desk; both are remarked.
 */
export async function buildDesk(remark: (text: string) => void): Promise<void> {
  const built = {
    folder: CONSOLE_DIST,
    sources: CONSOLE_SOURCES,
    build: async (into: string) => (await import("@bluezone/console/build")).buildConsole(into),
  };
  if (!isStale(built)) return;
  const desk = existsSync(CONSOLE_DIST) ? "the desk is an older one" : "there is no desk";
  // Whoever may not write there would build at every start and keep nothing, and phones would wait for it.
  if (!mayWrite(dirname(CONSOLE_DIST)))
    return remark(
      `The desk's pages are not built and this user may not write them, so ${desk}: start the town or this server once as the program's owner.`,
    );
  remark("Building the desk's pages, about 20 seconds, once for each version of the program.");
  await bringUpToDate(built).catch((error: unknown) =>
    remark(
      `The desk's pages could not be built, so ${desk}: ${error instanceof Error ? error.message : error}`,
    ),
  );
}
