/** The battery behind a browser. */
import type { Battery } from "@bluezone/device/ports";

/** Unknown: what scans it would spare do not happen here. */
export const openBattery = (): Battery => ({ level: () => undefined });
