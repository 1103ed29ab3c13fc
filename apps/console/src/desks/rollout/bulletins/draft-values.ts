/** A bulletin's draft as the composer's form has it, and back: days and times are as they were typed. */
import type { Content } from "@bluezone/contract/rollout/bulletin-content";
import {
  type Day,
  dayOf,
  isoDay,
  isoInstant,
  parseDay,
  parseInstant,
  wallTime,
} from "@bluezone/protocol/time";
import { clock, date } from "@bluezone/vietnamese/date";
import { typedDay } from "../../../kit/form/typed-day.ts";

/** What is typed and chosen. */
export type DraftValues = Omit<Content, "cutOff" | "headline"> & {
  readonly headline: Content["headline"];
  readonly cutOffDay: string;
  readonly cutOffTime: string;
};

/** A time of day as typed, "17:00" or "17 giờ 30": "17:30". Undefined when it is none; hours alone are whole hours. */
export function typedTime(typed: string): string | undefined {
  const [, hours, minutes = "00"] = /^\s*(\d{1,2})(?:\s*(?::|h|giờ)\s*(\d{2})?)?\s*$/u.exec(typed) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return `${hours.padStart(2, "0")}:${minutes}`;
}

/** The form's values of a draft. */
export function valuesOf(content: Content): DraftValues {
  const { cutOff, ...rest } = content;
  const at = cutOff === null ? undefined : parseInstant(cutOff);
  return {
    ...rest,
    firstDay: date(parseDay(content.firstDay), "vi"),
    lastDay: date(parseDay(content.lastDay), "vi"),
    cutOffDay: at === undefined ? "" : date(dayOf(at, "vietnam"), "vi"),
    cutOffTime: at === undefined ? "" : clock(wallTime(at, "vietnam")),
  };
}

/** The draft of the form's values; days that cannot be read stay those of `before`. */
export function contentOf(values: DraftValues, before: Content, today: Day): Content {
  const { cutOffDay, cutOffTime, ...rest } = values;
  const day = (typed: string, otherwise: string) => {
    const read = typedDay(typed, today);
    return read === undefined ? otherwise : isoDay(read);
  };
  const cutDay = typedDay(cutOffDay, today);
  const cutTime = typedTime(cutOffTime);
  return {
    ...rest,
    firstDay: day(values.firstDay, before.firstDay),
    lastDay: day(values.lastDay, before.lastDay),
    cutOff:
      cutDay === undefined || cutTime === undefined
        ? null
        : isoInstant(parseInstant(`${isoDay(cutDay)}T${cutTime}:00+07:00`)),
  };
}

/** The fields in which a draft differs from how it was. */
export const changesOf = (content: Content, before: Content): Partial<Content> =>
  Object.fromEntries(
    Object.entries(content).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof Content]),
    ),
  );
