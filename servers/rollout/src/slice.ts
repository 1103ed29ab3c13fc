/** What a slice of this server is. */
import type { Slice } from "@bluezone/desk/slice";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "./context.ts";
import type { Counts } from "./counted.ts";
import type { Tables } from "./tables.ts";

export type RolloutSlice = Slice<Context, Viewer, Tables, Counts>;
