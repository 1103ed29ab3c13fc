/** What an app asks before it has read a policy. Written by checks/written/built-in-symptoms.ts from the document of the disease. */
import type { AskedSymptoms } from "./asked-symptoms.ts";

/** Of the disease that a health server works on when nothing else is said. */
export const BUILT_IN_SYMPTOMS: AskedSymptoms = {
  symptoms: [
    { id: "fever", words: { vi: "sốt", en: "fever" } },
    { id: "cough", words: { vi: "ho", en: "cough" } },
    { id: "throat", words: { vi: "đau họng", en: "sore throat" } },
    { id: "breath", words: { vi: "khó thở", en: "short breath" }, serious: true },
    { id: "tiredness", words: { vi: "mệt mỏi", en: "tiredness" } },
    { id: "smell", words: { vi: "mất mùi", en: "loss of smell" } },
    { id: "taste", words: { vi: "mất vị", en: "loss of taste" } },
    { id: "other", words: { vi: "triệu chứng khác", en: "other symptoms" } },
  ],
  emergency: { vi: "khó thở, đau tức ngực, tím môi", en: "hard to breathe, chest pain, blue lips" },
};
