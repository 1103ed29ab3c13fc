/** What is done with what phones sent, of whichever kind it is. The slices that keep it stand above; whoever puts the server together fills this in. */
import type { Transaction } from "../tables.ts";

export type SentHooks = {
  /** Destroys whatever has one of these ids, with all that hangs on it. */
  readonly destroySent: (trx: Transaction, ids: readonly string[]) => Promise<void>;
  /** Makes the declaration or request that a call came with the same person's. */
  readonly linkSource: (
    trx: Transaction,
    personId: string,
    call: { readonly source: "app" | "declaration" | "advice"; readonly source_id: string | null },
  ) => Promise<void>;
};
