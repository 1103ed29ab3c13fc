/** What opening a store gives, on every platform. */
import type { Store } from "@bluezone/device/ports";

/** A store that is open until `close`; what is under way then ends first. */
export interface OpenedStore extends Store {
  close(): Promise<void>;
}

/**
 * Opens the store of this name or creates it. Rejects with `StoreInUse` when another tab has it, and with what the platform throws
 * when there is no room, no permission, or no database behind the name.
 */
export type OpenStore = (name: string) => Promise<OpenedStore>;

/** Another tab of this browser has the store open, or has taken it over. Two engines on one store would undo each other. */
export class StoreInUse extends Error {
  readonly code = "store_in_use";

  constructor() {
    super("another tab has this store open");
    this.name = "StoreInUse";
  }
}
