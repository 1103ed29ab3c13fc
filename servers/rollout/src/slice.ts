/** What a slice of this server is. */
import type { Permission } from "@bluezone/contract/rollout/roles";
import type { Waiting } from "@bluezone/contract/rollout/waiting";
import type { Slice } from "@bluezone/desk/slice";
import type { SlicePart } from "@bluezone/desk/waiting/part";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "./context.ts";
import type { Counts } from "./counted.ts";
import type { Tables } from "./tables.ts";

/** One kind of what waits for somebody. */
export type WaitingPart = SlicePart<Context, Tables> & {
  readonly kind: Waiting;
  readonly permission: Permission;
};

export type RolloutSlice = Slice<Context, Viewer, Tables, Counts>;
