/** The page "Hôm nay": what has to be done at once, and how the day stands. Numbers alone; nobody is named. */
import { z } from "zod";
import { staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";

/** What can be waiting, each with the page where it is done. In the order in which it is shown. */
export const URGENT = [
  "quarantineUnwell",
  "callbacksLate",
  "casesWithoutCode",
  "codesWaiting",
  "codesEnding",
  "casesUninterviewed",
  "handOvers",
  "careRequests",
  "careAnswered",
  "contactsUnclassed",
  "followUpsLate",
  "quarantineUnlogged",
  "quarantineDue",
  "quarantineChanged",
  "callbacksWaiting",
  "adviceWaiting",
  "declarationsWaiting",
  "filesWithFaults",
] as const;
/** One of them. */
export type UrgentWork = (typeof URGENT)[number];

/** A share of a day's work: how much there is, how much of it is done. */
const Work = z.object({ all: z.int(), done: z.int() });

/** The day of the viewer's units. What the viewer may not see is left out. */
export const readToday = staffRead({
  path: "/api/health/today/read",
  summary: "What waits, and how the day stands.",
  permission: "cases.read",
  request: z.object({}),
  response: z.object({
    urgent: z.array(z.object({ kind: z.enum(URGENT), count: z.int().positive() })),
    followUps: Work.nullable(),
    quarantine: Work.nullable(),
    /** Cases that were recorded today and are not negative, as the daily report counts them, and open ones. */
    cases: z.object({ new: z.int(), open: z.int() }),
    /** People who are F1 and F2 now. */
    contacts: z.object({ f1: z.int(), f2: z.int() }).nullable(),
    cutOff: At,
  }),
});
