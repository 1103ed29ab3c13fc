/** Which contact of an interview is the meeting that the person's app tells of. */
import type { ContactRow } from "./tables.ts";

/** Memory and phone may be so many days apart and still mean one meeting. */
export const APART_DAYS = 2;

/**
 * Of contacts of one person near one case the one of the same day; else the first whose day nobody knows, or any where the app
 * did not say the day; else the nearest within two days. One that has evidence of its own is passed over.
 */
export function oneContact<Row extends Pick<ContactRow, "day" | "sent_ms">>(
  contacts: readonly Row[],
  sentDay: number | null,
): Row | undefined {
  const free = contacts.filter(({ sent_ms }) => sent_ms === null);
  if (sentDay === null) return free[0];
  const apart = ({ day }: Row): number => (day === null ? 0.5 : Math.abs(day - sentDay));
  return free.filter((one) => apart(one) <= APART_DAYS).sort((a, b) => apart(a) - apart(b))[0];
}
