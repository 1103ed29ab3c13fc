/** Rows of the line list: what of a record goes into which column. Names, numbers, addresses and free text have none. */
import type { CourseTyped } from "@bluezone/contract/health/course";
import type { Commune } from "@bluezone/policy/commune";
import { theOneOn } from "@bluezone/policy/dated";
import type { Disease } from "@bluezone/policy/disease";
import { questionnaireOf, questionsOf } from "@bluezone/policy/questionnaire";
import type { Answers } from "@bluezone/policy/questionnaire-answers";
import { Day, dayOf, isoDay } from "@bluezone/protocol/time";
import type { CaseRow } from "../cases/store.ts";
import type { ContactRow } from "../contacts/tables.ts";
import type { Person } from "../people/person.ts";
import { fromMs } from "../tables.ts";

/** Cells by the name of their column; what is not there is empty. */
export type Line = Readonly<Record<string, string>>;
/** The person of a record, and what they answered by which edition. */
export type LinePerson = {
  readonly person: Pick<Person, "birthYear" | "about" | "commune">;
  /** The communes of the province, of which one is theirs. */
  readonly communes: readonly Commune[];
  readonly answered: { readonly edition: number; readonly answers: Answers } | undefined;
};

/** Whose questions name the columns of answers. */
type Questioned = Pick<Disease, "questionnaires">;

const dayText = (day: number | null | undefined): string =>
  day === null || day === undefined ? "" : isoDay(Day(day));
const msDay = (at: string | null): string => (at === null ? "" : isoDay(dayOf(fromMs(at), "vietnam")));
const text = (value: string | number | null | undefined): string =>
  value === null || value === undefined ? "" : String(value);

/** Sex, age in years on a day, commune with its district on that day. */
function personLine(
  { person: { birthYear, about }, communes }: Pick<LinePerson, "person" | "communes">,
  commune: string | null,
  day: number,
): Line {
  const iso = isoDay(Day(day));
  const known = communes.filter(({ code }) => code === commune);
  return {
    sex: text(about?.sex),
    age: birthYear === null ? "" : String(Math.max(0, Number(iso.slice(0, 4)) - birthYear)),
    commune: text(commune),
    district: text((theOneOn(known, Day(day)) ?? known[0])?.parent),
  };
}

/** Answers that are codes, days and numbers; of texts nothing leaves. */
function answerLine(answered: LinePerson["answered"], disease: Questioned): Line {
  if (!answered) return {};
  const asked = questionsOf(questionnaireOf(disease, answered.edition) ?? { groups: [] });
  return Object.fromEntries(
    asked.flatMap(({ id, kind }) => {
      const answer = answered.answers[id];
      if (kind === "text" || answer === undefined) return [];
      return [[`q_${id}`, typeof answer === "object" ? answer.join("|") : String(answer)]];
    }),
  );
}

function courseLine(course: readonly CourseTyped[]): Line {
  const admission = course.find((one) => one.kind === "admission");
  const intensive = course.flatMap((one) =>
    one.kind === "admission" && one.intensive ? [one.intensive.from] : [],
  );
  const doses = course.flatMap((one) => (one.kind === "vaccination" ? [one.dose] : []));
  const symptoms = course.flatMap((one) => (one.kind === "symptom" ? [one.symptom] : []));
  return {
    symptoms: [...new Set(symptoms)].join("|"),
    admittedDay: text(admission?.from),
    intensiveDay: text(intensive[0]),
    doses: doses.length === 0 ? "" : String(Math.max(...doses)),
  };
}

/** A case. `course` is in the order of its days, `clusterIds` in their own. */
export function caseLine(
  row: CaseRow,
  { person, communes, answered }: LinePerson,
  { course, clusterIds }: { readonly course: readonly CourseTyped[]; readonly clusterIds: readonly string[] },
  disease: Questioned,
): Line {
  return {
    id: row.id,
    class: row.class,
    classDay: dayText(row.class_day),
    recordedDay: msDay(row.made_ms),
    ...personLine({ person, communes }, row.commune, row.class_day),
    pregnant: text(person.about?.pregnancy?.pregnant),
    onset: row.onset,
    onsetDay: dayText(row.onset_day),
    ...courseLine(course),
    test: text(row.test),
    sampleDay: dayText(row.sample_day),
    resultDay: dayText(row.result_day),
    source: row.source,
    clusterId: clusterIds.join("|"),
    fromContactId: text(row.from_contact_id),
    interviewedDay: msDay(row.interviewed_ms),
    outcome: text(row.outcome),
    outcomeDay: dayText(row.outcome_day),
    ...answerLine(answered, disease),
  };
}

const yesNo = (yes: boolean): string => (yes ? "yes" : "no");

/** A contact. */
export function contactLine(
  row: ContactRow,
  { person, communes, answered }: LinePerson,
  disease: Questioned,
): Line {
  const made = dayOf(fromMs(row.made_ms), "vietnam");
  return {
    id: row.id,
    class: text(row.class),
    classedDay: msDay(row.classed_ms),
    recordedDay: isoDay(made),
    caseId: text(row.case_id),
    ofContactId: text(row.of_contact_id),
    contactDay: dayText(row.day),
    minutes: text(row.minutes),
    distance: text(row.distance),
    masked: row.masked,
    touched: yesNo(row.touched),
    carer: yesNo(row.carer),
    ...personLine({ person, communes }, person.commune, row.day ?? made),
    source: row.source,
    becameCaseId: text(row.became_case_id),
    ...answerLine(answered, disease),
  };
}
