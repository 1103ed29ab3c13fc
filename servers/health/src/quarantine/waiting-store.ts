/**
 * The SQL of what waits in quarantine: who is unwell, close contacts whom nobody looks after, the round of a half-day, ends that
 * are due, last days, ends that a rule moved.
 */
import { endOfDay, itemColumns } from "@bluezone/desk/waiting/items-store";
import { dayStart, Hours, plus } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import { caseLabel } from "../cases/view.ts";
import type { WaitingPart } from "../slice.ts";
import { ms, type Sql } from "../tables.ts";
import { logged } from "./entries-store.ts";
import { halfAt } from "./today.ts";
import { unwatched } from "./unwatched-store.ts";
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
    .where(inScope(scope, "quarantine.unit_path"))
    .where("quarantine.ended_day", "is", null);

/** What all items of an open quarantine have. */
const OF_QUARANTINE = {
  subject: "quarantine.id",
  unit: "quarantine.unit_path",
  label: "case_record.number",
} as const;

/** Who has a fever or symptoms by their last entry: before everything else. */
export const UNWELL: WaitingPart = {
  kind: "quarantineUnwell",
  permission: "quarantine.write",
  label: caseLabel,
  items: (sql, scope, _, { config }) =>
    unwellOnes(sql, config.disease)
      .leftJoin("contact", "contact.id", "apart.contact_id")
      .leftJoin("case_record", (join) =>
        join.on(raw<boolean>`case_record.id = coalesce(apart.case_id, contact.case_id)`),
      )
      .select(
        itemColumns({
          subject: "apart.id",
          unit: "apart.unit_path",
          label: "case_record.number",
          urgent: raw`true`,
          since: "last.at_ms",
        }),
      )
      .where(inScope(scope, "apart.unit_path")),
};

/** Close contacts whom nobody looks after; the label is the case that they were near. */
export const UNWATCHED: WaitingPart = {
  kind: "contactsUnwatched",
  permission: "quarantine.write",
  label: caseLabel,
  items: (sql, scope, { today }, { config }) =>
    unwatched(sql, config.disease, today, { scope })
      .leftJoin("case_record", "case_record.id", "near.case_id")
      .select(
        itemColumns({
          subject: "near.id",
          unit: "near.unit_path",
          label: "case_record.number",
          since: "near.classed_ms",
        }),
      ),
};

/** The round of this half-day at each unit, with how many of its people have no entry yet. */
export const ROUNDS: WaitingPart = {
  kind: "quarantineRounds",
  permission: "quarantine.write",
  items(sql, scope, { now, today }) {
    const half = halfAt(now);
    const at = (hours: typeof ROUND_FROM | typeof ROUND_UNTIL) =>
      raw`${ms(plus(dayStart(today, "vietnam"), hours[half]))}`;
    return sql
      .selectFrom("quarantine")
      .select(
        itemColumns({
          subject: raw`${raw.ref("quarantine.unit_id")} || ${`.${today}.${half}`}::text`,
          record: "quarantine.unit_id",
          unit: "quarantine.unit_path",
          things: raw`count(*)`,
          since: at(ROUND_FROM),
          due: at(ROUND_UNTIL),
        }),
      )
      .where(inScope(scope, "quarantine.unit_path"))
      .where("ended_day", "is", null)
      .where("first_day", "<=", today)
      .where("quarantine.id", "not in", logged(sql, { day: today, half }))
      .groupBy(["quarantine.unit_id", "quarantine.unit_path"]);
  },
};

/** Open quarantines by their last day; due so many days after its end, and waiting since a day before that. */
const byLastDay = (kind: WaitingPart["kind"], is: "<" | "=", later: number): WaitingPart => ({
  kind,
  permission: "quarantine.write",
  label: caseLabel,
  items: (sql, scope, { today }) =>
    open(sql, scope)
      .select(
        itemColumns({
          ...OF_QUARANTINE,
          since: endOfDay("quarantine.last_day", later - 1),
          due: endOfDay("quarantine.last_day", later),
        }),
      )
      .where("quarantine.last_day", is, today),
});

/** Whose last day is over: the paper is due on the day after. */
export const ENDS = byLastDay("quarantineDue", "<", 1);
/** Whose last day is today: they may go home, and want the paper. */
export const LAST_DAYS = byLastDay("quarantineEnds", "=", 0);

/** Whose end a new rule moved, and no officer has seen it. */
export const MOVED: WaitingPart = {
  kind: "quarantineChanged",
  permission: "quarantine.write",
  label: caseLabel,
  items: (sql, scope) =>
    open(sql, scope)
      .innerJoin("quarantine_change as change", "change.quarantine_id", "quarantine.id")
      .select(
        itemColumns({
          ...OF_QUARANTINE,
          subject: raw`${raw.ref("quarantine.id")} || '.' || ${raw.ref("change.rule_day")}`,
          record: "quarantine.id",
          since: "change.at_ms",
        }),
      )
      .where("change.seen_ms", "is", null),
};
