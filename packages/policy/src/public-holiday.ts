/**
 * Public holidays of Vietnam, by the Labour Code: new year, Tết (5 days), the Hùng kings' day (10 of the third lunar month), 30
 * April, 1 May, the national day (2 days since 2021; 45/2019/QH14 art. 112, before that 10/2012/QH13 art. 115). What falls on a
 * day off is given on the next working day (art. 111); which five days Tết is, and which side of 2 September, the ministry tells
 * each autumn. Days that were swapped for a Saturday in a single year are not entered: they are nobody's right.
 * Of a year whose decision is not entered, only the days are that every decision gives; the others are `UNDECIDED_DAYS`.
 */
import { type Day, isoDay, parseDay } from "@bluezone/protocol/time";
import type { Bilingual } from "./bilingual.ts";
import { on, register, validity, type WithValidity } from "./dated.ts";

/** Days on which offices are closed, first to last, with the weekend between and the days given for it. */
export type PublicHoliday = WithValidity<{
  readonly name: Bilingual;
  /** The law, or the decision of the year that says which days. */
  readonly source: string;
}>;

const NEW_YEAR = { vi: "Tết Dương lịch", en: "New Year" };
const TET = { vi: "Tết Nguyên đán", en: "Tết" };
const HUNG = { vi: "Giỗ Tổ Hùng Vương", en: "Hùng Kings' day" };
const SPRING = { vi: "Ngày Chiến thắng và Quốc tế Lao động", en: "Reunification and Labour days" };
const NATIONAL = { vi: "Quốc khánh", en: "National day" };

const LAW_2012 = "10/2012/QH13, art. 115";
const LAW_2019 = "45/2019/QH14, art. 111–112";
/** Decisions on the days of Tết and beside 2 September, by the year that they are for. */
const DECIDED: Readonly<Record<string, string>> = {
  "2023": "Deputy Prime Minister's approval of Tết from 20 to 26 January 2023",
  "2024":
    "Ministry of Labour's proposal of 2023: Tết two days before and three after, 2 September and the day after",
  "2025": "8726/VPCP-KGVX, 26 November 2024",
  "2026": "Tết off from 14 to 22 February 2026, as announced by the Ministry of Home Affairs",
};

function holiday(name: Bilingual, from: string, to = from): PublicHoliday {
  const year = from.slice(0, 4);
  const law = year === "2020" ? LAW_2012 : LAW_2019;
  const decided = name === TET || name === NATIONAL ? DECIDED[year] : undefined;
  return { name, source: decided === undefined ? law : `${law}; ${decided}`, ...validity(from, to) };
}

/** All that are known, by year. */
export const PUBLIC_HOLIDAYS: readonly PublicHoliday[] = register(
  [
    holiday(NEW_YEAR, "2020-01-01"),
    holiday(TET, "2020-01-23", "2020-01-29"),
    holiday(HUNG, "2020-04-02"),
    holiday(SPRING, "2020-04-30", "2020-05-01"),
    holiday(NATIONAL, "2020-09-02"),

    holiday(NEW_YEAR, "2021-01-01"),
    holiday(TET, "2021-02-10", "2021-02-16"),
    holiday(HUNG, "2021-04-21"),
    holiday(SPRING, "2021-04-30", "2021-05-03"),
    holiday(NATIONAL, "2021-09-02", "2021-09-03"),

    holiday(NEW_YEAR, "2022-01-01", "2022-01-03"),
    holiday(TET, "2022-01-31", "2022-02-04"),
    holiday(HUNG, "2022-04-10", "2022-04-11"),
    holiday(SPRING, "2022-04-30", "2022-05-03"),
    holiday(NATIONAL, "2022-09-01", "2022-09-02"),

    holiday(NEW_YEAR, "2023-01-01", "2023-01-02"),
    holiday(TET, "2023-01-20", "2023-01-26"),
    holiday(HUNG, "2023-04-29"),
    holiday(SPRING, "2023-04-30", "2023-05-03"),
    holiday(NATIONAL, "2023-09-01", "2023-09-04"),

    holiday(NEW_YEAR, "2024-01-01"),
    holiday(TET, "2024-02-08", "2024-02-14"),
    holiday(HUNG, "2024-04-18"),
    holiday(SPRING, "2024-04-30", "2024-05-01"),
    holiday(NATIONAL, "2024-09-02", "2024-09-03"),

    holiday(NEW_YEAR, "2025-01-01"),
    holiday(TET, "2025-01-27", "2025-01-31"),
    holiday(HUNG, "2025-04-07"),
    holiday(SPRING, "2025-04-30", "2025-05-01"),
    holiday(NATIONAL, "2025-09-01", "2025-09-02"),

    holiday(NEW_YEAR, "2026-01-01"),
    holiday(TET, "2026-02-16", "2026-02-20"),
    holiday(HUNG, "2026-04-26", "2026-04-27"),
    holiday(SPRING, "2026-04-30", "2026-05-01"),
    holiday(NATIONAL, "2026-09-01", "2026-09-02"),

    holiday(NEW_YEAR, "2027-01-01"),
    holiday(TET, "2027-02-05", "2027-02-10"),
    holiday(HUNG, "2027-04-16"),
    holiday(SPRING, "2027-04-30", "2027-05-03"),
    holiday(NATIONAL, "2027-09-02"),
  ],
  ({ name }) => name.en,
);

const YEARS: ReadonlySet<string> = new Set(
  PUBLIC_HOLIDAYS.map(({ validFrom }) => isoDay(validFrom).slice(0, 4)),
);

/**
 * Days that may be a holiday, each with why that is not known yet. Tết of 2027 begins on Saturday, 6 February: with one day before
 * it the five days and the two given for the weekend are 5 to 11 February, with two 4 to 10.
 */
export const UNDECIDED_DAYS: ReadonlyMap<Day, string> = new Map(
  (
    [
      [
        "2026-11-24",
        "Vietnam Culture Day: 80-NQ/TW of 2026 asks for it, the Labour Code's amendment is not entered",
      ],
      ["2027-02-04", "Tết with two days before it"],
      ["2027-02-11", "Tết with one day before it"],
      ["2027-09-01", "the national day with the day before it"],
      ["2027-09-03", "the national day with the day after it"],
      ["2027-11-24", "Vietnam Culture Day, as in 2026"],
    ] as const
  ).map(([day, why]) => [parseDay(day), why]),
);

/** Whether it is known of a day if it is a holiday: its year is entered, and no decision is awaited that may give it. */
export const holidaysKnown = (day: Day): boolean =>
  YEARS.has(isoDay(day).slice(0, 4)) && !UNDECIDED_DAYS.has(day);

/** The holiday of a day; undefined when it is none, when that is not decided yet, and in a year that is not entered. */
export const holidayOn = (day: Day): PublicHoliday | undefined => on(PUBLIC_HOLIDAYS, day)[0];
