/**
 * Two phones that have met: the engine of `device`, Node stores, the town's simulated air. The meeting is lived before its
 * round begins, on a clock of its own that runs ahead to the present, without a network; from then on their clock is the
 * machine's.
 */
import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PhoneEvent } from "@bluezone/device/event";
import type { Servers } from "@bluezone/device/ports";
import type { Settings } from "@bluezone/device/settings";
import { type Instant, Minutes, minus, plus } from "@bluezone/protocol/time";
import { Air } from "@bluezone/radio/air/air";
import { Metres } from "@bluezone/radio/air/distance";
import { MEAN_PHONE } from "@bluezone/radio/air/phone-offsets";
import { makeFolder } from "@bluezone/server-kit/files/make-folder";
import { systemRandom } from "@bluezone/server-kit/time/random";
import { Resident } from "@bluezone/town/people/resident";
import { WorldClock } from "@bluezone/town/world/clock";

/** How long they are a metre apart: well over what any profile warns of. */
const MEETING = Minutes(25);
/** Longest step of their clock while they meet. */
const STEP = Minutes(1);

/** Where the phones live and whom they talk to. */
export type PairOptions = {
  /** A folder of its own; what is in it goes on. */
  readonly folder: string;
  readonly servers: Omit<Servers, "transport">;
  readonly settings: Settings;
  /** Told of what the phone does that is to be warned. */
  readonly tell: (event: PhoneEvent) => void;
};

/** The phone that reports and the one that must be warned. */
export type Pair = {
  readonly reports: Resident;
  readonly warned: Resident;
  /** Their clock is `now` from here on; it never goes back. */
  at(now: Instant): void;
  close(): void;
  /** Closes them, and nothing of them is left. */
  destroy(): Promise<void>;
};

/** Opens a pair. One that has not met yet meets so that it ends at `now`. Rejects when the folder cannot be written. */
export async function openPair(options: PairOptions, now: Instant): Promise<Pair> {
  const { folder, servers, settings, tell } = options;
  // Phones that were stopped in the middle of their meeting have not met: others take their place.
  const mark = join(folder, "met");
  const met = existsSync(mark);
  if (!met) await rm(folder, { recursive: true, force: true });
  await makeFolder(folder, 0o700);
  const world = new WorldClock(minus(now, MEETING));
  const air = new Air(1);
  const open = (id: string, x: number, onEvent?: (event: PhoneEvent) => void) =>
    Resident.open({
      person: { id, name: id, number: "", model: "canary", place: "", x, y: 0 },
      world,
      air,
      offsets: MEAN_PHONE,
      random: (n) => systemRandom.bytes(n),
      settings,
      servers,
      storeFile: join(folder, `${id}.sqlite`),
      ...(onEvent ? { onEvent } : {}),
    });
  const reports = await open("reports", 0);
  const warned = await open("warned", 1, tell);
  const both = [reports, warned] as const;
  air.move("warned", { x: Metres(1), y: Metres(0) });
  if (met) world.moveTo(now);
  else await meet(both, world, now);
  await writeFile(mark, "");
  const close = () => {
    for (const phone of both) phone.close();
  };
  return {
    reports,
    warned,
    at: (t) => world.moveTo(Math.max(t, world.now()) as Instant),
    close,
    async destroy() {
      close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Lives the meeting: each phone runs whenever it asks to. */
async function meet(both: readonly Resident[], world: WorldClock, until: Instant): Promise<void> {
  const offline = () => {
    throw new Error("they meet without a network: nothing may be answered by a server that lives later");
  };
  for (const one of both) {
    one.wire.detour = offline;
    await one.phone.start();
  }
  for (;;) {
    for (const one of both) {
      one.radio.expire();
      if (one.due <= world.now()) await one.run();
    }
    if (world.now() >= until) break;
    const next = Math.min(...both.map(({ due }) => due), plus(world.now(), STEP), until);
    world.moveTo(Math.max(next, world.now() + 1) as Instant);
  }
  for (const one of both) {
    one.radio.broadcast(null);
    one.wire.detour = (url) => url;
  }
}
