/** The page "Hôm nay": how the day stands. Numbers alone; nobody is named. */
import { z } from "zod";
import { staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";

/** A share of a day's work: how much there is, how much of it is done. */
const Work = z.object({ all: z.int(), done: z.int() });

/** The day of the viewer's units. What the viewer may not see is left out. */
export const readToday = staffRead({
  path: "/api/health/today/read",
  summary: "How the day stands.",
  permission: "cases.read",
  request: z.object({}),
  response: z.object({
    followUps: Work.nullable(),
    quarantine: Work.nullable(),
    /** Cases that were recorded today and are not negative, as the daily report counts them, and open ones. */
    cases: z.object({ new: z.int(), open: z.int() }),
    /** People who are F1 and F2 now. */
    contacts: z.object({ f1: z.int(), f2: z.int() }).nullable(),
    cutOff: At,
  }),
});
