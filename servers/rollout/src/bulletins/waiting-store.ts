/** The SQL of bulletins and blocks that wait: for a second person, or for whoever wrote them. */
import { Day } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { reachesProvince } from "@bluezone/units/province";
import { date } from "@bluezone/vietnamese/date";
import type { WaitingPart } from "../slice.ts";
import { instantOf, type Sql } from "../tables.ts";
import { handsOf } from "./view.ts";

const bulletins = (sql: Sql, scope: Scope) =>
  sql
    .selectFrom("bulletin")
    .select(["id", "unit_path", "first_day", "last_day", "number", "hands"])
    .select(["changed_ms", "submitted_ms", "approved_ms", "review_due_ms"])
    .where(inScope(scope, "bulletin.unit_path"));

type Bulletin = Awaited<ReturnType<ReturnType<typeof bulletins>["execute"]>>[number];

/** Its days, which tell it from others before it has a number. */
const rowOf = ({ id, unit_path, first_day, last_day, number }: Bulletin) => {
  const days = [first_day, last_day].map((day) => date(Day(day), "vi"));
  return {
    subject: id,
    unitPath: unit_path,
    label: [...(number === null ? [] : [String(number)]), [...new Set(days)].join("–")].join(" · "),
  };
};

/** Submitted, for whoever has had no hand in it. */
export const TO_APPROVE: WaitingPart = {
  kind: "bulletinsToApprove",
  permission: "bulletins.approve",
  async rows(sql, scope) {
    const rows = await bulletins(sql, scope).where("state", "=", "submitted").execute();
    return rows.map((row) => ({
      ...rowOf(row),
      since: instantOf(row.submitted_ms ?? row.changed_ms),
      barred: handsOf(row),
    }));
  },
};

/** Urgent ones that are out and nobody else has looked at. */
export const TO_REVIEW: WaitingPart = {
  kind: "bulletinsToReview",
  permission: "bulletins.approve",
  async rows(sql, scope) {
    const rows = await bulletins(sql, scope)
      .where("state", "=", "approved")
      .where("reviewed_ms", "is", null)
      .where("review_due_ms", "is not", null)
      .execute();
    return rows.map((row) => ({
      ...rowOf(row),
      since: instantOf(row.approved_ms ?? row.changed_ms),
      barred: handsOf(row),
      ...(row.review_due_ms === null ? {} : { due: instantOf(row.review_due_ms) }),
    }));
  },
};

/** Sent back to whoever writes. */
export const RETURNED: WaitingPart = {
  kind: "bulletinsReturned",
  permission: "bulletins.write",
  async rows(sql, scope) {
    const rows = await bulletins(sql, scope)
      .where("state", "=", "draft")
      .where("reason", "is not", null)
      .execute();
    return rows.map((row) => ({ ...rowOf(row), since: instantOf(row.changed_ms) }));
  },
};

/** Blocks that nobody has approved: they are everybody's, so whoever reaches the province does. */
export const BLOCKS: WaitingPart = {
  kind: "blocksToApprove",
  permission: "bulletins.approve",
  async rows(sql, scope, { today }) {
    if (!(await reachesProvince(sql, scope, today))) return [];
    const province = await sql
      .selectFrom("unit")
      .select("path")
      .where("level", "=", "province")
      .where(inScope(scope, "unit.path"))
      .orderBy("path")
      .limit(1)
      .executeTakeFirst();
    if (!province) return [];
    const rows = await sql
      .selectFrom("block")
      .select(["code", "version", "title_vi", "written_by", "written_ms"])
      .where("approved_ms", "is", null)
      .where("written_by", "is not", null)
      .execute();
    return rows.map(({ code, version, title_vi, written_by, written_ms }) => ({
      subject: `${code}.${version}`,
      record: code,
      unitPath: province.path,
      label: title_vi,
      since: instantOf(written_ms),
      barred: [written_by],
    }));
  },
};
