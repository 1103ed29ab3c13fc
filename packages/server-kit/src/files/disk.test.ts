import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { diskBehaviour } from "../testing/disk.ts";
import { testFolder } from "../testing/folder.ts";
import { MACHINE_DISK } from "./disk.ts";

const top = testFolder();

// Windows says some of this by other codes; servers run there for a look alone.
if (process.platform !== "win32")
  diskBehaviour("machine", async () => ({ disk: MACHINE_DISK, top: await mkdtemp(join(top, "disk-")) }));
