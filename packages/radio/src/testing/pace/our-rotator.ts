/** Our host changes its identity as fast as it can, address and data together, each on the air before the next: `our-rotator.ts LINE legacy|extended`. */
import { setAdvertisingEnable } from "../../hci/advertising-commands.ts";
import { readEvent } from "../../hci/event.ts";
import { setExtendedEnable } from "../../hci/extended-advertising-commands.ts";
import { COMMAND } from "../../hci/h4.ts";
import { Adapter } from "../../host/adapter.ts";
import type { Drive } from "../../host/controller.ts";
import { USUAL } from "../../host/needs.ts";
import { systemChance, systemTiming } from "../../host/system.ts";
import { frameOf, lineTo } from "./lines.ts";
import { meter } from "./meter.ts";

const [line = "", drive = "legacy"] = process.argv.slice(2);
const { count, ready } = meter();
const { opcode } = drive === "extended" ? setExtendedEnable : setAdvertisingEnable;
let enabling = false;
let n = 0;
const adapter = new Adapter({
  ...USUAL,
  open: lineTo(line),
  timing: systemTiming,
  chance: systemChance,
  drive: drive as Drive,
  tell: ({ is }) => is === "up" && ready(),
  tap(received, packet) {
    if (!received && packet[0] === COMMAND)
      enabling = (packet[1]! | (packet[2]! << 8)) === opcode && packet[4] === 1;
    if (!received || !enabling) return;
    const event = readEvent(packet.subarray(1));
    if (event.is !== "commandComplete" || event.opcode !== opcode) return;
    enabling = false;
    count();
    // Not from within: the answer is still to be taken.
    setImmediate(() => adapter.broadcast(frameOf(n++)));
  },
});
adapter.broadcast(frameOf(n++));
