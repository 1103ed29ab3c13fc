/** What of the province, and of what time, a picture is. */
import { Fault } from "@bluezone/contract/fault";
import type { OutbreakAsked } from "@bluezone/contract/health/outbreak";
import type { ReportForm } from "@bluezone/contract/health/reports";
import type { Province } from "@bluezone/policy/province";
import {
  addDays,
  Day,
  dayOf,
  dayStart,
  type Instant,
  isoDay,
  isoInstant,
  sundayOf,
} from "@bluezone/protocol/time";
import type { Viewer } from "@bluezone/staff/viewer";
import { mayExact, officeOf } from "../reports/office.ts";
import { periodAt, periodOf } from "../reports/period.ts";
import { type Area, areasOn, isWhole, type Part, partOf } from "../reports/tree.ts";
import type { Sql } from "../tables.ts";

/** A picture's question. `days` are its days from the first to the last; `from` up to but without `to` its instants. */
export type Asking = {
  readonly form: ReportForm;
  readonly province: Province;
  readonly areas: readonly Area[];
  readonly part: Part;
  readonly first: Day;
  readonly last: Day;
  readonly from: Instant;
  readonly to: Instant;
  readonly now: Instant;
  readonly illustrative: boolean;
};

/** The unit's part, narrowed to a district that has it or lies in it. Throws Fault `not_found` for another. */
function narrowed(part: Part, areas: readonly Area[], district: string | null): Part {
  if (district === null || part.district === district) return part;
  if (!isWhole(part) || !areas.some(({ code }) => code === district))
    throw new Fault("not_found", "There is no such district here.");
  return { district };
}

/**
 * Reads a question: numbers as they are for who looks after the people of its part, up to now; else as they are told, of whole weeks up to
 * the last Sunday that is over. Throws Fault `not_found`.
 */
export async function askingOf(
  sql: Sql,
  caller: Viewer,
  { unitId, district, weeks }: OutbreakAsked,
  province: Province,
  now: Instant,
): Promise<Asking> {
  const unit = await officeOf(sql, caller.scope("reports.read"), unitId);
  const today = dayOf(now, "vietnam");
  const form = (await mayExact(sql, caller.scope("cases.read"), unit, today)) ? "exact" : "told";
  const areas = areasOn(province, today);
  const common = { form, areas, province, part: narrowed(partOf(unit), areas, district), now } as const;
  const { illustrative } = unit;
  if (form === "exact") {
    const first = addDays(today, 1 - 7 * weeks);
    const from = dayStart(first, "vietnam");
    return { ...common, illustrative, first, last: today, from, to: now };
  }
  // The same weeks as reports have: of two that end at different hours the difference would tell few people.
  const week = periodOf("week", sundayOf(Day(periodAt("week", now).day - 7)));
  const begins = periodOf("week", addDays(week.day, 7 - 7 * weeks));
  return {
    ...common,
    illustrative,
    first: begins.day,
    last: week.day,
    from: begins.from,
    to: week.cutOff,
  };
}

/** Every day of a time. */
export const daysOf = (first: Day, last: Day): readonly Day[] =>
  Array.from({ length: last - first + 1 }, (_, i) => addDays(first, i));

/** What every picture says of itself. */
export const headOf = ({ form, from, last, now, illustrative }: Asking) => ({
  form,
  from: isoDay(dayOf(from, "vietnam")),
  to: isoDay(last),
  asOf: isoInstant(now),
  illustrative,
});
