/** Questions that an interview asks for a disease, as dated data: one edition holds on each day. */
import type { Day } from "@bluezone/protocol/time";
import type { Bilingual } from "./bilingual.ts";
import { theOneOn, type Validity } from "./dated.ts";

/** Of whom something is asked. */
export type QuestionedAs = "case" | "contact";

/** One thing that can be chosen. */
export type QuestionChoice = { readonly id: string; readonly words: Bilingual };

/** What every question has. Ids are letters and digits, and stay the same from edition to edition while they mean the same. */
type Asking = {
  readonly id: string;
  readonly words: Bilingual;
  /** Whom it is asked; absent: both. */
  readonly of?: readonly QuestionedAs[];
  /** Asked only where an earlier question has one of these answers. */
  readonly showIf?: { readonly question: string; readonly is: readonly string[] };
};

/** A question by the kind of its answer. A number is whole, between `least` and `most`; a day lies in the past. */
export type Question = Asking &
  (
    | { readonly kind: "text"; readonly longest: number }
    | { readonly kind: "choice" | "choices"; readonly choices: readonly QuestionChoice[] }
    | { readonly kind: "number"; readonly least: number; readonly most: number }
    | { readonly kind: "date" }
  );

/** Some questions under one heading. */
export type QuestionGroup = {
  readonly id: string;
  readonly words: Bilingual;
  readonly questions: readonly Question[];
};

/** The questions of a disease from a day on. `edition` counts up. */
export type Questionnaire = Validity & {
  readonly edition: number;
  readonly groups: readonly QuestionGroup[];
};

/** The editions of a disease, in order of time. */
type Editions = { readonly questionnaires: readonly Questionnaire[] };

/** The edition that is asked on a day; undefined where none holds. */
export const questionnaireOn = ({ questionnaires }: Editions, day: Day): Questionnaire | undefined =>
  theOneOn(questionnaires, day);

/** An edition by its number: what was answered stays readable by the edition that asked. */
export const questionnaireOf = ({ questionnaires }: Editions, edition: number): Questionnaire | undefined =>
  questionnaires.find((one) => one.edition === edition);

/** All of its questions, in order. */
export const questionsOf = ({ groups }: Pick<Questionnaire, "groups">): readonly Question[] =>
  groups.flatMap(({ questions }) => questions);
