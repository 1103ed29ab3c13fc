/** Symptoms, tests and specimens on the wire: ids, which the document of a disease gives their words. */
import { z } from "zod";

/** The id of a symptom, a test or a specimen; which there are the disease says. */
export const TermId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,29}$/, "an id is up to 30 small letters, digits and hyphens");
/** The term that is said in words. */
export const OTHER = "other";

/** How forms say that there is no symptom; no symptom has this id. */
export const NONE = "none";

/** Most symptoms that somebody is asked about. */
export const MOST_ASKED = 20;

/** What somebody feels, each once; an empty list says "none of these". A server refuses what it does not know with `symptom_unknown`. */
export const Symptoms = z
  .array(TermId)
  .max(MOST_ASKED)
  .overwrite((all) => [...new Set(all)]);

const Said = z.string().min(1).max(80);
const Words = z.object({ vi: Said, en: Said });

/**
 * What residents are asked how they feel by: symptoms in their order, and in a row the signs with which 115 is called at once, which are
 * also those of a symptom that is `serious`.
 */
export const AskedSymptoms = z
  .object({
    symptoms: z
      .array(z.object({ id: TermId, words: Words, serious: z.literal(true).optional() }))
      .min(1)
      .max(MOST_ASKED),
    emergency: z.object({ vi: z.string().min(1).max(200), en: z.string().min(1).max(200) }),
  })
  .meta({ id: "AskedSymptoms" });
export type AskedSymptoms = z.output<typeof AskedSymptoms>;
