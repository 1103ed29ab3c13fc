/**
 * Numbers to call. A number has an owner, and an end: what no longer answers is worse than none. `validFrom` is the
 * first day for which a source shows the number, not its first day in service; the register begins with 2020.
 */
import type { Day } from "@bluezone/protocol/time";
import { on, register, theOneOn, validity, type WithValidity } from "./dated.ts";

/** What a number is for: life in danger, questions of health, false news. */
export type HotlinePurpose = "emergency" | "health" | "rumours";

/** A number to call. */
export type Hotline = WithValidity<{
  /** As one stores it: E.164 where that exists ("+84969871919"), else the digits one dials ("19009095"). */
  readonly number: string;
  readonly purpose: HotlinePurpose;
  readonly owner: { readonly vi: string; readonly en: string };
  /** Code of the province that it serves; absent for the whole country. */
  readonly province?: string;
  /** Where the number was read. */
  readonly source: string;
}>;

const MINISTRY = { vi: "Bộ Y tế", en: "Ministry of Health" };

/** Every number of the register; of one purpose, the first to call comes first. */
export const HOTLINES: readonly Hotline[] = register(
  [
    {
      number: "115",
      purpose: "emergency",
      owner: { vi: "Cấp cứu y tế", en: "Medical emergency" },
      source: "national emergency number",
      ...validity("2020-01-01"),
    },
    {
      number: "19009095",
      purpose: "health",
      owner: MINISTRY,
      source: "5K message of the Ministry of Health, about 30 August 2020",
      ...validity("2020-08-30"),
    },
    {
      number: "19003228",
      purpose: "health",
      owner: MINISTRY,
      source: "vietnamplus.vn; day not stated",
      ...validity("2020-08-30"),
    },
    {
      number: "+84969871919",
      purpose: "health",
      owner: { vi: "Cổng thông tin Covid-19 An Giang", en: "An Giang Covid-19 portal" },
      province: "89",
      source: "ncovi.angiang.gov.vn, 2021; day not stated",
      ...validity("2021-01-01"),
    },
    {
      number: "1022",
      purpose: "health",
      owner: { vi: "Tổng đài 1022 An Giang, F0 tại nhà", en: "An Giang 1022 line, patients at home" },
      province: "89",
      source: "soyte.angiang.gov.vn: stopped 13 January 2023; its start is not stated",
      ...validity("2021-07-01", "2023-01-12"),
    },
    {
      number: "18008108",
      purpose: "rumours",
      owner: { vi: "Trung tâm Xử lý tin giả Việt Nam", en: "Viet Nam Anti-Fake News Centre" },
      source: "tingia.gov.vn, from January 2021; day not stated",
      ...validity("2021-01-12"),
    },
  ],
  ({ number }) => number,
);

/** The first number to call for a purpose on a day, undefined when none is known. `all` is another list, such as a signed one. */
export const hotlineOn = (
  purpose: HotlinePurpose,
  day: Day,
  all: readonly Hotline[] = HOTLINES,
): Hotline | undefined =>
  theOneOn(
    all.filter((hotline) => hotline.purpose === purpose),
    day,
  );

/** Every number that answers on a day, the first to call of each purpose first. `all` is another list, such as a signed one. */
export const hotlinesOn = (day: Day, all: readonly Hotline[] = HOTLINES): readonly Hotline[] => on(all, day);
