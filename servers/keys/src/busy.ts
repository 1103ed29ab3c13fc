/** The answer to whoever comes when too much is waiting: nothing was looked up or written, and the phone comes again. */
import { Fault } from "@bluezone/contract/fault";

/** Seconds after which to come again: a phone's own first wait. */
const RETRY_AFTER = 10;

export const busy = (): Fault =>
  new Fault("quota_exceeded", "Too many publish at this moment. Try again in a little while.", RETRY_AFTER);
