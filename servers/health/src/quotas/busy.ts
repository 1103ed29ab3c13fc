/** The refusal of whoever comes while too much waits. */
import { Fault } from "@bluezone/contract/fault";

/** Said when too much waits: nothing was looked up, and the phone comes again. */
export const busy = (): Fault =>
  new Fault("quota_exceeded", "too many call at this moment; try again in a little while", 10);
