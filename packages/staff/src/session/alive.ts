/** How long a session lasts. */
import { type Duration, Instant, plus } from "@bluezone/protocol/time";

/** When it was opened and last used, by the server's clock. */
export type SessionTimes = { readonly opened: Instant; readonly seen: Instant };

/** When a session ends unless it is used before; never later than `longest` after it was opened. */
export const endOf = (
  { opened, seen }: SessionTimes,
  { idle, longest }: { readonly idle: Duration; readonly longest: Duration },
): Instant => Instant(Math.min(plus(seen, idle), plus(opened, longest)));

/** Whether it still lets somebody in. A clock that was set back ends nothing. */
export const isAlive = (
  session: SessionTimes,
  limits: { readonly idle: Duration; readonly longest: Duration },
  now: Instant,
): boolean => now < endOf(session, limits);
