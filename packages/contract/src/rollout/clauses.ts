/** The clauses of a letter: its text in the parts by which it is passed down. */
import { z } from "zod";
import { Line, Paragraphs } from "./written.ts";

/** An opaque id of sixteen characters. */
export const RecordId = z.string().regex(/^[A-Za-z0-9_-]{16}$/);

/** A duty of the register in `policy/duty`, "D01" … "D60". */
export const DutyId = z.string().regex(/^D[0-9]{2}$/);

/** A clause as it is written: its mark ("6.1", "7.2a", "căn cứ"), text, and the duties that it puts on somebody. */
export const WrittenClause = z.object({
  mark: Line(20),
  text: Paragraphs(6_000),
  duties: z.array(DutyId).max(20).default([]),
});

/**
 * A clause as it is kept. `id` stays when its text is mended; `tasks` counts the tasks made of it; `plans` says that its
 * duties speak to units, so that "a task of every clause" makes one of it.
 */
export const Clause = z
  .object({
    id: RecordId,
    mark: z.string(),
    text: z.string(),
    duties: z.array(DutyId),
    tasks: z.int(),
    plans: z.boolean(),
  })
  .meta({ id: "Clause" });
export type Clause = z.output<typeof Clause>;

/** Most clauses of one letter. */
export const MOST_CLAUSES = 120;
/** Longest letter that is split, in characters. */
export const LONGEST_LETTER = 120_000;
