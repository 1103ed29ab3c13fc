/** Which version of the program this is, from its manifest: the repository's, or a release's with the commit it was made of. */
import { readFileSync } from "node:fs";
import { z } from "zod";

const Manifest = z.object({ version: z.string(), commit: z.string().optional() });

/** "0.1.0", of a release "0.1.0 (commit 1a2b3c4d)". */
export function version(): string {
  const manifest = new URL("../../../package.json", import.meta.url);
  const { version: number, commit } = Manifest.parse(JSON.parse(readFileSync(manifest, "utf8")));
  return commit === undefined ? number : `${number} (commit ${commit})`;
}
