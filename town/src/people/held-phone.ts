/** A resident's phone in the hand of a screen: the engine runs in the town, on the town's clock and air. */
import { type PhoneHandle, tapsBy } from "@bluezone/device/handle";
import type { PhoneState } from "@bluezone/device/state";
import type { Town } from "../world/town.ts";

/** @param subscribe tells whenever something in the town may have changed */
export function heldPhone(town: Town, id: string, subscribe: PhoneHandle["subscribe"]): PhoneHandle {
  const resident = town.resident(id);
  let shown: PhoneState | undefined;
  subscribe(() => {
    shown = undefined;
  });
  return {
    state() {
      shown ??= resident.phone.state();
      return shown;
    },
    subscribe,
    tap: tapsBy(async (name, args) => {
      const { phone } = resident;
      const done = await (phone[name] as (...args: readonly unknown[]) => Promise<unknown>)(...args);
      town.wake(id);
      return done;
    }),
    async mend() {
      resident.radio.setState("on");
      town.wake(id);
    },
    close: () => undefined,
  };
}
