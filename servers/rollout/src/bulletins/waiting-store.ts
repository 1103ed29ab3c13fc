/** The SQL of bulletins and blocks that wait: for a second person, or for whoever wrote them. */
import { fromJson, itemColumns } from "@bluezone/desk/waiting/items-store";
import { Day } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { provinceWide } from "@bluezone/units/province";
import { date } from "@bluezone/vietnamese/date";
import { sql as raw } from "kysely";
import type { WaitingPart } from "../slice.ts";
import type { Sql } from "../tables.ts";

const bulletins = (sql: Sql, scope: Scope) =>
  sql.selectFrom("bulletin").where(inScope(scope, "bulletin.unit_path"));

/** What all items of a bulletin have. */
const OF_BULLETIN = {
  subject: "bulletin.id",
  unit: "bulletin.unit_path",
  label: raw`json_build_array(bulletin.first_day, bulletin.last_day, bulletin.number)`,
};

/** Its days, which tell it from others before it has a number. */
function label(text: string): string {
  const [first, last, number] = JSON.parse(text) as [number, number, number | null];
  const days = new Set([first, last].map((day) => date(Day(day), "vi")));
  return [...(number === null ? [] : [String(number)]), [...days].join("–")].join(" · ");
}

/** Submitted, for whoever has had no hand in it. */
export const TO_APPROVE: WaitingPart = {
  kind: "bulletinsToApprove",
  permission: "bulletins.approve",
  label,
  items: (sql, scope) =>
    bulletins(sql, scope)
      .select(
        itemColumns({
          ...OF_BULLETIN,
          since: raw`coalesce(bulletin.submitted_ms, bulletin.changed_ms)`,
          barred: fromJson("bulletin.hands"),
        }),
      )
      .where("state", "=", "submitted"),
};

/** Urgent ones that are out and nobody else has looked at. */
export const TO_REVIEW: WaitingPart = {
  kind: "bulletinsToReview",
  permission: "bulletins.approve",
  label,
  items: (sql, scope) =>
    bulletins(sql, scope)
      .select(
        itemColumns({
          ...OF_BULLETIN,
          since: raw`coalesce(bulletin.approved_ms, bulletin.changed_ms)`,
          due: "bulletin.review_due_ms",
          barred: fromJson("bulletin.hands"),
        }),
      )
      .where("state", "=", "approved")
      .where("reviewed_ms", "is", null)
      .where("review_due_ms", "is not", null),
};

/** Sent back to whoever writes. */
export const RETURNED: WaitingPart = {
  kind: "bulletinsReturned",
  permission: "bulletins.write",
  label,
  items: (sql, scope) =>
    bulletins(sql, scope)
      .select(itemColumns({ ...OF_BULLETIN, since: "bulletin.changed_ms" }))
      .where("state", "=", "draft")
      .where("reason", "is not", null),
};

/** Blocks that nobody has approved: they are everybody's, so whoever reaches the province does. */
export const BLOCKS: WaitingPart = {
  kind: "blocksToApprove",
  permission: "bulletins.approve",
  items(sql, scope, { today }) {
    const province = sql
      .selectFrom("unit")
      .select("path")
      .where("level", "=", "province")
      .where(inScope(scope, "unit.path"))
      .orderBy("path")
      .limit(1);
    const blocks = sql
      .selectFrom("block")
      .innerJoin(province.as("province"), (join) => join.onTrue())
      .select(
        itemColumns({
          subject: raw`block.code || '.' || block.version`,
          record: "block.code",
          unit: "province.path",
          label: "block.title_vi",
          since: "block.written_ms",
          barred: raw`array[block.written_by]`,
        }),
      )
      .where("approved_ms", "is", null)
      .where("written_by", "is not", null);
    if (scope.paths.includes("")) return blocks;
    return blocks.where(raw<boolean>`exists (${provinceWide(sql, scope, today)})`);
  },
};
