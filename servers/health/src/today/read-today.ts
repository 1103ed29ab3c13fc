/** The day of the viewer's units, put together from what each slice counts. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readToday as endpoint } from "@bluezone/contract/health/today";
import { dayOf, type Instant, isoInstant } from "@bluezone/protocol/time";
import type { Viewer } from "@bluezone/staff/viewer";
import type { TodayCounts, TodayPart } from "../slice.ts";
import type { Sql } from "../tables.ts";

/** Counts what is within the viewer's reach. What they may not see is not counted. */
export async function readToday(
  sql: Sql,
  parts: readonly TodayPart[],
  viewer: Viewer,
  now: Instant,
): Promise<ResponseOf<typeof endpoint>> {
  const at = { now, today: dayOf(now, "vietnam") };
  const counted: TodayCounts = {};
  for (const { permission, counts } of parts)
    if (viewer.may(permission)) Object.assign(counted, await counts(sql, viewer.scope(permission), at));
  const { cases, contacts = null, followUps = null, quarantine = null } = counted;
  if (!cases) throw new TypeError("whoever sees the page of the day may read cases");
  return {
    followUps,
    quarantine,
    cases,
    contacts,
    cutOff: isoInstant(now),
  };
}
