/** What a phone's own data («Lưu ra tệp») say of a stretch of a field test: the counts that the form asks for. */
import { EXPORT_FORMAT } from "@bluezone/device/engine/export";
import {
  type Day,
  dayStart,
  eninAt,
  type Instant,
  Minutes,
  parseInstant,
  plus,
} from "@bluezone/protocol/time";
import { z } from "zod";
import { LONGEST_DATA, openJson } from "../input-file.ts";

const Heard = z.object({
  identifier: z.string(),
  minutes: z.array(
    z.object({
      at: z.iso.datetime().nullable(),
      readings: z.int().min(1),
      meanDbm: z.number().min(-127).max(20),
    }),
  ),
});
const Data = z.object({ format: z.literal(EXPORT_FORMAT), heard: z.array(z.unknown()) });

/** Counts of a stretch. */
export interface Count {
  /** Minutes of the stretch, and those in which anybody was heard. */
  readonly minutes: number;
  readonly minutesHeard: number;
  readonly readings: number;
  /** Mean level of all readings in dBm; null without any. */
  readonly meanDbm: number | null;
  /** Different identifiers in each interval of ten minutes that the stretch touches. */
  readonly identifiers: readonly number[];
}

/** A stretch of a day in Vietnam, minutes since midnight. */
export interface Stretch {
  readonly day: Day;
  readonly from: number;
  readonly to: number;
}

const within = (at: Instant, from: Instant, to: Instant): boolean => at >= from && at < to;

/** Counts what a phone heard. Throws Failure when the file is no phone's data. */
export async function countHeard(file: string, { day, from, to }: Stretch): Promise<Count> {
  const { value, fit } = await openJson(file, "what a phone gave under My data", LONGEST_DATA);
  const midnight = dayStart(day, "vietnam");
  const [begin, end] = [plus(midnight, Minutes(from)), plus(midnight, Minutes(to))];
  const minutes = new Set<number>();
  const identifiers = new Map<number, Set<string>>();
  for (let enin = eninAt(begin); enin <= eninAt(plus(end, Minutes(-1))); enin++)
    identifiers.set(enin, new Set());
  let [readings, sum] = [0, 0];
  for (const [i, one] of fit(value, Data).heard.entries()) {
    const heard = fit(one, Heard, `heard[${i}]`);
    for (const minute of heard.minutes) {
      // A phone whose clock is not proven yet does not know when it was.
      const at = minute.at === null ? undefined : parseInstant(minute.at);
      if (at === undefined || !within(at, begin, end)) continue;
      minutes.add(Math.floor((at - begin) / Minutes(1)));
      identifiers.get(eninAt(at))?.add(heard.identifier);
      readings += minute.readings;
      sum += minute.readings * minute.meanDbm;
    }
  }
  return {
    minutes: to - from,
    minutesHeard: minutes.size,
    readings,
    meanDbm: readings === 0 ? null : Math.round((10 * sum) / readings) / 10,
    identifiers: [...identifiers.values()].map(({ size }) => size),
  };
}
