/**
 * The day's numbers as the health desk hands them over for the public page: a file, because no server calls another. The rollout
 * desk fills its form with it, and a person there looks at it and enters it.
 */
import { z } from "zod";
import { SituationContent } from "./rollout/situation.ts";

/** Most bytes of a file. */
export const MOST_SITUATION_BYTES = 64_000;

/** The file's JSON. */
export const SituationFile = z.object({
  format: z.literal("bluezone-situation-1"),
  content: SituationContent,
});
export type SituationFile = z.output<typeof SituationFile>;
