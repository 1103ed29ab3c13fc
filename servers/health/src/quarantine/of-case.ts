/** What quarantine says of a case: when its person was in it, and who near the case is. */
import { Day } from "@bluezone/protocol/time";
import type { CasePart, Dated } from "../cases/case-part.ts";
import { countNear, coursesOf } from "./of-case-store.ts";

/** The part. */
export const OF_CASE: CasePart = {
  permission: "quarantine.read",
  async timeline(sql, { people, scope }) {
    const rows = await coursesOf(sql, scope, [...people.keys()]);
    return rows.flatMap(({ id, place, first_day, made_by, ended_day, ended_by }): readonly Dated[] => [
      { day: Day(first_day), by: made_by, id, what: { kind: "quarantine", place } },
      ...(ended_day === null
        ? []
        : [{ day: Day(ended_day), by: ended_by, id, what: { kind: "quarantine-end" } as const }]),
    ]);
  },
  async summary(sql, { row, people, scope }) {
    const rows = await coursesOf(sql, scope, [...people.keys()]);
    const own = rows.find(({ ended_day }) => ended_day === null)?.id ?? null;
    return { quarantine: { own, ...(await countNear(sql, scope, row.id)) } };
  },
};
