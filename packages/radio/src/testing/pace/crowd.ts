/**
 * So many radios of ours in one program: `crowd.ts SOCKET RADIOS INTERVAL listen|speak`, the interval of adverts in ms. Reports are
 * counted where they listen.
 */
import { setTimeout as wait } from "node:timers/promises";
import { Milliseconds } from "@bluezone/protocol/time";
import { Adapter } from "../../host/adapter.ts";
import { USUAL } from "../../host/needs.ts";
import { systemChance, systemTiming } from "../../host/system.ts";
import { DRIVE } from "../quirks.ts";
import { frameOf, lineTo } from "./lines.ts";
import { meter } from "./meter.ts";

const [socket = "", radios = "", interval = "", task] = process.argv.slice(2);
const { count, ready } = meter();
for (let n = 0; n < Number(radios); n++) {
  const adapter = new Adapter({
    ...USUAL,
    open: lineTo(`unix:${socket}`),
    timing: systemTiming,
    chance: systemChance,
    drive: DRIVE,
    interval: Milliseconds(Number(interval)),
    heard: count,
  });
  // One after the other, as the emulator wants them.
  while (!adapter.isUp) await wait(5);
  adapter.broadcast(frameOf(n));
  if (task === "listen") adapter.listen({ active: true });
}
ready();
