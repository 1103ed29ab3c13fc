/** What a radio in some state can do. */
import type { RadioState } from "../ports.ts";

/** Whether it hears: it is on, even if this phone has nothing to send with. */
export const hears = (radio: RadioState): boolean => radio === "on" || radio === "mute";
/** Whether there is something to send with, now or once what ails it is put right. */
export const canSend = (radio: RadioState): boolean => radio !== "mute" && radio !== "absent";
