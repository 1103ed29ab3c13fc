/** How long what has an end is kept on this server; the reasons stand in PRIVACY.md. Days are those of Vietnam. */
import {
  addDays,
  type Day,
  Days,
  dayOf,
  type Instant,
  Minutes,
  minus,
  sundayOf,
} from "@bluezone/protocol/time";

/** How many days the detail of help, scans, checklists, visits and print runs is kept. */
export const DETAIL_DAYS = 90;

/** The last day whose checklists and visits are overdue. */
export const detailEnds = (now: Instant): Day => addDays(dayOf(now, "vietnam"), -DETAIL_DAYS);

/** The last Sunday up to which days are folded into weeks: all seven days of its week are over their time. */
export const foldEnds = (now: Instant): Day => sundayOf(addDays(detailEnds(now), -6));

/** Print runs that began until then are overdue. */
export const runsEnd = (now: Instant): Instant => minus(now, Days(DETAIL_DAYS));

/** A file that no row names goes this long after it was noted so, when it came or was first seen: a row may be on its way. */
export const UNNAMED_FOR = Minutes(30);
