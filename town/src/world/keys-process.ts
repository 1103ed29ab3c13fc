/** The town's key server as a process: everything it is told comes from the town that forked it, the time too. */
import { join } from "node:path";
import type { KeysServer } from "@bluezone/keys/server";
import { Instant } from "@bluezone/protocol/time";
import { folderBlobs } from "@bluezone/server-kit/files/blobs-folder";
import { folderEngine } from "@bluezone/server-kit/sql/engine-pglite";
import { openKeys } from "./keys-site.ts";
import type { FromProcess, ToProcess } from "./keys-switch.ts";
import { openSigning } from "./signing.ts";

let now = Instant(0);
let server: KeysServer | undefined;

const answer = (message: FromProcess): void => void process.send?.(message);

process.on("message", async (message: ToProcess) => {
  now = message.now;
  if (message.is === "open") {
    const { folder, site } = message;
    server = await openKeys(site, {
      clock: { now: () => now },
      engine: await folderEngine(join(folder, "database")),
      blobs: await folderBlobs(join(folder, "exports")),
      signing: await openSigning(join(folder, "signing")),
      events: { emit: () => undefined },
    });
    answer({ is: "open", url: (await server.start()).url });
  }
  if (message.is === "jobs") {
    await server?.runJobs(message.now);
    answer({ is: "done" });
  }
});
process.on("disconnect", () => process.exit());
