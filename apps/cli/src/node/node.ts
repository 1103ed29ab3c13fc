/** A node: a phone on a real adapter that beacons and listens until it is stopped. */
import type { PhoneHandle } from "@bluezone/device/handle";
import { keepPhone } from "@bluezone/device/kept-phone";
import { machineClock, machineTimer } from "@bluezone/device-node/machine-clock";
import { UNASSIGNED_COMPANY } from "@bluezone/protocol/air/frame";
import type { Drive } from "@bluezone/radio/host/controller";
import type { OpenTransport } from "@bluezone/radio/host/ports";
import { LiveRadio } from "@bluezone/radio/live/live-radio";
import { randomText, systemRandom } from "@bluezone/server-kit/time/random";
import { type GivenServers, settledHome } from "../phone-home.ts";
import { serveControl } from "./control.ts";
import type { NodeEvent } from "./event.ts";
import { HeardToday } from "./heard-today.ts";
import { hasStore, keepHome, readHome, withNodeFile } from "./node-file.ts";
import type { KeyPlaces } from "./node-key.ts";
import { withNodePhone } from "./node-phone.ts";
import type { NodeStatus } from "./node-status.ts";
import { sealedMemory } from "./sealed-memory.ts";

/** What a node is given. */
export type NodeOptions = KeyPlaces & {
  readonly servers: GivenServers;
  readonly open: OpenTransport;
  /** Which commands drive the controller. */
  readonly drive: Drive;
  /** Transmit power that it declares, whole dBm. */
  readonly txPower: number;
  /** In which bit of Apple's overflow area iPhones hide our service; null: not known. */
  readonly overflowBit: number | null;
  readonly tell: (event: NodeEvent) => void;
};

/** A node that runs. */
export type Node = {
  readonly phone: PhoneHandle;
  status(): NodeStatus;
};

/** Runs a node as long as `use` does. The radio is silent before anything else ends. Throws as `withNodeFile` and `settledHome` do. */
export async function runNode(options: NodeOptions, use: (node: Node) => Promise<void>): Promise<void> {
  // A first run that lacks something leaves no folder, key or store behind.
  if (!hasStore(options)) await settledHome(options.servers, undefined, "node");
  await withNodeFile(options, true, async (file) => {
    const before = readHome(file);
    const home = await settledHome(options.servers, before, "node");
    const isNews = before !== undefined && JSON.stringify(before) !== JSON.stringify(home);
    keepHome(file, home);
    const { wall, monotonic: now, bootId } = machineClock;
    const startedAt = wall();
    const heard = new HeardToday(file);
    let trouble: NodeStatus["trouble"] = null;
    let configRefused: NodeStatus["configRefused"] = null;
    let wake = () => {};
    let over = false;
    const tell = (event: NodeEvent): void => {
      if (!over) options.tell(event);
    };
    const radio = new LiveRadio({
      open: options.open,
      memory: sealedMemory(file, () => randomText(systemRandom, 16)),
      clock: { wall, bootId, now, after: machineTimer.after },
      companyId: UNASSIGNED_COMPANY,
      // Without the bit, every Apple device around would be connected to.
      seekHidden: options.overflowBit !== null,
      overflowBit: options.overflowBit,
      txPower: options.txPower,
      model: "node",
      adapter: { drive: options.drive },
      tell(event) {
        if (event.is === "up") trouble = null;
        if (event.is === "failed") trouble = event.why ?? event.code;
        tell({ from: "radio", at: wall(), ...event });
        // The phone looks at once what it can do now.
        if (event.is === "up" || event.is === "failed") wake();
      },
    });
    try {
      const phoneTell = (event: Parameters<NonNullable<Parameters<typeof withNodePhone>[0]["tell"]>>[0]) => {
        if (event.is === "heard") heard.add(wall(), event.fresh);
        if (event.is === "config-accepted") configRefused = null;
        if (event.is === "document-refused" && event.document === "config")
          configRefused = { at: event.at, why: event.why };
        tell({ from: "phone", ...event });
      };
      await withNodePhone({ file, home, radio, tell: phoneTell }, async (phone) => {
        // Running it is its consent, as with a phone of the command line.
        if (phone.state().panel.is === "welcome") await phone.start();
        const handle = keepPhone(phone, { timer: machineTimer, mend: async () => undefined });
        wake = () => void handle.mend("bluetooth");
        const status = (): NodeStatus => ({
          now: wall(),
          startedAt,
          radio: radio.state(),
          trouble,
          configRefused,
          heardToday: heard.at(wall()),
          health: home.health,
          phone: handle.state(),
        });
        const control = await serveControl(options.data, handle, status);
        tell({ from: "node", at: wall(), is: "started" });
        // Another root, key or server is tried now, not when the next look is due; what comes of it is told as an event.
        if (isNews) handle.tap.checkNow().catch(() => undefined);
        try {
          await use({ phone: handle, status });
        } finally {
          tell({ from: "node", at: wall(), is: "stopping" });
          await radio.close();
          tell({ from: "node", at: wall(), is: "stopped" });
          over = true;
          wake = () => {};
          handle.close();
          await control.close();
        }
      });
    } finally {
      await radio.close();
    }
  });
}
