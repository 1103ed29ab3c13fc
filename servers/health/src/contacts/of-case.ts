/** What contacts say of a case: whom its person was near, and who was near it. */
import { Day } from "@bluezone/protocol/time";
import { type CasePart, datedAt } from "../cases/case-part.ts";
import { numberOf } from "../cases/view.ts";
import { fromMs } from "../tables.ts";
import { contactsEntered, countNear, exposuresOf } from "./of-case-store.ts";

/** The part. */
export const OF_CASE: CasePart = {
  permission: "contacts.read",
  async timeline(sql, { row, people, scope, config }) {
    const [entered, exposures] = await Promise.all([
      contactsEntered(sql, scope, row.id),
      exposuresOf(sql, scope, [...people.keys()]),
    ]);
    return [
      ...entered.map(({ made_ms, made_by, count }) =>
        datedAt(fromMs(made_ms), { kind: "contacts", count: Number(count) }, { by: made_by }),
      ),
      ...exposures.flatMap(({ id, day, class: named, made_by, number }) =>
        day === null
          ? []
          : [
              {
                day: Day(day),
                by: made_by,
                id,
                what: {
                  kind: "exposed" as const,
                  near: number === null ? null : numberOf(config, number),
                  class: named,
                },
              },
            ],
      ),
    ];
  },
  summary: async (sql, { row, scope, now }) => ({ contacts: await countNear(sql, scope, row.id, now) }),
};
