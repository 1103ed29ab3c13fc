/** Answers to the questions of a disease: /api/health/questionnaire/. */
import type { HealthSlice } from "../slice.ts";
import { QUESTIONNAIRE } from "./holding.ts";
import { questionnaire as tables } from "./migration.ts";
import { addQuestionnaire } from "./routes.ts";
import type {} from "./tables.ts";

/** Answers go with the case or the contact that they are of. */
export const questionnaire: HealthSlice = {
  name: "questionnaire",
  migrations: { "0028-questionnaire": tables },
  serve: (context) => ({ endpoints: (_, desk) => addQuestionnaire(desk, context) }),
  holding: QUESTIONNAIRE,
  lasting: { questionnaire: "case_record" },
  backup: ["questionnaire"],
};
