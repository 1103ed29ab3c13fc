/** The battery of a phone. */
import type { Battery } from "@bluezone/device/ports";
import { radioModule } from "../../../modules/radio/index.ts";

/** Its level from the radio module; unknown without the native part. */
export const openBattery = (): Battery => ({ level: () => radioModule()?.batteryLevel() ?? undefined });
