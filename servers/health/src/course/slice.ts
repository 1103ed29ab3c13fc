/** The course of cases: /api/health/course/. */
import { Day } from "@bluezone/protocol/time";
import type { CasePart } from "../cases/case-part.ts";
import type { HealthSlice } from "../slice.ts";
import { typedCourse } from "./entry.ts";
import { COURSE } from "./holding.ts";
import { course as tables } from "./migration.ts";
import { addCourseRoutes } from "./routes.ts";
import { courseOf } from "./store.ts";
import type {} from "./tables.ts";

const OF_CASE: CasePart = {
  permission: "cases.read",
  timeline: async (sql, { row, people }) =>
    (await courseOf(sql, row.id)).flatMap((one) => {
      const person = people.get(one.person_id);
      if (!person) return [];
      const what = { kind: "course" as const, what: typedCourse(one, person) };
      return [{ day: Day(one.from_day), by: one.changed_by, id: one.id, what }];
    }),
};

/** An entry goes with its case. */
export const course: HealthSlice = {
  name: "course",
  migrations: { "0020-course": tables },
  serve: (context) => ({ endpoints: (_, desk) => addCourseRoutes(desk, context) }),
  holding: COURSE,
  ofCase: OF_CASE,
  lasting: { course: "case_record" },
  backup: ["course"],
};
