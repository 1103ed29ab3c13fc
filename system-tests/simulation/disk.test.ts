/** The simulated disk behaves as the machine's does, as long as nothing fails. */
import { Instant } from "@bluezone/protocol/time";
import type { Disk, DiskHandle } from "@bluezone/server-kit/files/disk";
import { diskBehaviour } from "@bluezone/server-kit/testing/disk";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { drawFrom } from "../crash/draw.ts";
import { createDisk } from "./disk.ts";
import { drawFaults } from "./faults.ts";
import { createParty, Scheduler } from "./scheduler.ts";

diskBehaviour("simulated", async () => {
  const draw = drawFrom(seededRandom("a disk"));
  const scheduler = new Scheduler(draw, Instant(1_600_000_000_000), false);
  // Faults begin when they are told to, and here they are not.
  const around = { faults: drawFaults(draw), draw, changed: () => undefined };
  const disk = moved(createDisk(scheduler, around).diskOf(createParty("a test")), scheduler);
  await disk.mkdir("/top", { mode: 0o777 });
  return { disk, top: "/top" };
});

/** The same, of which each call is done at once: no other is filed meanwhile. */
function moved(disk: Disk, scheduler: Scheduler): Disk {
  const done = async <T>(call: Promise<T>): Promise<T> => {
    const [came] = await Promise.allSettled([call, scheduler.run(scheduler.now)]);
    if (came.status === "rejected") throw came.reason;
    return came.value;
  };
  return {
    async open(...given) {
      const handle = await done(disk.open(...given));
      return {
        writeFile: (bytes) => done(handle.writeFile(bytes)),
        sync: () => done(handle.sync()),
        close: () => done(handle.close()),
      } satisfies DiskHandle;
    },
    rename: (...given) => done(disk.rename(...given)),
    rm: (...given) => done(disk.rm(...given)),
    readFile: (...given) => done(disk.readFile(...given)),
    readdir: (...given) => done(disk.readdir(...given)),
    stat: (...given) => done(disk.stat(...given)),
    mkdir: (...given) => done(disk.mkdir(...given)),
  };
}
