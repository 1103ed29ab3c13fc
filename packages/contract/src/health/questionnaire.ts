/** What an interview asks for the disease, answered for a case or a contact. The questions are the disease's. */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { RecordId } from "./person.ts";

/** Whose answers they are. */
const Of = z.union([z.object({ caseId: RecordId }), z.object({ contactId: RecordId })]);

/** Answers by question; which questions there are, and what an answer may be, the edition says. */
export const QuestionAnswers = z.record(
  z.string().regex(/^[A-Za-z0-9]{1,30}$/),
  z.union([z.string().min(1).max(120), z.int(), z.array(z.string().max(30)).min(1).max(20)]),
);

/** Answers as they are kept, with the edition that asked. */
export const Answered = z
  .object({
    edition: z.int().positive(),
    answers: QuestionAnswers,
    version: z.int().positive(),
    changed: At,
    by: z.string(),
  })
  .meta({ id: "QuestionnaireAnswered" });
export type Answered = z.output<typeof Answered>;

/** The answers of a case or a contact. */
export const readQuestionnaire = staffRead({
  path: "/api/health/questionnaire/read",
  summary: "What a case or a contact answered to the questions of the disease.",
  permission: "contacts.read",
  request: z.object({ of: Of }),
  response: z.object({
    /** The edition that is asked today; null where none holds. */
    edition: z.int().positive().nullable(),
    /** Null while nobody was asked. */
    answered: Answered.nullable(),
  }),
});

/**
 * Keeps the answers as a whole. `version` is the one that was seen, 0 where nobody was asked. Answers that nothing asks are
 * refused, like those of another kind.
 */
export const answerQuestionnaire = staffChange({
  path: "/api/health/questionnaire/answer",
  summary: "Keeps what a case or a contact answers to the questions of the disease.",
  permission: "contacts.write",
  request: z.object({
    of: Of,
    version: z.int().nonnegative(),
    edition: z.int().positive(),
    answers: QuestionAnswers,
  }),
  response: z.object({ version: z.int() }),
  faults: {
    /** The edition is none of today's, nor the one that was answered before. */
    edition_invalid: 400,
    /** An answer is not one of its question, or nothing asks it. */
    answer_invalid: 400,
  },
});

/** Takes the answers away that were entered in error. */
export const dropQuestionnaire = staffChange({
  path: "/api/health/questionnaire/drop",
  summary: "Takes the answers of a case or a contact away.",
  permission: "contacts.write",
  request: z.object({ of: Of, version: z.int().positive() }),
  response: z.object({}),
});
