/** A case goes into another unit's care: one unit asks, the other takes it or declines. Nobody loses sight in between. */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { UnitId } from "../units.ts";
import { CaseNumber } from "./case-number.ts";
import { RecordId } from "./person.ts";

/** Units that look after people, wherever they are: where a case can be handed over to. */
export const listCareUnits = staffRead({
  path: "/api/health/cases/hand-over/units",
  summary: "Health stations and centres that a case can be handed over to.",
  permission: "cases.handover",
  request: z.object({ words: z.string().max(80) }),
  response: z.object({ units: z.array(z.object({ id: UnitId, name: z.string() })) }),
});

/** Why, in one line; it is read before anything is taken or shown, so nobody is named in it. */
export const HandOverReason = z
  .string()
  .transform((typed) => typed.normalize("NFC").replace(/\s+/g, " ").trim())
  .pipe(
    z
      .string()
      .min(3)
      .max(200)
      .regex(/^\P{C}*$/u),
  );

/** Asks another unit to take a case. One request at a time. */
export const askHandOver = staffChange({
  path: "/api/health/cases/hand-over/ask",
  summary: "Asks another unit to take a case.",
  permission: "cases.handover",
  request: z.object({
    caseId: RecordId,
    version: z.int().positive(),
    toUnitId: UnitId,
    reason: HandOverReason,
  }),
  response: z.object({ id: RecordId }),
  faults: { unit_unknown: 400, same_unit: 400, asked_already: 409, names_somebody: 400 },
});

/**
 * Answers. "taken" and "declined" are for the unit that was asked, "withdrawn" for the one that asked. With "taken" the
 * person, their cases and the contacts of these that are open go into the unit's care.
 */
export const answerHandOver = staffChange({
  path: "/api/health/cases/hand-over/answer",
  summary: "Takes a case, declines it, or withdraws the request.",
  permission: "cases.handover",
  request: z.object({ id: RecordId, answer: z.enum(["taken", "declined", "withdrawn"]) }),
  response: z.object({ caseId: RecordId }),
});

/** Requests that wait for an answer: `mine` for the viewer's units, `theirs` for the units that they asked. Nobody is named. */
export const listHandOvers = staffRead({
  path: "/api/health/cases/hand-over/list",
  summary: "Hand-overs that wait for an answer.",
  permission: "cases.handover",
  request: z.object({}),
  response: z.object({
    handOvers: z.array(
      z.object({
        id: RecordId,
        side: z.enum(["mine", "theirs"]),
        number: CaseNumber,
        fromUnitName: z.string(),
        toUnitName: z.string(),
        reason: z.string(),
        asked: At,
      }),
    ),
  }),
});
