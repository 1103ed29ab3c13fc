/** What is typed of a day's situation, and what that is for the server. */
import {
  SITUATION_COUNTS,
  type SituationContent,
  type SituationCount,
} from "@bluezone/contract/rollout/situation";
import {
  type Day,
  dayStart,
  isoDay,
  isoInstant,
  Minutes,
  parseDay,
  parseInstant,
  plus,
  wallTime,
} from "@bluezone/protocol/time";
import { clock, date } from "@bluezone/vietnamese/date";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { typedNumber } from "../../../kit/form/typed-number.ts";
import { typedTime } from "../../../kit/form/typed-time.ts";

/** A form's values; counts by their key, districts as "d" with their code. */
export type TypedSituation = Readonly<Record<string, string | boolean>> & {
  readonly day: string;
  readonly time: string;
  readonly illustrative: boolean;
};

const WORDS = ["sourceVi", "sourceEn", "methodVi", "methodEn", "adviceVi", "adviceEn"] as const;
const text = (values: TypedSituation, name: string): string => String(values[name] ?? "").trim();

/** The values that a form begins with: those of a day that is there, or an empty day. */
export function typedFrom(
  known: SituationContent | undefined,
  today: Day,
  districts: readonly string[],
): TypedSituation {
  const said = known && {
    sourceVi: known.source.vi,
    sourceEn: known.source.en,
    methodVi: known.method.vi,
    methodEn: known.method.en,
    adviceVi: known.advice.vi,
    adviceEn: known.advice.en,
  };
  const show = (count: number | null | undefined): string =>
    count === null || count === undefined ? "" : String(count);
  return {
    ...Object.fromEntries(WORDS.map((name) => [name, said?.[name] ?? ""])),
    ...Object.fromEntries(SITUATION_COUNTS.map((key) => [key, show(known?.counts[key])])),
    ...Object.fromEntries(
      districts.map((code) => [`d${code}`, show(known?.districts.find((one) => one.code === code)?.count)]),
    ),
    day: date(known ? parseDay(known.day) : today, "vi"),
    time: known ? clock(wallTime(parseInstant(known.cutOff), "vietnam")) : "17:00",
    illustrative: known?.illustrative ?? false,
  };
}

/**
 * What the health desk's file says, over what is entered or typed of the same day: what the file does not know stays. What is
 * typed of another day goes.
 */
export function filledFrom(
  file: SituationContent,
  { entered, typed }: { readonly entered: SituationContent | undefined; readonly typed: TypedSituation },
  today: Day,
  districts: readonly string[],
): TypedSituation {
  const day = parseDay(file.day);
  const says = (values: TypedSituation) =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
  return {
    ...typedFrom(file, today, districts),
    ...(entered && parseDay(entered.day) === day ? says(typedFrom(entered, today, districts)) : {}),
    ...(typedDay(typed.day, today) === day ? says(typed) : {}),
    ...says(typedFrom(file, today, districts)),
  } as TypedSituation;
}

/** Counts that are still empty. */
export const emptyCounts = (values: TypedSituation): readonly SituationCount[] =>
  SITUATION_COUNTS.filter((key) => text(values, key) === "");

/** Names of fields that are not right, with why. */
export function wrongIn(
  values: TypedSituation,
  today: Day,
  districts: readonly string[],
): Readonly<Record<string, "dayWrong" | "timeWrong" | "numberWrong" | "missing">> {
  const numbers = [...SITUATION_COUNTS, ...districts.map((code) => `d${code}`)];
  return {
    ...(typedDay(values.day, today) === undefined ? { day: "dayWrong" as const } : {}),
    ...(typedTime(values.time) ? {} : { time: "timeWrong" as const }),
    ...Object.fromEntries(
      numbers
        .filter((name) => text(values, name) !== "" && typedNumber(text(values, name)) === undefined)
        .map((name) => [name, "numberWrong" as const]),
    ),
    ...(text(values, "sourceVi") === "" ? { sourceVi: "missing" as const } : {}),
  };
}

/** What is sent, once nothing is wrong. */
export function contentOf(
  values: TypedSituation,
  today: Day,
  districts: readonly string[],
): SituationContent {
  const day = typedDay(values.day, today) ?? today;
  const { hour, minute } = typedTime(values.time) ?? { hour: 17, minute: 0 };
  const number = (name: string): number | null => typedNumber(text(values, name)) ?? null;
  return {
    day: isoDay(day),
    cutOff: isoInstant(plus(dayStart(day, "vietnam"), Minutes(hour * 60 + minute))),
    counts: Object.fromEntries(SITUATION_COUNTS.map((key) => [key, number(key)])) as Record<
      SituationCount,
      number | null
    >,
    districts: districts.flatMap((code) => {
      const count = number(`d${code}`);
      return count === null ? [] : [{ code, count }];
    }),
    source: { vi: text(values, "sourceVi"), en: text(values, "sourceEn") || text(values, "sourceVi") },
    method: { vi: text(values, "methodVi"), en: text(values, "methodEn") },
    advice: { vi: text(values, "adviceVi"), en: text(values, "adviceEn") },
    illustrative: values.illustrative,
  };
}
