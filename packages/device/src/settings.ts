/** What an operator builds into the app: trusted roots, the app's version, the radio's company id. */
import type { Root } from "@bluezone/contract/signed";

/** Fixed for one build of the app. */
export interface Settings {
  /** "0.1.0"; held against the signed configuration's minimum. */
  readonly appVersion: string;
  /** Roots that may sign each document. None for `policy`, `hotlines` or `local` means that the document is not read. */
  readonly roots: {
    readonly config: readonly Root[];
    readonly policy: readonly Root[];
    readonly hotlines: readonly Root[];
    /** For the local page; left out is none. */
    readonly local?: readonly Root[];
  };
  /** Code of the province that the app is for; without it, and while its resident names none, a phone reads every shard. */
  readonly province?: string;
  /** Bluetooth company id of the frame; the protocol's default when left out. */
  readonly companyId?: number;
}
