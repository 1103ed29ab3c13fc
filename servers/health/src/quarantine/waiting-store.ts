/** The SQL of what waits in quarantine: who is unwell, the round of a half-day, ends that are due, ends that a rule moved. */
import { addDays, Day, dayStart, Hours, plus } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import { numberOf } from "../cases/view.ts";
import type { WaitingPart } from "../slice.ts";
import { fromMs, type Sql } from "../tables.ts";
import { logged } from "./entries-store.ts";
import { halfAt } from "./today.ts";
import { unwellOnes } from "./unwell-store.ts";

/** By when the round of a half-day is to be done, after midnight. */
const ROUND_UNTIL = { morning: Hours(12), afternoon: Hours(18) } as const;
/** When a half-day begins, after midnight. */
const ROUND_FROM = { morning: Hours(0), afternoon: Hours(12) } as const;

/** Open quarantines within a scope, with the case that each comes from. */
const open = (sql: Sql, scope: Scope) =>
  sql
    .selectFrom("quarantine")
    .leftJoin("contact", "contact.id", "quarantine.contact_id")
    .leftJoin("case_record", (join) =>
      join.on(raw<boolean>`case_record.id = coalesce(quarantine.case_id, contact.case_id)`),
    )
    .select(["quarantine.id", "quarantine.unit_path", "case_record.number"])
    .where(inScope(scope, "quarantine.unit_path"))
    .where("quarantine.ended_day", "is", null);

type Open = { readonly id: string; readonly unit_path: string; readonly number: number | null };
const rowOf = (config: { readonly casePrefix: string }, { id, unit_path, number }: Open) => ({
  subject: id,
  unitPath: unit_path,
  ...(number === null ? {} : { label: numberOf(config, number) }),
});

/** Who has a fever or symptoms by their last entry: before everything else. */
export const UNWELL: WaitingPart = {
  kind: "quarantineUnwell",
  permission: "quarantine.write",
  async rows(sql, scope, { context }) {
    const rows = await open(sql, scope)
      .innerJoin(
        unwellOnes(sql).select(["apart.id as unwell_id", "last.at_ms"]).as("unwell"),
        "unwell.unwell_id",
        "quarantine.id",
      )
      .select("unwell.at_ms")
      .execute();
    return rows.map((row) => ({
      ...rowOf(context.config, row),
      urgent: true,
      since: fromMs(row.at_ms),
    }));
  },
};

/** The round of this half-day at each unit, with how many of its people have no entry yet. */
export const ROUNDS: WaitingPart = {
  kind: "quarantineRounds",
  permission: "quarantine.write",
  async rows(sql, scope, { now, today }) {
    const half = halfAt(now);
    const rows = await sql
      .selectFrom("quarantine")
      .select(["unit_id", "unit_path"])
      .select(({ fn }) => fn.countAll<string>().as("people"))
      .where(inScope(scope, "quarantine.unit_path"))
      .where("ended_day", "is", null)
      .where("first_day", "<=", today)
      .where("quarantine.id", "not in", logged(sql, { day: today, half }))
      .groupBy(["unit_id", "unit_path"])
      .execute();
    const start = dayStart(today, "vietnam");
    return rows.map(({ unit_id, unit_path, people }) => ({
      subject: `${unit_id}.${today}.${half}`,
      record: unit_id,
      unitPath: unit_path,
      things: Number(people),
      since: plus(start, ROUND_FROM[half]),
      due: plus(start, ROUND_UNTIL[half]),
    }));
  },
};

/** Whose last day is over: the paper is due on the day after. */
export const ENDS: WaitingPart = {
  kind: "quarantineDue",
  permission: "quarantine.write",
  async rows(sql, scope, { today, context }) {
    const rows = await open(sql, scope)
      .select("quarantine.last_day")
      .where("quarantine.last_day", "<", today)
      .execute();
    return rows.map((row) => ({
      ...rowOf(context.config, row),
      since: dayStart(addDays(Day(row.last_day), 1), "vietnam"),
      due: dayStart(addDays(Day(row.last_day), 2), "vietnam"),
    }));
  },
};

/** Whose end a new rule moved, and no officer has seen it. */
export const MOVED: WaitingPart = {
  kind: "quarantineChanged",
  permission: "quarantine.write",
  async rows(sql, scope, { context }) {
    const rows = await open(sql, scope)
      .innerJoin("quarantine_change as change", "change.quarantine_id", "quarantine.id")
      .select(["change.rule_day", "change.at_ms"])
      .where("change.seen_ms", "is", null)
      .execute();
    return rows.map((row) => ({
      ...rowOf(context.config, row),
      subject: `${row.id}.${row.rule_day}`,
      record: row.id,
      since: fromMs(row.at_ms),
    }));
  },
};
