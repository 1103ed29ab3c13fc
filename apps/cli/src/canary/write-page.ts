/** Writes the status page into the folder that a web server shows: each file whole at once, never half. */
import { randomUUID } from "node:crypto";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Instant } from "@bluezone/protocol/time";
import { makeFolder } from "@bluezone/server-kit/files/make-folder";
import type { Ledger } from "./ledger.ts";
import { shownSince, statusPage } from "./page/status-page.ts";

/** Writes `index.html` and, in English, `en.html`. */
export async function writePages(
  folder: string,
  ledger: Pick<Ledger, "rounds" | "incidents">,
  now: Instant,
  operator: string | undefined,
): Promise<void> {
  await makeFolder(folder, 0o755);
  const facts = { rounds: ledger.rounds(shownSince(now)), incidents: ledger.incidents(), now, operator };
  for (const [locale, name] of [
    ["vi", "index.html"],
    ["en", "en.html"],
  ] as const) {
    const unfinished = join(folder, `.${name}.${randomUUID()}`);
    await writeFile(unfinished, statusPage(locale, facts), { mode: 0o644 });
    await rename(unfinished, join(folder, name));
  }
}
