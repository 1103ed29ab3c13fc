/** The table of answers to the questions of a disease. */

/**
 * The answers of a case or of a contact: one of the two is set, each has one row at most, and the row goes with it. `edition`
 * is the questionnaire's that asked. `body` is JSON of the contract's QuestionAnswers, sealed under the person's key.
 */
export type QuestionnaireRow = {
  id: string;
  person_id: string;
  case_id: string | null;
  contact_id: string | null;
  edition: number;
  body: Uint8Array;
  version: number;
  made_ms: string;
  made_by: string;
  changed_ms: string;
  changed_by: string;
};

declare module "../tables.ts" {
  interface Tables {
    questionnaire: QuestionnaireRow;
  }
}
