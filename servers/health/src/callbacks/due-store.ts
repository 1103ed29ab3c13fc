/** The SQL of by when a first call is to be made. */
import { LATE_MINUTES } from "@bluezone/contract/health/callbacks";
import { type RawBuilder, sql as raw } from "kysely";
import { CLOSES, OPENS } from "./working-time.ts";

/**
 * `dueOf` as the database works it out: as many working minutes after `starts_ms` as the first call has, which are no more than a
 * working day has. Vietnam's clock is seven hours ahead.
 */
export function firstCallDue(column = "callback.starts_ms"): RawBuilder<string> {
  const [opens, closes, within] = [OPENS, CLOSES, LATE_MINUTES * 60_000].map((part) => raw`${part}::bigint`);
  const here = raw`(${raw.ref(column)} + 25200000)`;
  const day = raw`(${here} / 86400000 * 86400000 - 25200000)`;
  const open = raw`greatest(${opens}, ${here} % 86400000)`;
  return raw`(case when ${open} + ${within} <= ${closes} then ${day} + ${open} + ${within}
    else ${day} + 86400000 + ${opens} + ${within} - greatest(0, ${closes} - ${open}) end)`;
}
