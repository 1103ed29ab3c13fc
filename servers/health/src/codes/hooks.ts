/** What slices above do when a phone uses a code, in the same transaction. Whoever puts the server together says what that is. */
import type { Instant } from "@bluezone/protocol/time";
import type { Transaction } from "../tables.ts";

/** Notes something of the code of this id; `at` is in whole ten minutes. */
type NoteOfCode = (trx: Transaction, codeId: string, at: Instant) => Promise<void>;

export type CodeHooks = {
  /** A phone turned the code into a token. */
  readonly claimed: NoteOfCode;
  /** A phone got its certificate. */
  readonly certified: NoteOfCode;
};
