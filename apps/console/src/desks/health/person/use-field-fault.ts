/** Where a server's refusal belongs in a form about a person. */
import type { Words } from "@bluezone/vietnamese/catalog";
import { Refused } from "../../../api/refused.ts";
import type { Draft } from "../../../kit/form/draft.ts";
import { useFaultText } from "../../../kit/page/fault-text.ts";

const FIELD_OF: Readonly<Record<string, string>> = {
  sample_day_invalid: "sampleDay",
  result_day_invalid: "resultDay",
  class_invalid: "class",
  test_unknown: "test",
  specimen_unknown: "specimen",
  symptom_unknown: "symptom",
  class_day_invalid: "resultDay",
  outcome_invalid: "outcomeDay",
  onset_invalid: "onsetDay",
  contact_day_invalid: "metDay",
  phone_invalid: "phone",
  birth_year_invalid: "birthYear",
  commune_unknown: "commune",
  pregnancy_invalid: "weeks",
  day_invalid: "from",
  span_invalid: "to",
  words_missing: "words",
  taken_invalid: "taken",
  reported_invalid: "day",
};

/** Puts a refusal beside the field that it is about, in the slice's words; false when it is about none of the form's. */
export function useFieldFault(
  words: Words,
): <Values extends object>(draft: Draft<Values>, error: unknown) => boolean {
  const text = useFaultText(words);
  return (draft, error) => {
    const field = error instanceof Refused ? FIELD_OF[error.code] : undefined;
    if (field === undefined || !(field in draft.values)) return false;
    draft.fault(field as Parameters<typeof draft.fault>[0], text(error));
    return true;
  };
}
