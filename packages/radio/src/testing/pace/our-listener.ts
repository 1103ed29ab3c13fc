/** Our host listens and counts reports: `our-listener.ts LINE`. */
import { Adapter } from "../../host/adapter.ts";
import { USUAL } from "../../host/needs.ts";
import { systemChance, systemTiming } from "../../host/system.ts";
import { DRIVE } from "../quirks.ts";
import { frameOf, lineTo } from "./lines.ts";
import { meter } from "./meter.ts";

const [line = ""] = process.argv.slice(2);
const { count, ready } = meter();
const adapter = new Adapter({
  ...USUAL,
  open: lineTo(line),
  timing: systemTiming,
  chance: systemChance,
  drive: DRIVE,
  tell: ({ is }) => is === "up" && ready(),
  heard: count,
});
// It asks for scan responses only while it is somebody itself.
adapter.broadcast(frameOf(0xffff));
adapter.listen({ active: true });
