/** The signed numbers that may be called today. Of a number that has ended nothing is shown: what no longer answers is worse than none. */
import type { PhoneState } from "@bluezone/device/state";
import { type Day, isoDay, parseDay } from "@bluezone/protocol/time";
import { parsePhone, phoneLink, showPhone } from "@bluezone/vietnamese/phone";

/** A number to call, as it is read and dialled. */
export interface Line {
  readonly number: string;
  /** "tel:19009095". */
  readonly link: string;
  readonly owner: { readonly vi: string; readonly en: string };
  readonly from: Day;
  /** Its last day; null while none is known. */
  readonly to: Day | null;
}

/** A number as it is read and dialled; one that is no number of Vietnam stays as it was signed. */
export function dialled(number: string): Pick<Line, "number" | "link"> {
  const phone = parsePhone(number);
  return phone === undefined
    ? { number, link: `tel:${number.replace(/[^\d+]/g, "")}` }
    : { number: showPhone(phone), link: phoneLink(phone) };
}

/** Those that hold on a day, each number once, in the order in which they were signed. */
export function linesOn(day: Day, hotlines: PhoneState["hotlines"]): readonly Line[] {
  const today = isoDay(day);
  const lines = new Map<string, Line>();
  for (const { number, owner, validFrom, validTo } of hotlines) {
    if (validFrom > today || (validTo !== undefined && validTo < today)) continue;
    const line = {
      ...dialled(number),
      owner,
      from: parseDay(validFrom),
      to: validTo === undefined ? null : parseDay(validTo),
    };
    if (!lines.has(line.link)) lines.set(line.link, line);
  }
  return [...lines.values()];
}

/** To call when life is in danger: the nation's number, which needs no signature. It has a place of its own. */
export const EMERGENCY = "115";
