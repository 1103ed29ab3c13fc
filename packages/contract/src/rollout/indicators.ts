/** Indicators of whether the system works, as the health desk hands them over in a file: entered for the page for everybody. */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { IndicatorsContent } from "../told-indicators.ts";

/** What was entered, the newest first. */
export const listIndicators = staffRead({
  path: "/api/rollout/indicators/list",
  summary: "Indicators as they were entered for everybody.",
  permission: "bulletins.read",
  request: z.object({ limit: z.int().min(1).max(100).default(20) }),
  response: z.object({
    entered: z.array(z.object({ version: z.int().positive(), at: At, content: IndicatorsContent })),
  }),
});

/** Enters the content of a file: the page for everybody shows it from then on. `version` is the newest that was seen, 0 of none. */
export const enterIndicators = staffChange({
  path: "/api/rollout/indicators/enter",
  summary: "Enters indicators for the page for everybody.",
  permission: "bulletins.write",
  request: z.object({ version: z.int().nonnegative(), content: IndicatorsContent }),
  response: z.object({ version: z.int() }),
  faults: {
    /** A week, or the moment of counting, lies ahead. */
    too_early: 409,
    /** Weeks are named by their Sundays, each once, the oldest first. */
    weeks_unordered: 400,
    /** It is the whole province's, so a unit of the province enters it. */
    not_the_province: 403,
  },
  maxBody: 160_000,
});
