/**
 * The document of a disease, which says what the health desk asks, samples, tests and rules by: its schema, and the endpoint that
 * hands out the one that the server is configured with.
 */
import { askedSymptoms } from "@bluezone/policy/asked-symptoms";
import type { Disease, DiseaseDocument } from "@bluezone/policy/disease";
import { openDisease } from "@bluezone/policy/disease";
import { questionsOf } from "@bluezone/policy/questionnaire";
import { z } from "zod";
import { Fault } from "../fault.ts";
import { staffRead } from "../staff/endpoint.ts";
import { IsoDay } from "./person.ts";
import { AskedSymptoms, MOST_ASKED, NONE, TermId } from "./term.ts";

const Said = z
  .string()
  .trim()
  .min(1)
  .max(600)
  .refine((text) => text === text.normalize("NFC"), "a text is in Unicode NFC");
const Words = z.strictObject({ vi: Said, en: Said });
const Term = z.strictObject({ id: TermId, words: Words });
const yes = z.literal(true).exactOptional();
const Symptom = Term.extend({ asked: yes, plain: Words.exactOptional(), serious: yes, mild: yes }).strict();
const days = (least: number, most: number) => z.int().min(least).max(most);
const valid = { validFrom: IsoDay, validTo: IsoDay.exactOptional() };
/** A rule with its document; `confirmed: false` asks a health officer to check it. */
const ruled = { document: Said, ...valid, confirmed: z.boolean() };
const Course = z
  .strictObject({
    place: z.enum(["site", "home", "none"]),
    days: days(0, 60),
    thenWatchDays: days(0, 60),
    testDays: z.array(days(1, 120)).max(20),
  })
  .refine((one) => (one.place === "none") === (one.days === 0), "a course has no place if it has no days")
  .refine(
    ({ days: all, thenWatchDays, testDays }) => testDays.every((day) => day <= all + thenWatchDays),
    "a test falls into the course or the days of watching",
  );

const QuestionId = z.string().regex(/^[A-Za-z0-9]{1,30}$/, "an id is up to 30 letters and digits");
const asking = {
  id: QuestionId,
  words: Words,
  of: z.array(z.enum(["case", "contact"])).exactOptional(),
  showIf: z.strictObject({ question: QuestionId, is: z.array(z.string()).min(1) }).exactOptional(),
};
const choices = z
  .array(z.strictObject({ id: QuestionId, words: Words }))
  .min(1)
  .max(20);
const Question = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("text"), longest: z.int().min(1).max(120), ...asking }),
  z.strictObject({ kind: z.literal("choice"), choices, ...asking }),
  z.strictObject({ kind: z.literal("choices"), choices, ...asking }),
  z.strictObject({ kind: z.literal("number"), least: z.int(), most: z.int(), ...asking }),
  z.strictObject({ kind: z.literal("date"), ...asking }),
]);

/** A disease: everything that the desk knows of it. What has a date holds from one day to another, without a gap. */
const DiseaseShape = z
  .strictObject({
    id: TermId,
    name: Words,
    sormas: z
      .string()
      .regex(/^[A-Z][A-Z0-9_]{0,59}$/, "a word of SORMAS is capitals, digits and underscores")
      .exactOptional(),
    onset: Words,
    definitions: z.array(
      z.strictObject({
        class: z.enum(["suspected", "probable", "confirmed"]),
        words: Words,
        ...ruled,
      }),
    ),
    symptoms: z.array(Symptom).min(1).max(60),
    fever: z.strictObject({ from: z.number().min(36).max(42).multipleOf(0.1), symptom: TermId }),
    emergency: Words,
    tests: z
      .array(
        Term.extend({ makes: z.enum(["probable", "confirmed"]), written: z.array(Said).max(20) }).strict(),
      )
      .min(1)
      .max(20),
    confirmedByLink: z.boolean(),
    specimens: z.array(Term).min(1).max(20),
    incubation: z.strictObject({ least: days(0, 400), most: days(0, 400) }),
    tracing: z.strictObject({ from: days(0, 400), to: days(0, 400) }),
    infectious: z.strictObject({ before: days(0, 60), after: days(0, 400) }),
    serialInterval: z.strictObject({
      mean: z.number().gt(1).max(400),
      deviation: z.number().gt(0).max(400),
      source: Said,
      confirmed: z.boolean(),
    }),
    papers: z.strictObject({ basis: z.array(Said).max(10), signs: Words }),
    sources: z.array(Said).min(1).max(40),
    contactRules: z
      .array(
        z.strictObject({
          ...ruled,
          metres: z.number().positive().max(100).nullable(),
          minutes: z.strictObject({ unmasked: z.int().min(0).max(1_440), masked: z.int().min(0).max(1_440) }),
          closedRoomMinutes: z.int().min(0).max(1_440).nullable(),
          daysBeforeOnset: days(0, 60),
          daysAfterOnset: days(0, 400).nullable(),
        }),
      )
      .min(1),
    quarantineRules: z
      .array(z.strictObject({ ...ruled, unprotected: Course, vaccinatedOrRecovered: Course }))
      .min(1),
    reportRules: z.array(
      z.strictObject({
        ...ruled,
        groupDocument: Said,
        group: z.enum(["A", "B"]),
        hours: z.int().min(1).max(720),
      }),
    ),
    questionnaires: z.array(
      z.strictObject({
        ...valid,
        edition: z.int().positive(),
        groups: z
          .array(z.strictObject({ id: QuestionId, words: Words, questions: z.array(Question).min(1) }))
          .min(1),
      }),
    ),
  })
  .meta({ id: "Disease" });

/** What is wrong with the parts of a document taken together; each with its place. */
function* offences(document: DiseaseDocument): Generator<readonly [place: string, what: string]> {
  for (const list of ["symptoms", "tests", "specimens"] as const) {
    const ids = document[list].map(({ id }) => id);
    for (const [at, id] of ids.entries())
      if (ids.indexOf(id) < at) yield [`${list}[${at}].id`, `"${id}" is there twice`];
  }
  const { symptoms, fever } = document;
  if (!symptoms.some(({ id }) => id === fever.symptom)) yield ["fever.symptom", "it is none of the symptoms"];
  const asked = symptoms.filter((one) => one.asked).length;
  if (asked < 1 || asked > MOST_ASKED) yield ["symptoms", `1 to ${MOST_ASKED} of them are asked`];
  if (!symptoms.some((one) => one.asked && one.serious)) yield ["symptoms", "one that is asked is serious"];
  if (symptoms.some(({ id }) => id === NONE)) yield ["symptoms", `"${NONE}" says that there is none`];
  // A policy with a longer text is read without its symptoms: phones would ask what they were built with.
  const onPhones = AskedSymptoms.safeParse(askedSymptoms(document));
  for (const { path, message } of onPhones.error?.issues ?? [])
    yield [String(path[0]), `beyond what phones read: ${message}`];
  for (const range of ["incubation", "tracing"] as const) {
    const [first, last] = Object.values(document[range]) as [number, number];
    if (last < first) yield [range, "its second day lies before its first"];
  }
  for (const [at, { edition, groups }] of document.questionnaires.entries()) {
    if (edition !== at + 1) yield [`questionnaires[${at}].edition`, "editions count up from 1"];
    const seen = new Map<string, readonly string[]>();
    for (const question of questionsOf({ groups })) {
      const { id, showIf } = question;
      const place = `questionnaires[${at}] question ${id}`;
      if (seen.has(id)) yield [place, "is there twice"];
      const answers = showIf && seen.get(showIf.question);
      if (showIf && !showIf.is.every((one) => answers?.includes(one)))
        yield [place, `its condition is no answer of an earlier question: ${showIf.question}`];
      seen.set(id, "choices" in question ? question.choices.map((one) => one.id) : []);
    }
  }
}

/**
 * Opens a document that was read from a file or came over the wire. Throws Fault `disease_invalid` whose sentence names the first
 * place that is wrong, as in "tests[1].makes: …".
 * @param before what the desk worked on before, the latest first: symptoms of it are known
 */
export function parseDisease(json: unknown, before: readonly DiseaseDocument[] = []): Disease {
  const read = DiseaseShape.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    const place = (issue?.path ?? []).reduce<string>(
      (before, part) => (typeof part === "number" ? `${before}[${part}]` : `${before}.${String(part)}`),
      "",
    );
    throw new Fault("disease_invalid", `${place.replace(/^\./, "") || "document"}: ${issue?.message}`);
  }
  const document: DiseaseDocument = read.data;
  for (const [place, what] of offences(document)) throw new Fault("disease_invalid", `${place}: ${what}`);
  try {
    return openDisease(document, before);
  } catch (error) {
    if (error instanceof RangeError) throw new Fault("disease_invalid", error.message);
    throw error;
  }
}

/** The disease that this desk works on. Nobody is in it, so it is told whoever is signed in. */
export const readDisease = staffRead({
  path: "/api/health/disease",
  summary: "The disease that this desk works on: its lists, rules and questions.",
  permission: "units.read",
  request: z.object({}),
  response: z.object({
    disease: DiseaseShape,
    /** Symptoms that records may have and the document does not name: of what the desk worked on before. */
    earlier: z.array(Term.extend({ serious: yes })),
  }),
});
