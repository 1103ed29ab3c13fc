/** What quarantine says of a case: when its person was in it, how they were and were tested there, and who near the case is. */
import { Day, dayOf } from "@bluezone/protocol/time";
import type { CasePart, Dated } from "../cases/case-part.ts";
import { fromMs } from "../tables.ts";
import { findLogs, findTests } from "./entries-store.ts";
import { countLeft, countNear, coursesOf } from "./of-case-store.ts";
import { readSymptoms } from "./symptoms.ts";
import type { QuarantineLogRow, QuarantineTestRow } from "./tables.ts";

const testOf = ({ quarantine_id, ...test }: QuarantineTestRow): Dated => ({
  day: Day(test.result_day ?? test.taken_day),
  noted: fromMs(test.at_ms),
  by: test.by,
  id: quarantine_id,
  what: { kind: "quarantine-test", courseDay: test.course_day, result: test.result },
});

/** One entry for a day: the highest temperature and all symptoms of the half-days that hold. */
function daysOf(logs: readonly QuarantineLogRow[]): readonly Dated[] {
  const days = Map.groupBy(
    logs.filter(({ replaced_ms }) => replaced_ms === null),
    ({ quarantine_id, day }) => `${quarantine_id}/${day}`,
  );
  return [...days.values()].flatMap((rows): readonly Dated[] => {
    const [first] = rows;
    if (!first) return [];
    const taken = rows.flatMap(({ tenths }) => (tenths === null ? [] : [tenths]));
    const felt = rows.flatMap(({ symptoms }) => readSymptoms(symptoms));
    return [
      {
        day: Day(first.day),
        noted: fromMs(first.at_ms),
        id: first.quarantine_id,
        what: {
          kind: "quarantine-day",
          temperature: taken.length === 0 ? null : Math.max(...taken) / 10,
          symptoms: [...new Set(felt)],
        },
      },
    ];
  });
}

/** The part. */
export const OF_CASE: CasePart = {
  permission: "quarantine.read",
  async timeline(sql, { people, scope }) {
    const rows = await coursesOf(sql, scope, [...people.keys()]);
    const ids = rows.map(({ id }) => id);
    const [tests, logs] = [await findTests(sql, ids), await findLogs(sql, ids)];
    const courses = rows.flatMap(
      ({ id, place, first_day, made_ms, made_by, ended_day, ended_ms, ended_by }): readonly Dated[] => [
        { day: Day(first_day), noted: fromMs(made_ms), by: made_by, id, what: { kind: "quarantine", place } },
        ...(ended_day === null || ended_ms === null
          ? []
          : [
              {
                ...{ day: Day(ended_day), noted: fromMs(ended_ms), by: ended_by, id },
                what: { kind: "quarantine-end" } as const,
              },
            ]),
      ],
    );
    return [...courses, ...tests.map(testOf), ...daysOf(logs)];
  },
  async summary(sql, { row, people, scope, config, now }) {
    const rows = await coursesOf(sql, scope, [...people.keys()]);
    const own = rows.find(({ ended_day }) => ended_day === null)?.id ?? null;
    const left = await countLeft(sql, scope, row.id, config.disease, dayOf(now, "vietnam"));
    return { quarantine: { own, ...(await countNear(sql, scope, row.id)), ...left } };
  },
};
