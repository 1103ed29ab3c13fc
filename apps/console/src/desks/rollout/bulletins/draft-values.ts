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
import { typedMoment } from "../../../kit/form/typed-time.ts";

/** What is typed and chosen. */
export type DraftValues = Omit<Content, "cutOff" | "headline"> & {
  readonly headline: Content["headline"];
  readonly cutOffDay: string;
  readonly cutOffTime: string;
};

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
  const cutOff = typedMoment(cutOffDay, cutOffTime, today);
  return {
    ...rest,
    firstDay: day(values.firstDay, before.firstDay),
    lastDay: day(values.lastDay, before.lastDay),
    cutOff: cutOff === undefined ? null : isoInstant(cutOff),
  };
}

/** The fields in which a draft differs from how it was. */
export const changesOf = (content: Content, before: Content): Partial<Content> =>
  Object.fromEntries(
    Object.entries(content).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof Content]),
    ),
  );
