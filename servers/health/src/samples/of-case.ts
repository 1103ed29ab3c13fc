/** What samples say of a case: when each was taken, when its result came, and how many wait. */
import { Day } from "@bluezone/protocol/time";
import type { CasePart, Dated } from "../cases/case-part.ts";
import { fromMs } from "../tables.ts";
import { typedSample } from "./sample.ts";
import { samplesOf } from "./store.ts";

/** The part. */
export const OF_CASE: CasePart = {
  permission: "contacts.read",
  async timeline(sql, { people, scope }) {
    const rows = await samplesOf(sql, scope, [...people.keys()]);
    return rows.flatMap((row): readonly Dated[] => {
      const person = people.get(row.person_id);
      if (!person) return [];
      const { id, made_by, changed_by, taken_day, result_day } = row;
      const [made, changed] = [fromMs(row.made_ms), fromMs(row.changed_ms)];
      const sample = typedSample(row, person);
      return [
        { day: Day(taken_day), noted: made, by: made_by, id, what: { kind: "sample", sample } },
        ...(result_day === null
          ? []
          : [
              {
                ...{ day: Day(result_day), noted: changed, by: changed_by, id },
                what: { kind: "sample-result", sample } as const,
              },
            ]),
      ];
    });
  },
  async summary(sql, { people, scope }) {
    const rows = await samplesOf(sql, scope, [...people.keys()]);
    const of = (result: (typeof rows)[number]["result"]) =>
      rows.filter((row) => row.result === result).length;
    return { samples: { all: rows.length, waiting: of(null), positive: of("positive") } };
  },
};
