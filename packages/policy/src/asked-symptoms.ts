/**
 * What residents are asked how they feel by: the symptoms that a disease's document marks as asked, in plain words and in its order,
 * and the signs with which 115 is called at once. The health authority signs it for phones.
 */
import type { Bilingual } from "./bilingual.ts";
import type { Disease, Term } from "./disease.ts";

/** A symptom to tick. `serious`: with it 115 is called at once. */
export type AskedSymptom = Term & { readonly serious?: true | undefined };
/** The list, and the signs in a row. */
export type AskedSymptoms = {
  readonly symptoms: readonly AskedSymptom[];
  readonly emergency: Bilingual;
};

/** Most signs of the words with which 115 is called, in a row: a message of the day with them travels in two parts. */
export const MOST_SERIOUS = 100;

/** The words with which 115 is called at once, of the symptoms that are asked about, in Vietnamese and in a row: "khó thở". */
export const seriousWords = ({ symptoms }: Pick<Disease, "symptoms">): string =>
  symptoms
    .filter(({ asked, serious }) => asked && serious)
    .map(({ words, plain }) => (plain ?? words).vi)
    .join(", ");

/** Of a disease. */
export const askedSymptoms = ({
  symptoms,
  emergency,
}: Pick<Disease, "symptoms" | "emergency">): AskedSymptoms => ({
  symptoms: symptoms
    .filter(({ asked }) => asked)
    .map(({ id, words, plain, serious }) => ({ id, words: plain ?? words, ...(serious && { serious }) })),
  emergency,
});
