/** How long Guard mode may last. Without the engine: the screen that asks for it loads nothing else. */
import { type Duration, Hours } from "@bluezone/protocol/time";

/** How long a phone may be on guard: no system shows it for longer. */
export const GUARD_LENGTHS = { "1h": Hours(1), "4h": Hours(4), "8h": Hours(8) } as const satisfies Record<
  string,
  Duration
>;
/** One of them. */
export type GuardLength = keyof typeof GUARD_LENGTHS;
