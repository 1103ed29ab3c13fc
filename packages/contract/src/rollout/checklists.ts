/** Self-checklists: a place answers its own questions, sees what is missing, and its district sees sums. */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { IsoDay, UnitId } from "../units.ts";
import { CHECKLIST_ITEMS, CHECKLISTS, type ChecklistItem, type ChecklistKind } from "./checklist-items.ts";

/** A kind of place that has questions. */
export const Kind = z.enum(Object.keys(CHECKLISTS) as [ChecklistKind, ...ChecklistKind[]]);
const ItemKey = z.enum(Object.keys(CHECKLIST_ITEMS) as [ChecklistItem, ...ChecklistItem[]]);
/** Answers by question; a question of another kind of place is refused, one left out is "not looked at". */
export const Answers = z.partialRecord(ItemKey, z.boolean());

/** A filled-in list. */
const Checklist = z
  .object({
    id: z.uuid(),
    unitId: UnitId,
    unitName: z.string(),
    kind: Kind,
    day: IsoDay,
    answers: Answers,
    /** Questions answered with no. */
    missing: z.array(ItemKey),
    at: At,
    illustrative: z.boolean(),
  })
  .meta({ id: "Checklist" });

/** Hands a list in; the id is drawn by who sends it. */
export const answerChecklist = staffChange({
  path: "/api/rollout/checklists/answer",
  summary: "A place hands in its own checklist.",
  permission: "help.tally",
  request: z
    .object({ id: z.uuid(), unitId: UnitId.optional(), kind: Kind, day: IsoDay, answers: Answers })
    .strict(),
  response: z.object({ missing: z.array(ItemKey) }),
  faults: {
    /** The day lies ahead or more than 14 days back. */
    day_wrong: 409,
    /** A question that is none of that kind of place, or none answered. */
    answers_wrong: 400,
  },
});

/** The newest list of each unit within reach, and how often each question was answered with yes. */
export const listChecklists = staffRead({
  path: "/api/rollout/checklists/list",
  summary: "The newest checklist of each unit, and sums by question.",
  permission: "help.read",
  request: z.object({ kind: Kind.optional(), limit: z.int().min(1).max(2_000).default(500) }),
  response: z.object({
    checklists: z.array(Checklist),
    sums: z.array(z.object({ item: ItemKey, yes: z.int(), no: z.int() })),
  }),
});
