/** Until when the resident has paused the phone: a pause may stand in the panel or below it. */
import type { PhoneState } from "@bluezone/device/state";
import type { Instant } from "@bluezone/protocol/time";

export function pausedUntil({ panel, bars }: Pick<PhoneState, "panel" | "bars">): Instant | null {
  for (const notice of [panel, ...bars]) if (notice.is === "paused") return notice.until;
  return null;
}
