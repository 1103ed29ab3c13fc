/** What a slice of this server is. */
import type { Slice as DeskSlice } from "@bluezone/desk/slice";
import type { Anyone } from "./callers.ts";
import type { Context } from "./context.ts";
import type { KeepRule } from "./keep-rule.ts";
import type { Tables } from "./tables.ts";

/** The columns of the proof of retention of what phones and keys leave behind. */
export type Counts = "codes" | "tokens" | "phones" | "entries" | "minutes";

export type HealthSlice = DeskSlice<Context, Anyone, Tables, Counts> & {
  /** How long the desk's records are kept, table by table, with a proof for each. */
  readonly keep?: readonly KeepRule[];
};
