/** Sentences for what is wrong with a person, a test and an onset as typed; and where a server's refusal belongs. */
import { useToday } from "../../../api/hooks.ts";
import { Refused } from "../../../api/refused.ts";
import { useDayFault } from "../../../kit/date-field.tsx";
import type { Draft } from "../../../kit/draft.ts";
import { useFaultText } from "../../../kit/fault-text.ts";
import { typedDay } from "../../../kit/typed-day.ts";
import { useWords } from "../../../words/language.tsx";
import {
  isName,
  isPhone,
  type OnsetValues,
  type PersonValues,
  type TestValues,
  yearIn,
} from "./person-values.ts";
import { CASES } from "./words.ts";

type Sentences<Values> = Partial<Record<keyof Values & string, string | undefined>>;

/** By group of fields. */
export function useWrong() {
  const t = useWords(CASES);
  const dayFault = useDayFault();
  const today = useToday();
  const is = (right: boolean, sentence: string): string | undefined => (right ? undefined : sentence);
  return {
    person: ({ name, birthYear, phone, commune }: PersonValues): Sentences<PersonValues> => ({
      name: is(isName(name), t("nameWrong")),
      birthYear: is(yearIn(birthYear) !== undefined, t("birthYearWrong")),
      phone: is(isPhone(phone), t("phoneWrong")),
      commune: is(commune !== "", t("communeMissing")),
    }),
    test: ({ test, result, sampleDay, resultDay }: TestValues): Sentences<TestValues> => {
      const [sample, done] = [typedDay(sampleDay, today), typedDay(resultDay, today)];
      return {
        result: is(!(test === "rapid" && result === "confirmed"), t("rapidLikely")),
        sampleDay: dayFault(sampleDay) ?? is((sample ?? today) <= today, t("fault_sample_day_invalid")),
        resultDay:
          dayFault(resultDay) ??
          is((done ?? today) <= today && (sample ?? today) <= (done ?? today), t("fault_result_day_invalid")),
      };
    },
    onset: ({ onsetDay, onsetNone, onsetUnknown }: OnsetValues): Sentences<OnsetValues> => {
      const said = [onsetDay.trim() !== "", onsetNone, onsetUnknown].filter(Boolean).length;
      if (said === 0) return { onsetDay: t("onsetMissing") };
      if (said > 1) return { onsetDay: t("onsetBoth") };
      return { onsetDay: dayFault(onsetDay, false) };
    },
  };
}

const FIELD_OF: Readonly<Record<string, string>> = {
  sample_day_invalid: "sampleDay",
  result_day_invalid: "resultDay",
  result_invalid: "result",
  onset_invalid: "onsetDay",
  phone_invalid: "phone",
  birth_year_invalid: "birthYear",
  commune_unknown: "commune",
};

/** Puts a refusal beside the field that it is about; false when it is about none of them. */
export function useFieldFault(): <Values extends object>(draft: Draft<Values>, error: unknown) => boolean {
  const text = useFaultText(CASES);
  return (draft, error) => {
    const field = error instanceof Refused ? FIELD_OF[error.code] : undefined;
    if (field === undefined || !(field in draft.values)) return false;
    draft.fault(field as Parameters<typeof draft.fault>[0], text(error));
    return true;
  };
}
