/**
 * The outbreak in pictures: totals for a unit's area, each picture by an endpoint of its own. Nobody is in any of them. What is not
 * for who looks after cases is told as reports tell it: by whole weeks that are over, small counts hidden.
 */
import { z } from "zod";
import { staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { UnitId } from "../units.ts";
import { IsoDay } from "./person.ts";
import { Population } from "./populations.ts";
import { ReportCount, ReportForm, ReportPlace } from "./reports.ts";

/** Weeks that a picture goes back, today or the last week that is over with them. */
export const MOST_WEEKS = 26;
/** Days at the end of a picture whose cases are still coming in. */
export const STILL_FILLING = 7;

const Asked = z.object({
  unitId: UnitId,
  /** The code of a district, to see that one alone. */
  district: z.string().min(1).max(8).nullable().default(null),
  weeks: z.int().min(1).max(MOST_WEEKS).default(8),
});
/** What is asked of every picture. */
export type OutbreakAsked = z.output<typeof Asked>;

/**
 * Whether a picture is told to whoever reads totals alone, or why it is not:
 * - R: with its bounds it is a gamma distribution whose shape is the number of onsets of seven days, so two days that follow one
 *   another tell how many fell ill on one.
 * - contacts: few cases have many, and a wedding of fifty is known to the commune.
 * - quarantine: the load of two days that follow one another tells who came and who went.
 */
export const PICTURES = {
  curve: "told",
  places: "told",
  delays: "told",
  speed: "told",
  positivity: "told",
  reproduction: "as it is alone",
  contacts: "as it is alone",
  quarantine: "as it is alone",
} as const satisfies Readonly<Record<string, "told" | "as it is alone">>;
/** The name of a picture. */
export type PictureName = keyof typeof PICTURES;

/** Of what time and in which form a picture is. */
const Head = z.object({
  form: ReportForm,
  from: IsoDay,
  to: IsoDay,
  asOf: At,
  illustrative: z.boolean(),
});

const Count = z.int().nonnegative();
const Days = z.number().nullable();

/** A picture's endpoint. Those that are not told want the permission to read cases. */
const picture = <Response extends z.ZodRawShape>(name: PictureName, summary: string, response: Response) =>
  staffRead({
    path: `/api/health/outbreak/${name}`,
    summary,
    permission: PICTURES[name] === "told" ? "reports.read" : "cases.read",
    request: Asked,
    response: Head.extend(response),
  });

/**
 * Cases by the day on which symptoms began (the sample's without one, the class's without both) and by the day on which they
 * became one. `average` is the mean onset of the seven days up to that one. By week `onset` is "none".
 */
export const readCurve = picture("curve", "The epidemic curve, by onset, by report and by district.", {
  by: z.enum(["day", "week"]),
  points: z.array(
    z.object({ day: IsoDay, onset: ReportCount, report: ReportCount, average: z.number().nullable() }),
  ),
  /** Onsets of each district; `counts` go with the points. */
  districts: z.array(z.object({ code: z.string().nullable(), name: z.string(), counts: z.array(Count) })),
});

/** The delays of a case's steps. */
export const DELAY_STEPS = ["onsetToSample", "sampleToResult", "resultToCode", "codeToUpload"] as const;
/** Upper bounds of the bars of a distribution, by its unit; the last bar has none. */
export const DELAY_BOUNDS = { days: [0, 1, 2, 3, 4, 5, 7, 10], hours: [1, 2, 4, 8, 12, 24, 48, 72] } as const;

/**
 * How long steps took: how many cases within each bound (`counts` has one more), and what part of them within which time. Told it
 * is of the last week that is over, of the whole province; of a part of it there are no steps.
 */
export const readDelays = picture("delays", "Delays from onset to upload, as distributions.", {
  steps: z.array(
    z.object({
      step: z.enum(DELAY_STEPS),
      unit: z.enum(["days", "hours"]),
      count: ReportCount,
      counts: z.array(ReportCount),
      p25: Days,
      p50: Days,
      p75: Days,
      p90: Days,
    }),
  ),
});

/** The reproduction number on the week that ends on a day, with its bounds (95 % credibility), by Cori's method. */
export const readReproduction = picture("reproduction", "The reproduction number over time.", {
  /** Mean and standard deviation of the serial interval, in days. */
  interval: z.object({ mean: z.number(), deviation: z.number() }),
  points: z.array(z.object({ day: IsoDay, mean: z.number(), low: z.number(), high: z.number() })),
});

const ShareOf = z.object({ share: z.number(), low: z.number(), high: z.number() }).nullable();

/**
 * Results by day. `share` is that of positive ones in the seven days up to that one. Told they are by week, of the whole province
 * alone, without a sum over the weeks, from which a hidden one would follow.
 */
export const readPositivity = picture("positivity", "Tests and the share of positive ones.", {
  by: z.enum(["day", "week"]),
  points: z.array(
    z.object({ day: IsoDay, tests: ReportCount, positive: ReportCount, share: z.number().nullable() }),
  ),
  tests: ReportCount,
  positive: ReportCount,
  share: ShareOf,
});

/** Upper bounds of the bars of contacts per case; the last bar has none. */
export const CONTACT_BOUNDS = [0, 2, 5, 10, 20, 50] as const;
/** Groups of contacts. */
export const CONTACT_GROUPS = ["all", "interview", "app", "file", "F1", "F2"] as const;

/** Contacts of the time's new cases: how many each has, where they are from, how many became cases. */
export const readContactsPicture = picture(
  "contacts",
  "Contacts per case, their sources, secondary attack.",
  {
    cases: Count,
    /** How many cases have so many contacts. */
    counts: z.array(Count),
    p25: Days,
    p50: Days,
    p75: Days,
    groups: z.array(
      z.object({ group: z.enum(CONTACT_GROUPS), contacts: Count, became: Count, share: ShareOf }),
    ),
  },
);

/** Who is in quarantine on each day, and the places that the days ahead will need. */
export const readQuarantinePicture = picture("quarantine", "The load of quarantine, and places ahead.", {
  days: z.array(z.object({ day: IsoDay, home: Count, site: Count })),
  ahead: z.array(
    z.object({
      day: IsoDay,
      place: z.enum(["home", "site"]),
      /** Those who are there today and still will be. */
      known: Count,
      expected: Count,
      low: Count,
      high: Count,
    }),
  ),
});

/** How many cases were in time at each step of 7-1-7, late, or can still be in time; told as delays are. Limits and times are days. */
export const readSpeed = picture("speed", "7-1-7: detected, notified, responded to in time.", {
  steps: z.array(
    z.object({
      step: z.enum(["detect", "notify", "respond"]),
      limit: Count,
      within: ReportCount,
      late: ReportCount,
      pending: ReportCount,
      p50: Days,
      p90: Days,
    }),
  ),
});

/**
 * New cases of each place; `rate` is of 100,000 of its people, null where their number is not known or cases are hidden. People of
 * districts are those of the province's document, of communes those that were entered (`populations`); of a district without its
 * own, and of a province without districts, they are the sum of all its communes. `sources` says what people of communes are of.
 */
export const readPlaces = picture("places", "New cases by district and commune, with rates.", {
  places: z.array(ReportPlace.extend({ people: Count.nullable(), rate: z.number().nullable() })),
  sources: z.array(Population.pick({ year: true, source: true })),
});
