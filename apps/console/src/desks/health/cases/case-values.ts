/** What is typed of a class, its test and of symptoms: read and written without the page around it. */
import type { RequestInput } from "@bluezone/contract/endpoint";
import { CaseClass, type CaseShown, goesDown, type recordCase } from "@bluezone/contract/health/cases";
import type { SampleTyped } from "@bluezone/contract/health/samples";
import type { TimelineEntry } from "@bluezone/contract/health/timeline";
import { type Day, isoDay, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { type Phone, showPhone } from "@bluezone/vietnamese/phone";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { NO_TEST } from "../disease/chosen-test.ts";
import { type PersonValues, personValuesOf } from "../person/person-values.ts";

type CaseRequest = RequestInput<typeof recordCase>;
/** When symptoms began, as typed. */
export type OnsetValues = {
  readonly onsetDay: string;
  readonly onsetNone: boolean;
  readonly onsetUnknown: boolean;
};
/** A class and its test as typed; without a test its days say nothing. */
export type ClassValues = {
  readonly test: string;
  readonly class: string;
  readonly sampleDay: string;
  readonly resultDay: string;
};

/** Nothing typed yet. */
export const NO_ONSET: OnsetValues = { onsetDay: "", onsetNone: false, onsetUnknown: false };

/** What the record of a case's person says, as it would be typed. */
export const personOf = ({ person }: Pick<CaseShown, "person">): PersonValues => ({
  ...personValuesOf(person),
  phone: person.phone === null ? "" : showPhone(person.phone as Phone),
});
/** The onset of a case, as it would be typed. */
export const onsetValuesOf = ({ onset, onsetDay }: Pick<CaseShown, "onset" | "onsetDay">): OnsetValues => ({
  onsetDay: onsetDay === null ? "" : date(parseDay(onsetDay), "vi"),
  onsetNone: onset === "none",
  onsetUnknown: onset === "unknown",
});
/** A test with its days, and what came of it. */
type Newest = {
  readonly tested: NonNullable<CaseShown["tested"]>;
  readonly result: NonNullable<SampleTyped["result"]>["result"];
};

/**
 * The class of a case, as it would be typed; `newest` is the last sample with a result, or null. A positive one offers `proves`, the
 * class that its test makes, to a case that is less sure.
 */
export function classValuesOf(
  shown: Pick<CaseShown, "class" | "tested">,
  newest: Newest | null,
  proves: (test: string) => CaseClass,
): ClassValues {
  const tested = newest?.tested ?? shown.tested;
  const isOpen = shown.class === "suspected" || shown.class === "probable";
  const made = isOpen && newest?.result === "positive" ? proves(newest.tested.test) : shown.class;
  return {
    class: goesDown(shown.class, made) ? shown.class : made,
    test: tested?.test ?? NO_TEST,
    sampleDay: tested ? date(parseDay(tested.sampleDay), "vi") : "",
    resultDay: tested ? date(parseDay(tested.resultDay), "vi") : "",
  };
}

/** The last sample that has a result, in a timeline with the earliest entry first; null without one. */
export function newestTest(timeline: readonly Pick<TimelineEntry, "what">[]): Newest | null {
  const samples = timeline.flatMap(({ what }) => (what.kind === "sample-result" ? [what.sample] : []));
  const last = samples.at(-1);
  if (!last?.result) return null;
  const { result, day } = last.result;
  return { tested: { test: last.test, sampleDay: last.taken, resultDay: day }, result };
}

const iso = (typed: string, today: Day): string => isoDay(typedDay(typed, today) ?? today);

/** A class to be sent. */
export const classIn = (
  { test, class: named, sampleDay, resultDay }: ClassValues,
  today: Day,
): CaseRequest["classed"] => ({
  class: CaseClass.parse(named),
  tested:
    test === NO_TEST
      ? null
      : {
          test: test,
          sampleDay: iso(sampleDay, today),
          resultDay: iso(resultDay, today),
        },
});

/** An onset to be sent. */
export function onsetIn({ onsetDay, onsetNone }: OnsetValues, today: Day): CaseRequest["onset"] {
  if (onsetDay.trim() !== "") return { onset: "day", onsetDay: iso(onsetDay, today) };
  return { onset: onsetNone ? "none" : "unknown", onsetDay: null };
}
