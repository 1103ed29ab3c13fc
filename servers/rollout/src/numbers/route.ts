/** The endpoints of units' numbers. */
import { Fault } from "@bluezone/contract/fault";
import {
  enterNumbers,
  exportNumbers,
  listNumbers,
  missingNumbers,
  NUMBER_COLUMNS,
  numbersHistory,
  readNumbers,
} from "@bluezone/contract/rollout/numbers";
import { cutOffOf, opensAt, reportWeekAt, type Week, weekAfter } from "@bluezone/contract/rollout/week";
import type { Unit } from "@bluezone/contract/units";
import type { Desk } from "@bluezone/desk/change";
import { Day, type Instant, isoDay, isoInstant, parseDay } from "@bluezone/protocol/time";
import { writeCsv } from "@bluezone/server-kit/files/csv";
import type { Scope } from "@bluezone/staff/scope";
import { findUnit } from "@bluezone/units/store";
import type { Context } from "../context.ts";
import { instantOf, type Sql, type Tables } from "../tables.ts";
import { airedBy } from "./aired.ts";
import { enter } from "./enter.ts";
import { counted, listMissing, listSent } from "./lists-store.ts";
import { openWeeks } from "./rules/open-weeks.ts";
import { numbersOf, sendings, weeksOf } from "./store.ts";
import { talliedBy } from "./tallies.ts";

/** The unit with an id that is there in a week. Throws Fault `not_found`, also for one out of reach. */
async function unitIn(sql: Sql, scope: Scope, id: string, week: Week): Promise<Unit> {
  const unit = await findUnit(sql, scope, id);
  const [first, last] = [parseDay(week) - 6, parseDay(week)];
  if (!unit || parseDay(unit.validFrom) > last || (unit.validTo !== null && parseDay(unit.validTo) < first))
    throw new Fault("not_found", "There is no such unit in that week.");
  return unit;
}

const named = (row: {
  readonly unit_id: string;
  readonly name: string;
  readonly type: string;
  readonly district: string | null;
  readonly illustrative: boolean;
}) => ({
  id: row.unit_id,
  name: row.name,
  type: row.type,
  district: row.district,
  illustrative: row.illustrative,
});

/** Adds the endpoints. */
export function addNumberRoutes(desk: Desk<Tables>, { clock, database: { db } }: Context): void {
  const newest = (now: Instant): Week => reportWeekAt(now);

  desk.read(readNumbers, async ({ unitId, week = newest(clock.now()) }, { caller }) => {
    const now = clock.now();
    const unit = await unitIn(db, caller.scope("numbers.read"), unitId, week);
    const [sent] = await sendings(db, unitId, week);
    const [before] = await sendings(db, unitId, weekAfter(week, -1));
    const weeks = await weeksOf(db, unitId, openWeeks(now));
    const { id, name, type, illustrative } = unit;
    return {
      unit: { id, name, type, illustrative },
      week,
      cutOff: isoInstant(cutOffOf(week)),
      opens: now < opensAt(week) ? isoInstant(opensAt(week)) : null,
      sent: sent ? numbersOf(week, sent) : null,
      before: before ? numbersOf(weekAfter(week, -1), before) : null,
      beside: { aired: await airedBy(db, unit, week), tallied: await talliedBy(db, unit.path, week) },
      weeks: weeks.map(({ week_day, version, at_ms }) => {
        const one = isoDay(Day(week_day));
        return { week: one, version, late: instantOf(at_ms) > cutOffOf(one) };
      }),
    };
  });

  desk.change(enterNumbers, async (asked, changing) => {
    const unit = await unitIn(changing.trx, changing.scope, asked.unitId, asked.week);
    return enter(changing, unit, asked);
  });

  desk.read(numbersHistory, async ({ unitId, week }, { caller }) => {
    await unitIn(db, caller.scope("numbers.read"), unitId, week);
    const versions = await sendings(db, unitId, week);
    return { versions: versions.map((row) => numbersOf(week, row)) };
  });

  desk.read(listNumbers, async ({ week = newest(clock.now()), ...narrow }, { caller }) => {
    const { rows, total } = await listSent(db, caller.scope("numbers.read"), week, clock.now(), narrow);
    return { week, total, rows: rows.map((row) => ({ unit: named(row), sent: numbersOf(week, row) })) };
  });

  desk.read(missingNumbers, async ({ week = newest(clock.now()), ...narrow }, { caller }) => {
    const [scope, now] = [caller.scope("numbers.read"), clock.now()];
    const { units, total } = await listMissing(db, scope, week, now, narrow);
    return {
      week,
      cutOff: isoInstant(cutOffOf(week)),
      units,
      total,
      ...(await counted(db, scope, week, now)),
    };
  });

  desk.read(exportNumbers, async ({ week }, { caller }) => {
    const all = { limit: 20_000, offset: 0 };
    const { rows } = await listSent(db, caller.scope("numbers.read"), week, clock.now(), all);
    return {
      csv: writeCsv(
        NUMBER_COLUMNS,
        rows.map((row) => {
          const { totals, difficulties, proposals, version, late } = numbersOf(week, row);
          const { code: unit, name, type, district } = row;
          return {
            week,
            unit,
            name,
            type,
            district,
            ...totals,
            difficulties,
            proposals,
            version,
            late: late ? 1 : 0,
          };
        }),
      ),
    };
  });
}
