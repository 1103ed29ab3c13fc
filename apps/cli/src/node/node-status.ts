/** How a node is. */
import type { PhoneState } from "@bluezone/device/state";
import type { Instant } from "@bluezone/protocol/time";
import type { RadioEvent } from "@bluezone/radio/host/event";
import type { LiveState } from "@bluezone/radio/live/live-radio";

type RadioFailure = Extract<RadioEvent, { is: "failed" }>;
/** What is wrong with an adapter: why it is gone, or the code of the fault. */
export type Trouble = RadioFailure["code"] | NonNullable<RadioFailure["why"]>;

/** What a node shows of itself. */
export type NodeStatus = {
  readonly now: Instant;
  readonly startedAt: Instant;
  readonly radio: LiveState;
  /** What went wrong with the adapter last, as exactly as it is known; null when it works. */
  readonly trouble: Trouble | null;
  /** The signed configuration was refused last at this time, and none was taken in since; null: not since the start. */
  readonly configRefused: { readonly at: Instant; readonly why: string } | null;
  /** Identifiers heard today in Vietnam. */
  readonly heardToday: number;
  readonly health: string;
  readonly phone: PhoneState;
};
