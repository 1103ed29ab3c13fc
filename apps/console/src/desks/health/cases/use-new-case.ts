/** A case that is typed, who it may be of, and recording it; the form is blank again afterwards. */
import { listCases, recordCase } from "@bluezone/contract/health/cases";
import { readToday } from "@bluezone/contract/health/today";
import { date } from "@bluezone/vietnamese/date";
import { useRef, useState } from "react";
import { useDo, useToday } from "../../../api/hooks.ts";
import { useDraft } from "../../../kit/form/draft.ts";
import { useWords } from "../../../words/language.tsx";
import { classAlong, NO_TEST } from "../disease/chosen-test.ts";
import { useDisease } from "../disease/disease.ts";
import { aboutIn, NO_ABOUT } from "../person/about-values.ts";
import { useNearCommunes } from "../person/near-communes.ts";
import { NOBODY, personIn } from "../person/person-values.ts";
import { classIn, NO_ONSET, onsetIn } from "./case-values.ts";
import { useDoubles } from "./doubles.tsx";
import { useWrong } from "./use-wrong.ts";
import { CASES } from "./words.ts";

/** Somebody who has a record already. */
type KnownPerson = { readonly id: string; readonly name: string };

/** The state of the form. */
export function useNewCase() {
  const t = useWords(CASES);
  const today = useToday();
  const { own } = useNearCommunes();
  const wrong = useWrong(true);
  const disease = useDisease();
  const test = disease.tests[0]?.id ?? NO_TEST;
  const record = useDo(recordCase, { changes: [listCases, readToday] });
  // Drawn anew after each case: the same one sent again, because the line was cut, makes no second case.
  const [once, setOnce] = useState(() => crypto.randomUUID());
  const [known, setKnown] = useState<KnownPerson>();
  const blank = {
    ...NOBODY,
    ...NO_ABOUT,
    commune: own,
    test,
    class: classAlong(disease, test, false),
    sampleDay: "",
    resultDay: date(today, "vi"),
    ...NO_ONSET,
    note: "",
    doublesSeen: false,
  };
  const found = useRef(false);
  const draft = useDraft(blank, (values) => ({
    ...(known ? {} : { ...wrong.person(values), ...wrong.about(values) }),
    ...(!known && found.current && !values.doublesSeen ? { name: t("doubleMissing") } : {}),
    ...wrong.classed(values),
    ...wrong.onset(values),
  }));
  const doubles = useDoubles(draft.values, known === undefined);
  found.current = doubles !== undefined;
  return {
    draft,
    doubles,
    known,
    setKnown,
    async record(values: typeof blank, sendCode: boolean) {
      const recorded = await record.mutateAsync({
        once,
        person: known ? { id: known.id } : { ...personIn(values), about: aboutIn(values, null, today) },
        classed: classIn(values, today),
        onset: onsetIn(values, today),
        note: values.note.trim() === "" ? null : values.note,
        doublesSeen: values.doublesSeen,
        sendCode,
      });
      setOnce(crypto.randomUUID());
      setKnown(undefined);
      draft.reset(blank);
      return recorded;
    },
  };
}
