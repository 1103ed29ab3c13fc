/** The clocks of a browser's page. */
import type { Clock, Random } from "@bluezone/device/ports";
import { processClock } from "./process-clock.ts";

/** The page's own clocks: each load of the page is a boot, because its monotonic clock begins anew. */
export const openClock = (random: Random): Clock => processClock(random.bytes(8));
