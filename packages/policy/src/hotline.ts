/**
 * Numbers to call. A number has an owner, and an end: what no longer answers is worse than none. `validFrom` is the
 * first day for which a source shows the number, not its first day in service; the register begins with 2020.
 */
import type { Day } from "@bluezone/protocol/time";
import { register, theOneOn, validity, type WithValidity } from "./dated.ts";

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

/** The numbers of the whole country; of one purpose, the first to call comes first. A province has its own beside them. */
export const NATIONAL_HOTLINES: readonly Hotline[] = register(
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
      number: "18008108",
      purpose: "rumours",
      owner: { vi: "Trung tâm Xử lý tin giả Việt Nam", en: "Viet Nam Anti-Fake News Centre" },
      source: "tingia.gov.vn, from January 2021; day not stated",
      ...validity("2021-01-12"),
    },
  ],
  ({ number }) => number,
);

/** The first number to call for a purpose on a day, undefined when none is known. `all` are a province's, or a signed list. */
export const hotlineOn = (all: readonly Hotline[], purpose: HotlinePurpose, day: Day): Hotline | undefined =>
  theOneOn(
    all.filter((hotline) => hotline.purpose === purpose),
    day,
  );
