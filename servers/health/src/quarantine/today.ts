/** Which half of the day it is. */
import { type Instant, wallTime } from "@bluezone/protocol/time";

/** The half of the day for which a temperature is asked for: before noon the morning's, from noon on the afternoon's. */
export const halfAt = (now: Instant): "morning" | "afternoon" =>
  wallTime(now, "vietnam").hour < 12 ? "morning" : "afternoon";
