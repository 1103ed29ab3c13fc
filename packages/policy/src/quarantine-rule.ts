/**
 * How long a close contact (F1) was kept in quarantine, by the ministry's documents. Only health staff decide on a
 * person; no phone does.
 */
import { timeline, validity, type WithValidity } from "./dated.ts";

/** One course of quarantine. Day 1 is the first day in quarantine. */
export interface QuarantineCourse {
  readonly place: "site" | "home" | "none";
  /** Days in quarantine. */
  readonly days: number;
  /** Days of watching oneself at home afterwards. */
  readonly thenWatchDays: number;
  /** Days of the course on which a sample is taken, where the document names them. */
  readonly testDays: readonly number[];
}

/** The rule of a time; vaccinated and recovered contacts had their own course from the end of 2021. */
export type QuarantineRule = WithValidity<{
  readonly document: string;
  readonly unprotected: QuarantineCourse;
  readonly vaccinatedOrRecovered: QuarantineCourse;
  /** False where no source at hand states every figure: to be checked by a health officer. */
  readonly confirmed: boolean;
}>;

const course = (
  place: QuarantineCourse["place"],
  days: number,
  thenWatchDays: number,
  testDays: readonly number[] = [],
): QuarantineCourse => ({ place, days, thenWatchDays, testDays });
const forAll = (one: QuarantineCourse) => ({ unprotected: one, vaccinatedOrRecovered: one });
const FOURTEEN = course("site", 14, 14, [1, 7, 14]);

/** Every rule since August 2020. Use `theOneOn(QUARANTINE_RULES, day)`. */
export const QUARANTINE_RULES: readonly QuarantineRule[] = timeline("quarantine rules", [
  {
    document: "Quyết định 3468/QĐ-BYT",
    ...validity("2020-08-07", "2021-05-04"),
    ...forAll(course("site", 14, 0)),
    confirmed: false,
  },
  {
    document: "Công điện của Ban Chỉ đạo, 05/05/2021",
    ...validity("2021-05-05", "2021-07-13"),
    ...forAll(course("site", 21, 14)),
    confirmed: true,
  },
  {
    document: "Công văn 5599/BYT-MT",
    ...validity("2021-07-14", "2021-12-15"),
    ...forAll(FOURTEEN),
    confirmed: true,
  },
  {
    document: "Công văn 10696/BYT-MT",
    ...validity("2021-12-16", "2022-02-20"),
    unprotected: FOURTEEN,
    vaccinatedOrRecovered: course("home", 7, 0, [1, 7]),
    confirmed: false,
  },
  {
    document: "Hướng dẫn của Bộ Y tế, 21/02/2022",
    ...validity("2022-02-21", "2022-04-15"),
    unprotected: course("home", 7, 3),
    vaccinatedOrRecovered: course("home", 5, 5),
    confirmed: true,
  },
  {
    document: "Định nghĩa mới, khoảng 16/04/2022",
    ...validity("2022-04-16"),
    ...forAll(course("none", 0, 0)),
    confirmed: false,
  },
]);
