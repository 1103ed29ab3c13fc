/** Names that last. */
import { open } from "node:fs/promises";

/** Makes a new or changed name in a folder outlast a power cut. Windows cannot flush a folder and does not need to. */
export async function flushFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  await folder.sync().finally(() => folder.close());
}
