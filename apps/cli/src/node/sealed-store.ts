/** The phone's store in a node's sealed file. */
import type { Store } from "@bluezone/device/ports";
import type { SealedFile } from "./sealed-file.ts";

/** Documents whose names begin so are the phone's. */
const PHONE = "phone/";

export const sealedStore = (file: SealedFile): Store => ({
  get: async (name) => file.get(PHONE + name),
  names: async (prefix) => file.names(PHONE + prefix).map((name) => name.slice(PHONE.length)),
  async commit(changes) {
    file.commit(Object.fromEntries(Object.entries(changes).map(([name, value]) => [PHONE + name, value])));
  },
  wipe: async () => file.wipe(PHONE),
});
