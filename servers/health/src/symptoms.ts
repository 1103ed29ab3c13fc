/** Symptoms that phones and officers name, by the document of the disease: which are known, what they are called, how grave they are. */
import { Fault } from "@bluezone/contract/fault";
import { type Disease, type EarlierSymptom, wordsOf } from "@bluezone/policy/disease";

/** What is asked of a disease here. */
export type Named = Pick<Disease, "symptoms" | "earlier">;

const known = ({ symptoms, earlier }: Named): readonly EarlierSymptom[] => [...symptoms, ...earlier];

/** Each once, in the order of the document. Throws Fault `symptom_unknown` for one that it does not name and none did before. */
export function knownSymptoms(disease: Named, named: readonly string[]): readonly string[] {
  const ids = known(disease).map(({ id }) => id);
  if (!named.every((one) => ids.includes(one)))
    throw new Fault("symptom_unknown", "the desk knows no such symptom");
  return ids.filter((id) => named.includes(id));
}

/** In Vietnamese, in one line. */
export const felt = (disease: Named, symptoms: readonly string[]): string =>
  symptoms.map((one) => wordsOf(known(disease), one).vi).join(", ");

/** Whether one of them is serious: also one of before, which apps of an earlier disease ask about. */
export const isSerious = (disease: Named, named: readonly string[]): boolean =>
  known(disease).some(({ id, serious }) => serious && named.includes(id));

/** How grave what somebody feels is, for the order of a list: serious, anything else, nothing. */
export const gravityOf = (disease: Named, symptoms: readonly string[]): number =>
  isSerious(disease, symptoms) ? 0 : symptoms.length > 0 ? 1 : 2;
