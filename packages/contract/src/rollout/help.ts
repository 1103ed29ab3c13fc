/**
 * Helper mode: whoever helps at a counter, a clinic or at home tallies times of help. A tally is a count with the kind of phone,
 * the kind of trouble and the kind of place: no name, no number, nothing of who was helped.
 */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { IsoDay, UnitId } from "../units.ts";

/** Phones as helpers tell them apart; "none" has no smartphone and got the paper way. */
export const HELPED_PHONES = ["android", "iphone", "other", "none"] as const;
/** What stood in the way. "declined": did not wish to install, and was served all the same. */
export const HELP_PROBLEMS = [
  "no-problem",
  "too-old",
  "no-space",
  "no-network",
  "no-account",
  "bluetooth",
  "permission",
  "declined",
  "other",
] as const;
/** Where help was given. "relatives" is at home: "tôi đã giúp N người". */
export const HELP_PLACES = [
  "counter",
  "reception",
  "health",
  "pharmacy",
  "school",
  "lodging",
  "factory",
  "trade",
  "transport",
  "relatives",
] as const;

/** One tally. The id is drawn by who sends it: the same one twice counts once. */
export const HelpTally = z
  .object({
    id: z.uuid(),
    day: IsoDay,
    /** Where it counts; the helper's own unit when absent. */
    unitId: UnitId.optional(),
    place: z.enum(HELP_PLACES),
    phone: z.enum(HELPED_PHONES),
    problem: z.enum(HELP_PROBLEMS),
    count: z.int().min(1).max(500),
  })
  .strict()
  .meta({ id: "HelpTally" });
export type HelpTally = z.output<typeof HelpTally>;

/** How far back a tally may lie: helpers without a network send it later. */
export const HELP_DAYS = 14;

/** Takes tallies in, also those that waited for a network. */
export const tallyHelp = staffChange({
  path: "/api/rollout/help/tally",
  summary: "Takes tallies of help in; each counts once.",
  permission: "help.tally",
  request: z.object({ tallies: z.array(HelpTally).min(1).max(200) }),
  response: z.object({
    results: z.array(
      z.object({
        id: z.uuid(),
        /** "known": was taken in before. "day": ahead, or more than 14 days ago. "unit": none of the helper's. */
        result: z.enum(["kept", "known", "day", "unit"]),
      }),
    ),
  }),
});

const Sum = z.object({ key: z.string(), count: z.int() });
const sumOf = <const Keys extends readonly string[]>(keys: Keys) =>
  z.array(z.object({ key: z.enum(keys), count: z.int() }));

/** Sums of the days from and to, of the units within reach. */
export const sumHelp = staffRead({
  path: "/api/rollout/help/sum",
  summary: "Times of help by place, phone, problem, day and district.",
  permission: "help.read",
  request: z.object({ from: IsoDay, to: IsoDay }).refine(({ from, to }) => from <= to),
  response: z.object({
    total: z.int(),
    places: sumOf(HELP_PLACES),
    phones: sumOf(HELPED_PHONES),
    problems: sumOf(HELP_PROBLEMS),
    days: z.array(Sum),
    /** By code of the district; "" for units above one. */
    districts: z.array(Sum),
    units: z.array(z.object({ unitId: UnitId, name: z.string(), count: z.int(), illustrative: z.boolean() })),
  }),
});
