/** The day that stands on a sheet as the day of its print. */
import { type Day, dayOf, type Instant } from "@bluezone/protocol/time";

/** Vietnam's day of the instant at which its run began. */
export const dayOfPrint = (at: Instant): Day => dayOf(at, "vietnam");
