/** Sentences for what is wrong with a person, a class and an onset as typed. */
import { OLDEST_ONSET, OLDEST_SAMPLE } from "@bluezone/contract/health/cases";
import { useToday } from "../../../api/hooks.ts";
import { useDayFault, usePastFault } from "../../../kit/form/date-field.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { useWords } from "../../../words/language.tsx";
import { NO_TEST, surestOf } from "../disease/chosen-test.ts";
import { useDisease, useTerms } from "../disease/disease.ts";
import type { PersonValues } from "../person/person-values.ts";
import { useWrongAbout } from "../person/use-wrong-about.ts";
import { useWrongPerson } from "../person/use-wrong-person.ts";
import { PERSON } from "../person/words.ts";
import type { ClassValues, OnsetValues } from "./case-values.ts";
import { CASES } from "./words.ts";

type Sentences<Values> = Partial<Record<keyof Values & string, string | undefined>>;

/** By group of fields. `fresh`: nothing of it was kept before, so a day too long ago is wrong too. */
export function useWrong(fresh = false) {
  const t = useWords(CASES);
  const disease = useDisease();
  const { confirming } = useTerms();
  const person = useWords(PERSON);
  const wrongPerson = useWrongPerson();
  const about = useWrongAbout();
  const [dayFault, pastFault] = [useDayFault(), usePastFault()];
  const today = useToday();
  const is = (right: boolean, sentence: string): string | undefined => (right ? undefined : sentence);
  const oldest = (days: number): number | undefined => (fresh ? days : undefined);
  return {
    person: (values: PersonValues): Sentences<PersonValues> => ({
      ...wrongPerson(values),
      commune: is(values.commune !== "", person("communeMissing")),
    }),
    about,
    classed: (
      { test, class: named, sampleDay, resultDay }: ClassValues,
      linked = false,
    ): Sentences<ClassValues> => {
      const wrongClass = is(
        named !== "confirmed" || surestOf(disease, test, linked) === named,
        t("onlyTests", { tests: confirming }),
      );
      if (test === NO_TEST) return { class: wrongClass };
      const [sample, done] = [typedDay(sampleDay, today), typedDay(resultDay, today)];
      return {
        class: wrongClass,
        sampleDay: pastFault(sampleDay, {
          needed: true,
          oldest: oldest(OLDEST_SAMPLE),
          tooOld: t("fault_sample_day_invalid"),
        }),
        resultDay:
          dayFault(resultDay) ??
          is((done ?? today) <= today && (sample ?? today) <= (done ?? today), t("fault_result_day_invalid")),
      };
    },
    onset: ({ onsetDay, onsetNone, onsetUnknown }: OnsetValues): Sentences<OnsetValues> => {
      const said = [onsetDay.trim() !== "", onsetNone, onsetUnknown].filter(Boolean).length;
      if (said === 0) return { onsetDay: t("onsetMissing") };
      if (said > 1) return { onsetDay: t("onsetBoth") };
      const tooOld = t("fault_onset_invalid");
      return { onsetDay: pastFault(onsetDay, { oldest: oldest(OLDEST_ONSET), tooOld }) };
    },
  };
}
