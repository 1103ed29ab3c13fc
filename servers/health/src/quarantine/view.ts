/** A quarantine as the contract shows it. */
import type {
  CourseTest,
  HalfLog,
  QuarantineRow as Shown,
  Unwell,
} from "@bluezone/contract/health/quarantine";
import type { Disease } from "@bluezone/policy/disease";
import { planFor, quarantineRuleOn } from "@bluezone/policy/quarantine-plan";
import type { QuarantineRule } from "@bluezone/policy/quarantine-rule";
import { addDays, Day, type Day as DayType, type Instant, isoDay, isoInstant } from "@bluezone/protocol/time";
import { shownPerson } from "../cases/view.ts";
import type { Person } from "../people/person.ts";
import { fromMs } from "../tables.ts";
import { readSymptoms } from "./symptoms.ts";
import type { QuarantineLogRow, QuarantineRow, QuarantineTestRow } from "./tables.ts";

/** A day of a column. */
export const iso = (day: number): string => isoDay(Day(day));
/** The same, or null. */
export const isoOrNull = (day: number | null): string | null => (day === null ? null : iso(day));
/** An instant of a column. */
export const at = (column: string): string => isoInstant(fromMs(column));
/** Which day of the course a day is: 1 is the first. */
export const courseDayOf = ({ first_day }: Pick<QuarantineRow, "first_day">, day: number): number =>
  day - first_day + 1;
/** How many days the course has. */
export const daysOf = (row: Pick<QuarantineRow, "first_day" | "last_day">): number =>
  courseDayOf(row, row.last_day);

/** A rule as pages name it. */
export const shownRule = ({ document, validFrom, confirmed }: QuarantineRule) => ({
  document,
  from: isoDay(validFrom),
  confirmed,
});

const celsius = (tenths: number | null): number | null => (tenths === null ? null : tenths / 10);

/** The entries that hold, each with what it corrects; rows as the store orders them. */
export function shownLogs(rows: readonly QuarantineLogRow[]): HalfLog[] {
  return rows
    .filter(({ replaced_ms }) => replaced_ms === null)
    .map((row) => ({
      day: iso(row.day),
      half: row.half,
      nth: row.nth,
      temperature: celsius(row.tenths),
      symptoms: readSymptoms(row.symptoms),
      by: row.by === null ? "person" : "desk",
      at: at(row.at_ms),
      recorded: row.recorded_ms === null ? null : at(row.recorded_ms),
      former: rows
        .filter(
          (one) =>
            one.quarantine_id === row.quarantine_id &&
            one.day === row.day &&
            one.half === row.half &&
            one.nth < row.nth,
        )
        .map((one) => ({
          temperature: celsius(one.tenths),
          symptoms: readSymptoms(one.symptoms),
          at: at(one.at_ms),
        })),
    }));
}

/** Samples that the rule wants and samples beyond it, by day. Those that would come after the end are not wanted. */
export function shownTests(
  disease: Pick<Disease, "quarantineRules">,
  row: QuarantineRow,
  taken: readonly QuarantineTestRow[],
): CourseTest[] {
  const { tests } = planFor(quarantineRuleOn(disease, Day(row.rule_day)), Day(row.first_day), {
    vaccinated: row.vaccinated,
  });
  const wanted = new Map(
    tests.filter(({ day }) => day <= row.last_day).map(({ courseDay, day }) => [courseDay, day]),
  );
  const courseDays = [...new Set([...wanted.keys(), ...taken.map(({ course_day }) => course_day)])];
  return courseDays
    .sort((a, b) => a - b)
    .map((courseDay) => {
      const found = taken.find(({ course_day }) => course_day === courseDay);
      return {
        courseDay,
        day: isoDay(wanted.get(courseDay) ?? addDays(Day(row.first_day), courseDay - 1)),
        ofRule: wanted.has(courseDay),
        taken: isoOrNull(found?.taken_day ?? null),
        result: found?.result ?? null,
        resultDay: isoOrNull(found?.result_day ?? null),
      };
    });
}

/** What of a quarantine stands around its row. */
export type AroundQuarantine = {
  readonly person: Person;
  /** Today's entries that hold. */
  readonly logs: readonly QuarantineLogRow[];
  readonly tests: readonly QuarantineTestRow[];
  /** What makes them unwell now. */
  readonly unwell: Unwell | null;
  /** When an officer last came today and met nobody. */
  readonly missed: Instant | null;
  readonly moved: boolean;
  readonly today: DayType;
  readonly disease: Pick<Disease, "quarantineRules">;
};

/** One line of a list. */
export function shownRow(row: QuarantineRow, around: AroundQuarantine): Shown {
  const { person, logs, tests, unwell, missed, moved, today, disease } = around;
  const todays = shownLogs(logs.filter(({ day }) => day === today));
  return {
    id: row.id,
    version: row.version,
    person: shownPerson(person),
    unitId: row.unit_id,
    place: row.place,
    siteName: row.site_name,
    day: courseDayOf(row, today),
    days: daysOf(row),
    firstDay: iso(row.first_day),
    lastDay: iso(row.last_day),
    ended: isoOrNull(row.ended_day),
    morning: todays.find(({ half }) => half === "morning") ?? null,
    afternoon: todays.find(({ half }) => half === "afternoon") ?? null,
    unwell,
    missed: missed === null ? null : isoInstant(missed),
    nextTest:
      row.ended_day === null
        ? (shownTests(disease, row, tests).find(({ ofRule, taken }) => ofRule && taken === null)?.day ?? null)
        : null,
    moved,
  };
}
