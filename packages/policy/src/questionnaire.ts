/**
 * Questions that an interview asks for a disease, as dated data: one edition holds on each day. COVID-19's are facts of public
 * case forms: WHO, "Revised case report form for confirmed novel coronavirus COVID-19", 27 February 2020 (underlying
 * conditions; travel, health care facilities and confirmed cases in the 14 days before symptoms; occupation in health care),
 * its first form of January 2020 (animal markets), and the CDC's "Human infection with 2019 novel coronavirus case report
 * form" of 2020 (gatherings, shared homes). Vaccinations are entered with the course of the illness.
 */
import type { Day } from "@bluezone/protocol/time";
import type { Bilingual } from "./bilingual.ts";
import { theOneOn, timeline, type Validity, validity } from "./dated.ts";
import { COVID_19 } from "./disease.ts";

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
  readonly disease: string;
  readonly edition: number;
  readonly groups: readonly QuestionGroup[];
};

const words = (vi: string, en: string): Bilingual => ({ vi, en });
const YES_NO: readonly QuestionChoice[] = [
  { id: "yes", words: words("có", "yes") },
  { id: "no", words: words("không", "no") },
  { id: "unknown", words: words("không rõ", "not known") },
];
const yesNo = (id: string, vi: string, en: string, more: Pick<Asking, "of" | "showIf"> = {}): Question => ({
  id,
  kind: "choice",
  choices: YES_NO,
  words: words(vi, en),
  ...more,
});
const ifYes = (question: string): Pick<Asking, "showIf"> => ({ showIf: { question, is: ["yes"] } });

/** Where somebody may have caught it, in the 14 days before. */
const EXPOSURES: QuestionGroup = {
  id: "exposures",
  words: words(
    "Trong 14 ngày trước khi có triệu chứng hoặc lấy mẫu",
    "In the 14 days before symptoms or sample",
  ),
  questions: [
    yesNo("travelled", "Có đi khỏi tỉnh không?", "Did they leave the province?"),
    {
      id: "travelWhere",
      kind: "choices",
      choices: [
        { id: "province", words: words("tỉnh khác", "another province") },
        { id: "border", words: words("qua biên giới đường bộ", "over a land border") },
        { id: "abroad", words: words("nước ngoài, bằng máy bay hoặc tàu", "abroad, by plane or ship") },
      ],
      words: words("Đi đâu?", "Where to?"),
      ...ifYes("travelled"),
    },
    {
      id: "travelPlace",
      kind: "text",
      longest: 120,
      words: words("Tỉnh hoặc nước nào?", "Which province or country?"),
      ...ifYes("travelled"),
    },
    {
      id: "returned",
      kind: "date",
      words: words("Về ngày nào?", "Back on which day?"),
      ...ifYes("travelled"),
    },
    yesNo(
      "gathering",
      "Có dự đám đông (cưới, tang, lễ, họp) không?",
      "Were they at a gathering (wedding, funeral, ceremony, meeting)?",
    ),
    {
      id: "gatheringSize",
      kind: "choice",
      choices: [
        { id: "under20", words: words("dưới 20 người", "under 20 people") },
        { id: "under100", words: words("20 đến 99 người", "20 to 99 people") },
        { id: "over100", words: words("100 người trở lên", "100 people or more") },
      ],
      words: words("Đám đông nhất có bao nhiêu người?", "How many people were at the largest?"),
      ...ifYes("gathering"),
    },
    yesNo(
      "facility",
      "Có đến cơ sở y tế (khám, chăm người bệnh, làm việc) không?",
      "Were they at a health facility (as patient, carer or staff)?",
    ),
    {
      id: "facilityAs",
      kind: "choices",
      choices: [
        { id: "patient", words: words("đi khám, nằm viện", "patient") },
        { id: "visitor", words: words("thăm, chăm người bệnh", "visitor or carer") },
        { id: "worker", words: words("làm việc ở đó", "worker") },
      ],
      words: words("Đến để làm gì?", "As what?"),
      ...ifYes("facility"),
    },
    yesNo("market", "Có đến chợ bán động vật sống không?", "Were they at a market with live animals?"),
    yesNo("knownCase", "Có ở gần người mắc bệnh đã biết không?", "Were they near a known case?", {
      of: ["case"],
    }),
    {
      id: "caseSetting",
      kind: "choices",
      choices: [
        { id: "home", words: words("cùng nhà", "same home") },
        { id: "work", words: words("nơi làm việc, trường học", "work or school") },
        { id: "care", words: words("cơ sở y tế", "health facility") },
        { id: "transport", words: words("xe, tàu, máy bay", "transport") },
        { id: "other", words: words("nơi khác", "elsewhere") },
      ],
      words: words("Ở gần tại đâu?", "Where was that?"),
      of: ["case"],
      ...ifYes("knownCase"),
    },
    yesNo("healthWorker", "Có phải nhân viên y tế không?", "Are they a health worker?"),
    {
      id: "household",
      kind: "number",
      least: 1,
      most: 50,
      words: words(
        "Nhà có bao nhiêu người, kể cả người này?",
        "How many people live in the home, this person included?",
      ),
    },
  ],
};

/** Illnesses that make this one worse. */
const CONDITIONS: QuestionGroup = {
  id: "conditions",
  words: words("Bệnh nền", "Underlying conditions"),
  questions: [
    yesNo("conditions", "Có bệnh nền không?", "Any underlying condition?"),
    {
      id: "conditionsWhich",
      kind: "choices",
      choices: [
        { id: "heart", words: words("tim mạch, tăng huyết áp", "cardiovascular disease, hypertension") },
        { id: "diabetes", words: words("đái tháo đường", "diabetes") },
        { id: "lung", words: words("bệnh phổi mạn tính", "chronic lung disease") },
        { id: "kidney", words: words("bệnh thận", "renal disease") },
        { id: "liver", words: words("bệnh gan", "liver disease") },
        { id: "immune", words: words("suy giảm miễn dịch", "immunodeficiency") },
        { id: "cancer", words: words("ung thư", "malignancy") },
        {
          id: "nerves",
          words: words("bệnh thần kinh, cơ mạn tính", "chronic neurological or neuromuscular disease"),
        },
        { id: "other", words: words("bệnh khác", "another") },
      ],
      words: words("Bệnh nào?", "Which?"),
      ...ifYes("conditions"),
    },
    {
      id: "conditionsOther",
      kind: "text",
      longest: 120,
      words: words("Bệnh khác là gì?", "Which other one?"),
      showIf: { question: "conditionsWhich", is: ["other"] },
    },
    yesNo("smoker", "Có hút thuốc không?", "Do they smoke?"),
  ],
};

/** All editions, in order of time. */
export const QUESTIONNAIRES: readonly Questionnaire[] = timeline("questionnaire", [
  { ...validity("2020-01-01"), disease: COVID_19.id, edition: 1, groups: [EXPOSURES, CONDITIONS] },
]);

/** The edition that is asked on a day; undefined before the first. */
export const questionnaireOn = (day: Day): Questionnaire | undefined => theOneOn(QUESTIONNAIRES, day);

/** An edition by its number: what was answered stays readable by the edition that asked. */
export const questionnaireOf = (edition: number): Questionnaire | undefined =>
  QUESTIONNAIRES.find((one) => one.edition === edition);

/** All of its questions, in order. */
export const questionsOf = ({ groups }: Pick<Questionnaire, "groups">): readonly Question[] =>
  groups.flatMap(({ questions }) => questions);
