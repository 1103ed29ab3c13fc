/** The desks' pages, built when a server that has a desk first needs them. */
import { accessSync, constants, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { CONSOLE_DIST } from "@bluezone/console/built";

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Builds them unless the page of this desk is there; without them the server runs and has no desk, which is remarked. */
export async function buildDesk(page: string, remark: (text: string) => void): Promise<void> {
  if (existsSync(join(CONSOLE_DIST, page))) return;
  // Whoever may not write there would build at every start and keep nothing, and phones would wait for it.
  if (!mayWrite(dirname(CONSOLE_DIST)))
    return remark(
      "The desk's pages are not built and this user may not write them, so there is no desk: start the town or this server once as the program's owner.",
    );
  remark("Building the desk's pages, about 20 seconds, the first time only.");
  await import("@bluezone/console/build")
    .then(({ buildConsole }) => buildConsole())
    .catch((error: unknown) =>
      remark(
        `The desk's pages could not be built, so there is no desk: ${error instanceof Error ? error.message : error}`,
      ),
    );
}
