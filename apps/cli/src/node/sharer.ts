/** The phone of a node for a share by line: the node's own while it runs, else its store without a radio. */
import { failingRadio } from "@bluezone/device/doubles/radio";
import { Failure } from "../failure.ts";
import { callControl } from "./control.ts";
import { readHome, withNodeFile } from "./node-file.ts";
import type { KeyPlaces } from "./node-key.ts";
import { withNodePhone } from "./node-phone.ts";
import type { Sharer } from "./share-by-code.ts";

/** Gives it with the address of the health server, and lets go of it after. Throws as `withNodeFile`. */
export async function withSharer<T>(
  places: KeyPlaces,
  use: (sharer: Sharer, health: string) => Promise<T>,
): Promise<T> {
  const running = await callControl(places.data);
  if (running) {
    try {
      return await use(running.phone, running.health);
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
    // Without a radio no identity is taken for this short while.
    const radio = failingRadio("absent");
    return withNodePhone({ file, home, radio }, (phone) =>
      use({ state: () => phone.state(), tap: phone }, home.health),
    );
  });
}
