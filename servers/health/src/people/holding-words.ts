/** The words in which people read what is kept of them. */
import type { Declaration } from "@bluezone/contract/health/declarations";
import { Day, dayOf, type Instant, parseDay, wallTime } from "@bluezone/protocol/time";
import { clock, date } from "@bluezone/vietnamese/date";
import { parsePhone, showPhone } from "@bluezone/vietnamese/phone";
import { fromMs } from "../tables.ts";
import type { Fact } from "./holding.ts";
import type { Person } from "./person.ts";

/** Facts without those that say nothing. */
export const facts = (
  ...given: readonly (readonly [label: string, value: string | null | undefined])[]
): readonly Fact[] =>
  given.flatMap(([label, value]) =>
    value === null || value === undefined || value === "" ? [] : [{ label, value }],
  );
/** A day of a column, as people write it. */
export const day = (n: number | null): string => (n === null ? "" : date(Day(n), "vi"));
/** The same of a day of the wire. */
export const onDay = (iso: string | undefined | null): string | null =>
  iso ? date(parseDay(iso), "vi") : null;
/** The day on which a row was made. */
export const madeOn = (row: { readonly made_ms: string }): string =>
  date(dayOf(fromMs(row.made_ms), "vietnam"), "vi");
/** A moment of a column, as people write it: "8:02 28/12/2020". */
export const moment = (at: Instant): string =>
  `${clock(wallTime(at, "vietnam"))} ${date(dayOf(at, "vietnam"), "vi")}`;
/** A phone as people of the country write it, "0351 234 567"; "" for none. */
export function shownPhone(phone: string | null): string {
  const parsed = parsePhone(phone ?? "");
  return parsed === undefined ? (phone ?? "") : showPhone(parsed);
}
/** Parts of a day. */
export const PARTS = { morning: "sáng", afternoon: "chiều", evening: "tối", night: "đêm" };
/** Whom something was sent for. */
export const FOR: Readonly<Record<Declaration["for"], string>> = {
  self: "bản thân",
  family: "người nhà",
  other: "khai hộ người khác",
};

/** What is said of what cannot be opened; the rest is still shown. */
export const UNREADABLE = "không mở được";
/** The same of a whole row. */
export const ALL_UNREADABLE = ["Nội dung", UNREADABLE] as const;
/** What is read; undefined when it cannot be opened. */
export function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
/** Opens a column that is sealed under the person's key. */
export function opened(person: Person, column: string, sealed: Uint8Array | null): string | null {
  try {
    return person.own.openOrNull(column, sealed);
  } catch {
    return UNREADABLE;
  }
}
