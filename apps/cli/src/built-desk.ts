/** The desks' pages, built when a server that has a desk first needs them. */
import { existsSync } from "node:fs";
import { join } from "node:path";

/** Builds them unless the page of this desk is there; without them the server runs and has no desk, which is remarked. */
export async function buildDesk(page: string, remark: (text: string) => void): Promise<void> {
  const { buildConsole, CONSOLE_DIST } = await import("@bluezone/console/build");
  if (existsSync(join(CONSOLE_DIST, page))) return;
  remark("Building the desk's pages, about 20 seconds, the first time only.");
  await buildConsole().catch((error: unknown) =>
    remark(
      `The desk's pages could not be built, so there is no desk: ${error instanceof Error ? error.message : error}`,
    ),
  );
}
