/**
 * The line list: one row for each case or contact, without names, numbers and addresses, for analysis and for other systems.
 * Names of columns and codes of Go.Data are fields that its import can be mapped to (`WorldHealthOrganization/GoDataSource-API`
 * at cf8a525: `components/baseModelOptions/case.js`, `common/models/contact.js`, `relationship.js`), those of SORMAS properties
 * and enumerations of its API (`SORMAS-Foundation/SORMAS-Project` at af6249b, `sormas-api`: CaseDataDto, ContactDto, PersonDto,
 * SymptomsDto, HospitalizationDto). `linelist.test.ts` restates both.
 */
import type { Disease } from "@bluezone/policy/disease";
import { questionsOf } from "@bluezone/policy/questionnaire";
import { z } from "zod";
import { staffRead } from "../staff/endpoint.ts";
import { CASE_CLASSES } from "./cases.ts";
import { ContactClass } from "./contacts.ts";
import { IsoDay } from "./person.ts";

/** Of whom a list is. */
export const LineOf = z.enum(["cases", "contacts"]);
export type LineOf = z.output<typeof LineOf>;
/** Whose columns it has: our own, or as many of them as the other system's import knows. */
export const LineForm = z.enum(["own", "go-data", "sormas"]);
export type LineForm = z.output<typeof LineForm>;

/** A name in another system, and its words for our codes where they differ. */
type Elsewhere = { readonly name: string; readonly codes?: Readonly<Record<string, string>> };
/**
 * A column. A code is a word of ours; `codes` are several with "|" between them; a day is "2020-12-27"; an id is opaque and the
 * same in every export. Nothing else is ever in a cell.
 */
export type LineColumn = {
  readonly name: string;
  readonly kind: "id" | "code" | "codes" | "day" | "number";
  readonly goData?: Elsewhere;
  readonly sormas?: Elsewhere;
};

const col = (
  name: string,
  kind: LineColumn["kind"],
  goData?: string,
  sormas?: string | Elsewhere,
): LineColumn => ({
  name,
  kind,
  ...(goData === undefined ? {} : { goData: { name: goData } }),
  ...(sormas === undefined ? {} : { sormas: typeof sormas === "string" ? { name: sormas } : sormas }),
});
/** SORMAS takes nobody without a sex. */
const SEX = { male: "MALE", female: "FEMALE", "": "UNKNOWN" };
const PERSON: readonly LineColumn[] = [
  col("sex", "code", "gender", { name: "person.sex", codes: SEX }),
  col("age", "number", "age.years", "person.approximateAge"),
];
/** Where somebody stays; SORMAS has properties of its own for it, and reads names of places in place of codes. */
const place = (district: string, community: string): readonly LineColumn[] => [
  col("district", "code", undefined, district),
  col("commune", "code", "addresses[].locationId", community),
];

/** Questions of every edition whose answers are codes, days or numbers; one that several editions ask has one column. */
const answerColumns = ({ questionnaires }: Pick<Disease, "questionnaires">): readonly LineColumn[] =>
  [...new Map(questionnaires.flatMap(questionsOf).map((one) => [one.id, one])).values()].flatMap(
    ({ id, kind }) =>
      kind === "text"
        ? []
        : [
            col(
              `q_${id}`,
              kind === "choice" ? "code" : kind === "choices" ? "codes" : kind === "date" ? "day" : "number",
            ),
          ],
  );

/** The columns of cases. */
const CASE_LINE: readonly LineColumn[] = [
  col("id", "id", "visualId", "externalID"),
  col("class", "code", "classification", {
    name: "caseClassification",
    codes: { suspected: "SUSPECT", probable: "PROBABLE", confirmed: "CONFIRMED", discarded: "NO_CASE" },
  }),
  col("classDay", "day", undefined, "classificationDate"),
  col("recordedDay", "day", "dateOfReporting", "reportDate"),
  ...PERSON,
  col("pregnant", "code", "pregnancyStatus", {
    name: "pregnant",
    codes: { yes: "YES", no: "NO", unknown: "UNKNOWN" },
  }),
  ...place("responsibleDistrict", "responsibleCommunity"),
  col("onset", "code"),
  col("onsetDay", "day", "dateOfOnset", "symptoms.onsetDate"),
  col("symptoms", "codes"),
  col("admittedDay", "day", undefined, "hospitalization.admissionDate"),
  col("intensiveDay", "day", undefined, "hospitalization.intensiveCareUnitStart"),
  col("doses", "number"),
  col("test", "code"),
  col("sampleDay", "day"),
  col("resultDay", "day"),
  col("source", "code"),
  col("clusterId", "id"),
  col("fromContactId", "id"),
  col("interviewedDay", "day", "dateInvestigationCompleted", "investigatedDate"),
  col("outcome", "code", "outcomeId", {
    name: "outcome",
    codes: { recovered: "RECOVERED", died: "DECEASED", moved: "UNKNOWN", lost: "UNKNOWN" },
  }),
  col("outcomeDay", "day", "dateOfOutcome", "outcomeDate"),
];

/** The columns of contacts. */
const CONTACT_LINE: readonly LineColumn[] = [
  col("id", "id", "visualId", "externalID"),
  col("class", "code", undefined, {
    name: "contactClassification",
    // Its contacts are of a case: whoever was near a contact alone (F2) is none.
    codes: { F1: "CONFIRMED", F2: "NO_CONTACT", none: "NO_CONTACT", "": "UNCONFIRMED" },
  }),
  col("classedDay", "day"),
  col("recordedDay", "day", "dateOfReporting", "reportDateTime"),
  col("caseId", "id", "relationship.persons[].id", "caseIdExternalSystem"),
  col("ofContactId", "id"),
  col("contactDay", "day", "relationship.contactDate", "lastContactDate"),
  col("minutes", "number"),
  col("distance", "code"),
  col("masked", "code"),
  col("touched", "code"),
  col("carer", "code"),
  ...PERSON,
  ...place("district", "community"),
  col("source", "code"),
  col("becameCaseId", "id"),
];

const LINES: Readonly<Record<LineOf, readonly LineColumn[]>> = { cases: CASE_LINE, contacts: CONTACT_LINE };

/** All columns of a list, in order: those of every disease, then the questions of this one. */
export const lineColumns = (who: LineOf, disease: Pick<Disease, "questionnaires">): readonly LineColumn[] => [
  ...LINES[who],
  ...answerColumns(disease),
];

/** What a column is called in a form; undefined where the form has none such. Go.Data maps columns by hand, so it is given all. */
export const nameIn = (form: LineForm, { name, goData, sormas }: LineColumn): string | undefined =>
  form === "own" ? name : form === "go-data" ? (goData?.name ?? name) : sormas?.name;

/** How many rows of headings a form begins with: SORMAS names the entity of each column above its property (DataImporter). */
export const headingRows = (form: LineForm): number => (form === "sormas" ? 2 : 1);

/** How a list is narrowed: by the day of a case's class or of a contact, the class ("open": not classified yet), the district where they stay. */
export const LineFilter = z.object({
  who: LineOf,
  from: IsoDay.optional(),
  to: IsoDay.optional(),
  class: z.enum([...CASE_CLASSES, ...ContactClass.options, "open"]).optional(),
  district: z
    .string()
    .regex(/^\d{3}$/)
    .optional(),
});
export type LineFilter = z.output<typeof LineFilter>;

/** How many rows there would be. Nobody is read. */
export const countLineList = staffRead({
  path: "/api/health/linelist/count",
  summary: "How many rows a line list has.",
  permission: "linelist.export",
  request: LineFilter,
  response: z.object({ rows: z.int() }),
});

/** Rows of one page. */
export const LINES_AT_ONCE = 500;

/**
 * A page of the list as CSV with its headings (`headingRows`), in the order of the ids; `next` is where the next page begins,
 * null after the last. SORMAS's form has what its import takes: days as 27/12/2020, places by name. Each page is noted in the audit log with the filter and its number of rows.
 */
export const exportLineList = staffRead({
  path: "/api/health/linelist/export",
  summary: "A page of the line list as CSV: cases or contacts without names.",
  permission: "linelist.export",
  request: LineFilter.extend({
    form: LineForm.default("own"),
    after: z
      .string()
      .regex(/^[0-9a-f]{24}$/)
      .optional(),
  }),
  response: z.object({ csv: z.string(), rows: z.int(), next: z.string().nullable() }),
});
