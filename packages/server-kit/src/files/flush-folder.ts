/** Names that last. */
import { type Disk, MACHINE_DISK } from "./disk.ts";

/** Makes a new or changed name in a folder outlast a power cut. Windows cannot flush a folder and does not need to. */
export async function flushFolder(path: string, disk: Disk = MACHINE_DISK): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await disk.open(path, "r");
  await folder.sync().finally(() => folder.close());
}
