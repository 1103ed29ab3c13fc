/** Weeks of Vietnam: they begin on Monday, and their Sunday names them. */
import { addDays, type Day } from "@bluezone/protocol/time";

/** The Sunday that ends the week of a day. 1970-01-01 was a Thursday. */
export const weekEnd = (today: Day): Day => addDays(today, 6 - ((((today + 3) % 7) + 7) % 7));
