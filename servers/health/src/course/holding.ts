/** The course of somebody's cases, as they may read it themselves. */
import type { CourseTyped } from "@bluezone/contract/health/course";
import type { Holding } from "../people/holding.ts";
import { ALL_UNREADABLE, day, facts, onDay, readable } from "../people/holding-words.ts";
import { felt, type Named } from "../symptoms.ts";
import { typedCourse } from "./entry.ts";
import { courseAbout, dropCourseAbout } from "./store.ts";

/** What an entry says beside its days. */
function said(what: CourseTyped, disease: Named): readonly (readonly [string, string | null])[] {
  switch (what.kind) {
    case "symptom":
      return [
        ["Triệu chứng", felt(disease, [what.symptom])],
        ["Nói rõ", what.words],
      ];
    case "admission":
      return [
        ["Nhập viện", what.where],
        ["Hồi sức tích cực từ ngày", onDay(what.intensive?.from)],
        ["Hồi sức tích cực đến ngày", onDay(what.intensive?.to)],
      ];
    case "vaccination":
      return [
        ["Tiêm vắc xin", `mũi ${what.dose}`],
        ["Loại vắc xin", what.product],
      ];
  }
}

/** Symptoms, admissions, vaccinations. */
export const COURSE: Holding = {
  table: "course",
  title: "Bệnh sử",
  purpose: "Điều tra dịch tễ, theo dõi ca bệnh",
  until: "cùng với ca bệnh",
  rows: async (sql, person, { config }) =>
    (await courseAbout(sql, person.id)).map((row) => {
      const what = readable(() => typedCourse(row, person));
      return facts(
        ...(what ? said(what, config.disease) : [ALL_UNREADABLE]),
        ["Từ ngày", day(row.from_day)],
        ["Đến ngày", day(row.to_day)],
      );
    }),
  drop: dropCourseAbout,
};
