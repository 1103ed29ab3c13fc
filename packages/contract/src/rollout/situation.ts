/**
 * The situation of a day as the department tells it: counts for the whole province and, for people in quarantine, by district,
 * each with its source, its cut-off and how it was counted. Counts alone: no case, no place finer than a district.
 */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { IsoDay, UnitId } from "../units.ts";
import { Line } from "./spoken-line.ts";

/** What is counted, in the order in which it stands. `confirmedTotal` and `recovered` are sums since the beginning. */
export const SITUATION_COUNTS = [
  "confirmedToday",
  "confirmedTotal",
  "recovered",
  "testedToday",
  "quarantineSite",
  "quarantineHome",
  "released",
] as const;
/** One of them. */
export type SituationCount = (typeof SITUATION_COUNTS)[number];

const Count = z.int().min(0).max(10_000_000).nullable();
const Said = z.object({ vi: Line(400), en: Line(400) });

/** What is entered of a day. A count that is not known is null. */
export const SituationContent = z
  .object({
    day: IsoDay,
    /** Up to when it was counted. */
    cutOff: At,
    counts: z.object({
      confirmedToday: Count,
      confirmedTotal: Count,
      recovered: Count,
      testedToday: Count,
      quarantineSite: Count,
      quarantineHome: Count,
      released: Count,
    }),
    /** People in quarantine by district. */
    districts: z.array(z.object({ code: z.string().max(40), count: z.int().min(0).max(1_000_000) })).max(50),
    source: z.object({ vi: Line(300).min(1), en: Line(300).min(1) }),
    method: Said,
    /** One thing that people can do today. */
    advice: Said,
    illustrative: z.boolean(),
  })
  .meta({ id: "SituationContent" });
export type SituationContent = z.output<typeof SituationContent>;

/** A version of a day's situation. */
export const Situation = SituationContent.extend({
  version: z.int().positive(),
  unitId: UnitId,
  at: At,
}).meta({ id: "Situation" });
export type Situation = z.output<typeof Situation>;

/** Days with their newest version, the newest first. */
export const listSituations = staffRead({
  path: "/api/rollout/situation/list",
  summary: "The situation of each day, newest version.",
  permission: "bulletins.read",
  request: z.object({ limit: z.int().min(1).max(100).default(30) }),
  response: z.object({ situations: z.array(Situation) }),
});

/**
 * Enters a day, or corrects it: the page for everybody shows the new version from then on, earlier ones are kept. `version` is
 * the newest that was seen, 0 for a day without one.
 */
export const enterSituation = staffChange({
  path: "/api/rollout/situation/enter",
  summary: "Enters or corrects the situation of a day.",
  permission: "bulletins.write",
  request: z.object({ unitId: UnitId.optional(), version: z.int().nonnegative(), content: SituationContent }),
  response: z.object({ version: z.int() }),
  faults: {
    /** The day or the cut-off lies ahead. */
    too_early: 409,
    /** A district is named twice or is none. */
    district_unknown: 400,
    /** It is the whole province's, so a unit of the province enters it. */
    not_the_province: 403,
    /** The text names a person, a number to call or a patient. */
    names_a_person: 422,
  },
});
