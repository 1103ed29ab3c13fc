/**
 * Writes packages/policy/src/built-in-symptoms.ts, what an app asks before it has read a policy, from the document of the disease that a
 * health server works on when nothing else is said: `node checks/written/built-in-symptoms.ts`. An app does not carry the document.
 */
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type AskedSymptoms, askedSymptoms } from "@bluezone/policy/asked-symptoms";
import type { DiseaseDocument } from "@bluezone/policy/disease";
import DOCUMENT from "@bluezone/policy/diseases/covid-19.json" with { type: "json" };

/** The file. */
export const FILE = join(resolve(import.meta.dirname, "../.."), "packages/policy/src/built-in-symptoms.ts");

/** What the document says. */
export const builtIn = (): AskedSymptoms => askedSymptoms(DOCUMENT as unknown as DiseaseDocument);

/** Its text, before the formatter. */
export const text = (): string =>
  `/** What an app asks before it has read a policy. Written by checks/written/built-in-symptoms.ts from the document of the disease. */
import type { AskedSymptoms } from "./asked-symptoms.ts";

/** Of the disease that a health server works on when nothing else is said. */
export const BUILT_IN_SYMPTOMS: AskedSymptoms = ${JSON.stringify(builtIn())};
`;

if (import.meta.main) writeFileSync(FILE, text());
