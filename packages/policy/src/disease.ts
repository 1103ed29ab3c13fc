/**
 * A disease as one document of plain data: what is asked, sampled and tested, how sure a test makes a case, who is a close contact,
 * how long quarantine lasts. Everything that has a date is a timeline. What ships is in `data/diseases`.
 */
import type { Day } from "@bluezone/protocol/time";
import type { Bilingual } from "./bilingual.ts";
import type { ContactRule } from "./contact-rule.ts";
import { theOneOn, timeline, type Validity, validity, type WithValidity } from "./dated.ts";
import type { QuarantineRule } from "./quarantine-rule.ts";
import type { Questionnaire } from "./questionnaire.ts";
import type { ReportRule } from "./report-rule.ts";
import type { SerialInterval } from "./reproduction-number.ts";

/** A symptom or a specimen of a disease. The id is kept in records; `other` is said in words. */
export type Term = { readonly id: string; readonly words: Bilingual };

/** A symptom. What residents and the desk's rounds are asked about is `asked`, in plain words where those are others. */
export type Symptom = Term & {
  readonly asked?: true;
  readonly plain?: Bilingual;
  /** 115 is called at once, and whoever has it comes before others. */
  readonly serious?: true;
  /** Alone it makes nobody unwell. */
  readonly mild?: true;
};

/** A symptom that a document in force does not name. */
export type EarlierSymptom = Term & Pick<Symptom, "serious">;

/** A test: how sure a positive one makes a case, and what else a laboratory's file calls it beside its id and its words. */
export type DiseaseTest = Term & {
  readonly makes: "probable" | "confirmed";
  readonly written: readonly string[];
};

/** Who is a suspected, probable or confirmed case, in the words of a document. */
type CaseDefinition = WithValidity<{
  readonly class: "suspected" | "probable" | "confirmed";
  readonly words: Bilingual;
  readonly document: string;
  /** False where no source at hand has the words in full: to be checked by a health officer. */
  readonly confirmed: boolean;
}>;

/** What of a disease has no date. Lists are in the order in which forms show them. */
type Undated = {
  readonly id: string;
  readonly name: Bilingual;
  /** What SORMAS calls it (its enumeration `Disease`); absent where that has none. */
  readonly sormas?: string;
  /** What the day of onset is of: first symptoms, or rash. */
  readonly onset: Bilingual;
  readonly symptoms: readonly Symptom[];
  /** A temperature from `from` on, in degrees Celsius, is a fever: it makes somebody unwell, and is that symptom. */
  readonly fever: { readonly from: number; readonly symptom: string };
  /** Signs with which 115 is called at once, in a row. */
  readonly emergency: Bilingual;
  readonly tests: readonly DiseaseTest[];
  /** Whether a case that somebody caught from a known case is confirmed without a test (an epidemiological link). */
  readonly confirmedByLink: boolean;
  readonly specimens: readonly Term[];
  /** Days from infection to onset. */
  readonly incubation: { readonly least: number; readonly most: number };
  /** Where a case may have caught it: from so many days before onset to so many. */
  readonly tracing: { readonly from: number; readonly to: number };
  /** Days before and after onset on which somebody passes it on. */
  readonly infectious: { readonly before: number; readonly after: number };
  readonly serialInterval: SerialInterval & { readonly source: string; readonly confirmed: boolean };
  /** What papers of quarantine say: documents beside the rule, and signs that are to be told at once, in a row. */
  readonly papers: { readonly basis: readonly string[]; readonly signs: Bilingual };
  /** Documents that the figures and questions are from. */
  readonly sources: readonly string[];
};

/** Validity as a document writes it: "2020-12-03". */
type Dated<T extends Validity> = Omit<T, keyof Validity> & {
  readonly validFrom: string;
  readonly validTo?: string;
};

/** A disease as its document says it. */
export type DiseaseDocument = Undated & {
  readonly definitions: readonly Dated<CaseDefinition>[];
  readonly contactRules: readonly Dated<ContactRule>[];
  readonly quarantineRules: readonly Dated<QuarantineRule>[];
  readonly reportRules: readonly Dated<ReportRule>[];
  readonly questionnaires: readonly Dated<Questionnaire>[];
};

/** A disease whose rules are in order. */
export type Disease = Undated & {
  readonly definitions: readonly CaseDefinition[];
  readonly contactRules: readonly ContactRule[];
  readonly quarantineRules: readonly QuarantineRule[];
  readonly reportRules: readonly ReportRule[];
  readonly questionnaires: readonly Questionnaire[];
  /** Symptoms that this document does not name and earlier ones did: kept and shown, and offered to nobody. As serious as they were. */
  readonly earlier: readonly EarlierSymptom[];
  /** What it was opened from. */
  readonly document: DiseaseDocument;
};

/**
 * Puts the rules of a document in order. Throws RangeError, naming the rules and the day, for an overlap or a gap.
 * @param before diseases, or editions of this one, that the desk worked on before, the latest first
 */
export function openDisease(
  document: DiseaseDocument,
  before: readonly Pick<DiseaseDocument, "symptoms">[] = [],
): Disease {
  const inTime = <T extends Validity>(name: string, all: readonly Dated<T>[]): readonly T[] =>
    timeline(
      name,
      all.map(
        ({ validFrom, validTo, ...rule }) => ({ ...rule, ...validity(validFrom, validTo) }) as unknown as T,
      ),
    );
  const { definitions, contactRules, quarantineRules, reportRules, questionnaires, ...undated } = document;
  const classes = [...new Set(definitions.map((one) => one.class))];
  return {
    ...undated,
    definitions: classes.flatMap((named) =>
      inTime<CaseDefinition>(
        `definitions of ${named}`,
        definitions.filter((one) => one.class === named),
      ),
    ),
    contactRules: inTime<ContactRule>("contactRules", contactRules),
    quarantineRules: inTime<QuarantineRule>("quarantineRules", quarantineRules),
    reportRules: inTime<ReportRule>("reportRules", reportRules),
    questionnaires: inTime<Questionnaire>("questionnaires", questionnaires),
    earlier: earlierTerms(document.symptoms, before),
    document,
  };
}

/** Terms of documents that one in force does not name, each once. */
function earlierTerms(
  inForce: readonly Term[],
  before: readonly { readonly symptoms: readonly EarlierSymptom[] }[],
): readonly EarlierSymptom[] {
  const known = new Set(inForce.map(({ id }) => id));
  return before
    .flatMap(({ symptoms }) => symptoms)
    .flatMap(({ id, words, serious }) => {
      if (known.has(id)) return [];
      known.add(id);
      return [{ id, words, ...(serious && { serious }) }];
    });
}

/** Whether a temperature, in degrees Celsius, is a fever. */
export const isFever = ({ fever }: Pick<Disease, "fever">, temperature: number | null): boolean =>
  (temperature ?? 0) >= fever.from;

/** Whether somebody with these and this temperature is unwell: a fever, or a symptom that is not called mild. */
export const isUnwell = (
  disease: Pick<Disease, "symptoms" | "fever">,
  entry: { readonly temperature: number | null; readonly symptoms: readonly string[] },
): boolean =>
  isFever(disease, entry.temperature) ||
  entry.symptoms.some((one) => !disease.symptoms.some(({ id, mild }) => mild && id === one));

/** A test by its id; undefined where the disease has none such. */
export const testOf = ({ tests }: Pick<Disease, "tests">, id: string): DiseaseTest | undefined =>
  tests.find((one) => one.id === id);

/** The most that a test or a link to a known case makes of a case; without either it is "probable" at most. */
export function surestClass(
  { tests, confirmedByLink }: Pick<Disease, "tests" | "confirmedByLink">,
  { test, linked }: { readonly test: string | null; readonly linked: boolean },
): "probable" | "confirmed" {
  if (confirmedByLink && linked) return "confirmed";
  return test === null ? "probable" : (testOf({ tests }, test)?.makes ?? "probable");
}

/** What the disease calls an id; the id itself where a record is older than the document. */
export const wordsOf = (terms: readonly Term[], id: string): Bilingual =>
  terms.find((one) => one.id === id)?.words ?? { vi: id, en: id };

/** The definition of a class on a day. */
export const definitionOn = (
  { definitions }: Pick<Disease, "definitions">,
  named: string,
  day: Day,
): CaseDefinition | undefined =>
  theOneOn(
    definitions.filter((one) => one.class === named),
    day,
  );
