/** How many half-days of a quarantine have gone by, and how many of them nobody entered. */
import { dayOf, type Instant } from "@bluezone/protocol/time";
import type { QuarantineLogRow, QuarantineRow } from "./tables.ts";
import { halfAt } from "./today.ts";

/** Half-days from the first day until now, not past the last day; `missing` of them have no entry. */
export type Halves = { readonly all: number; readonly missing: number };

/** The count; `logs` are all entries of this quarantine. */
export function halvesOf(
  { first_day, last_day, ended_day }: QuarantineRow,
  logs: readonly QuarantineLogRow[],
  now: Instant,
): Halves {
  const today = dayOf(now, "vietnam");
  const last = ended_day ?? last_day;
  const days = Math.min(today, last) - first_day + 1;
  if (days <= 0) return { all: 0, missing: 0 };
  const all = days * 2 - (today <= last && halfAt(now) === "morning" ? 1 : 0);
  const entered = logs.filter(
    ({ replaced_ms, day }) => replaced_ms === null && day >= first_day && day <= last,
  ).length;
  return { all, missing: Math.max(0, all - entered) };
}

/** More than half have no entry: whoever ends it is told so first. */
export const mostMissing = ({ all, missing }: Halves): boolean => missing * 2 > all;
