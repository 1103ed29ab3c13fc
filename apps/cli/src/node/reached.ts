/** The phone of a node for a command: the node's own while it runs, else its store without a radio. */
import { failingRadio } from "@bluezone/device/doubles/radio";
import type { PhoneHandle } from "@bluezone/device/handle";
import { machineClock } from "@bluezone/device-node/machine-clock";
import { Failure } from "../failure.ts";
import { callControl } from "./control.ts";
import { HeardToday } from "./heard-today.ts";
import { readHome, withNodeFile } from "./node-file.ts";
import type { KeyPlaces } from "./node-key.ts";
import { withNodePhone } from "./node-phone.ts";
import type { NodeStatus } from "./node-status.ts";
import type { Sharer } from "./share-by-code.ts";

/** A node that was reached. */
export type ReachedNode = {
  readonly phone: Sharer & { readonly tap: Pick<PhoneHandle["tap"], "holdings"> };
  /** The address of its health server. */
  readonly health: string;
  /** Identifiers heard today in Vietnam. */
  readonly heardToday: number;
  /** What it shows of itself; undefined when it does not run. */
  readonly status: NodeStatus | undefined;
};

/** Lets `use` have it, and lets go of it after. Throws as `withNodeFile` and `callControl` do. */
export async function withReached<T>(
  places: KeyPlaces,
  use: (reached: ReachedNode) => Promise<T>,
): Promise<T> {
  const running = await callControl(places.data);
  if (running) {
    try {
      const { phone, status } = running;
      return await use({ phone, health: status.health, heardToday: status.heardToday, status });
    } finally {
      running.close();
    }
  }
  return withNodeFile(places, false, async (file) => {
    const home = readHome(file);
    if (!home)
      throw new Failure(
        "configuration",
        `the node in ${places.data} has not run yet; see: bluezone node --help`,
      );
    const heardToday = new HeardToday(file).at(machineClock.wall());
    // Without a radio no identity is taken for this short while.
    const radio = failingRadio("absent");
    return withNodePhone({ file, home, radio }, (phone) =>
      use({
        phone: { state: () => phone.state(), tap: phone },
        health: home.health,
        heardToday,
        status: undefined,
      }),
    );
  });
}
