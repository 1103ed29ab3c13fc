/** The SQL of what waits about cases: interviews that are not over, reports to the ministry that nobody has noted. */
import { endOfDay, itemColumns } from "@bluezone/desk/waiting/items-store";
import type { Disease } from "@bluezone/policy/disease";
import { Hours } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { type RawBuilder, sql as raw } from "kysely";
import type { WaitingPart } from "../slice.ts";
import type { Sql } from "../tables.ts";
import { caseLabel } from "./view.ts";

/** Cases within a scope that go on: neither closed, nor merged into another, nor discarded. */
const goingOn = (sql: Sql, scope: Scope) =>
  sql
    .selectFrom("case_record")
    .where(inScope(scope, "case_record.unit_path"))
    .where("case_record.merged_into", "is", null)
    .where("case_record.closed_ms", "is", null)
    .where("case_record.class", "<>", "discarded");

/** What all items of a case have. */
const OF_CASE = {
  subject: "case_record.id",
  unit: "case_record.unit_path",
  label: "case_record.number",
} as const;

export const UNINTERVIEWED: WaitingPart = {
  kind: "casesUninterviewed",
  permission: "contacts.write",
  label: caseLabel,
  items: (sql, scope) =>
    goingOn(sql, scope)
      .select(itemColumns({ ...OF_CASE, since: "case_record.made_ms" }))
      .where("interviewed_ms", "is", null),
};

/** The milliseconds that the rule of a day leaves for the report; null where no rule holds. */
function timeToReport({ reportRules }: Pick<Disease, "reportRules">): RawBuilder<string | null> {
  const day = raw.ref("first.day");
  const rules = reportRules.map(({ validFrom, validTo, hours }) => {
    const until = validTo === undefined ? raw`true` : raw`${day} <= ${validTo}`;
    return raw`when ${day} >= ${validFrom} and ${until} then ${Hours(hours)}::bigint`;
  });
  return rules.length === 0 ? raw`null::bigint` : raw`case ${raw.join(rules, raw` `)} end`;
}

/** By when, as `report-due.ts` has it: from the moment at which the first class was entered, or from the day's begin where that is another day. */
export const UNREPORTED: WaitingPart = {
  kind: "casesUnreported",
  permission: "cases.write",
  label: caseLabel,
  items(sql, scope, _, { config }) {
    const at = raw.ref("first.at_ms");
    const time = timeToReport(config.disease);
    const [begin, end] = [endOfDay("first.day", -1), endOfDay("first.day")];
    const diagnosed = raw`case when ${at} >= ${begin} and ${at} < ${end} then ${at} else ${begin} end`;
    return goingOn(sql, scope)
      .innerJoinLateral(
        ({ selectFrom }) =>
          selectFrom("case_class")
            .select(["case_class.at_ms", "case_class.day"])
            .whereRef("case_class.case_id", "=", "case_record.id")
            .where("case_class.to_class", "<>", "discarded")
            .orderBy("case_class.version")
            .limit(1)
            .as("first"),
        (join) => join.onTrue(),
      )
      .select(itemColumns({ ...OF_CASE, since: at, due: raw`${diagnosed} + ${time}` }))
      .where("reported_ms", "is", null)
      .where(raw<boolean>`${time} is not null`);
  },
};
