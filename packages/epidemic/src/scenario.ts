/** A scenario: one small file that says which epidemic, whom it meets and what is done. What is left out has the value given here. */
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { parseDay } from "@bluezone/protocol/time";
import { z } from "zod";
import horby2007 from "../data/contacts/horby-2007.json" with { type: "json" };
import prem2021 from "../data/contacts/prem-2021.json" with { type: "json" };
import covid192020 from "../data/courses/covid-19-2020.json" with { type: "json" };
import type { Contacts } from "./contacts.ts";
import type { Course } from "./course.ts";
import { LONGEST_DELAY, type Measures } from "./measures.ts";
import { type Place, type Population, populate, SIZES } from "./population.ts";
import { placesOf } from "./province-places.ts";

/** Courses and contacts that a scenario can name. */
export const COURSES = { "covid-19-2020": covid192020 } as const satisfies Record<string, Course>;
export const CONTACTS = {
  "prem-2021": prem2021 as unknown as Contacts,
  "horby-2007": horby2007 as unknown as Contacts,
} as const;
export type ContactsName = keyof typeof CONTACTS;
/** Register of communes that the people live in: a day on which the document of An Giang holds. */
const DAY = parseDay("2020-12-27");
const MOST_PEOPLE = 5_000_000;
const MOST_DAYS = 1_000;
/** Largest weight of a day: that of all together is a number still. */
const MOST_WEIGHT = 1_000_000_000;

const share = z.number().min(0).max(1);
const delay = z.union([
  z.int().min(0).max(LONGEST_DELAY),
  z
    .array(z.number().min(0).max(MOST_WEIGHT))
    .min(1)
    .max(LONGEST_DELAY + 1)
    .refine((weights) => weights.some((weight) => weight > 0), "one weight must be above 0"),
]);
const factors = z.strictObject({
  child: z.number().min(0),
  adult: z.number().min(0),
  elder: z.number().min(0),
});

const testing = z.strictObject({
  symptomatic: share.default(0.5),
  sample: delay.default(1),
  result: delay.default(1),
  sensitivity: share.default(0.9),
  screening: z.number().min(0).max(6).default(0),
  traced: z.boolean().default(false),
});
const isolation = z.strictObject({
  onSymptoms: share.default(0),
  onResult: share.default(0.9),
  atHome: share.default(0),
});
const quarantine = z.strictObject({
  days: z.int().min(1).max(60).default(14),
  adherence: share.default(0.8),
  dropout: z.number().min(0).max(0.9).default(0.02),
  household: z.boolean().default(true),
  atHome: share.default(0),
});
const manual = z.strictObject({
  staff: z.number().min(0).max(10_000).optional(),
  interviewMinutes: z.number().min(1).default(60),
  callMinutes: z.number().min(0).default(15),
  delay: delay.default(1),
  recall: z
    .strictObject({ home: share, workSchool: share, known: share, strangers: share })
    .default({ home: 1, workSchool: 0.7, known: 0.6, strangers: 0 }),
  daysBefore: z.int().min(0).max(14).default(2),
  backward: z.boolean().default(false),
  f2: z.boolean().default(false),
});
const app = z.strictObject({
  adoption: share,
  byAge: factors.optional(),
  byDistrict: z.record(z.string(), z.number().min(0)).optional(),
  together: share.default(0),
  upload: share.default(0.8),
  delay: delay.default(0),
  recall: share.default(0.7),
  falseAlerts: z.number().min(0).max(20).default(0.25),
  hours: z.number().min(0).max(24).default(0.25),
  daysBefore: z.int().min(0).max(14).default(2),
  onSymptoms: share.default(0),
  onlyAtHome: z.boolean().default(false),
  adherence: share.optional(),
  dropout: z.number().min(0).max(0.9).optional(),
  f2: z.boolean().default(false),
});

/** The form of a scenario's file. */
export const Scenario = z.strictObject({
  about: z.string().max(500).default(""),
  /** People in all, in the proportion of the districts; the census's number when absent. */
  people: z.int().min(1_000).max(MOST_PEOPLE).optional(),
  course: z.enum(["covid-19-2020"]).default("covid-19-2020"),
  contacts: z
    .array(z.enum(["prem-2021", "horby-2007"]))
    .min(1)
    .max(2)
    .default(["prem-2021", "horby-2007"]),
  r0: z.number().min(0.1).max(10).default(2.5),
  days: z.int().min(1).max(MOST_DAYS).default(120),
  imported: z
    .strictObject({ first: z.int().min(0).max(100_000), daily: z.number().min(0).max(1_000) })
    .default({ first: 20, daily: 0 }),
  testing: testing.prefault({}),
  isolation: isolation.prefault({}),
  quarantine: quarantine.prefault({}),
  manual: manual.optional(),
  app: app.optional(),
  contactLimit: z.number().min(0).max(100).optional(),
});
export type Scenario = z.infer<typeof Scenario>;

/** The places of a scenario: An Giang's communes. Throws RangeError for a district of the app that there is not. */
export function placesFor({ people, app }: Pick<Scenario, "people" | "app">): readonly Place[] {
  const places = placesOf(AN_GIANG, DAY, people);
  for (const code of Object.keys(app?.byDistrict ?? {}))
    if (!places.some(({ district }) => district === code))
      throw new RangeError(`app.byDistrict: ${code} is no district of ${AN_GIANG.name}`);
  return places;
}

/** The province whose people are modelled, and how many they are. */
export const MODELLED: Readonly<{ code: string; name: string; people: number }> = {
  ...{ code: AN_GIANG.code, name: AN_GIANG.name },
  people: placesFor({}).reduce((sum, place) => sum + place.people, 0),
};

/** The population of a scenario. */
export const populationFor = (scenario: Scenario, seed: number): Population =>
  populate(placesFor(scenario), seed, SIZES);

/** What a scenario does. */
export const measuresOf = (scenario: Scenario): Measures => ({
  testing: scenario.testing,
  isolation: scenario.isolation,
  quarantine: scenario.quarantine,
  manual: scenario.manual,
  app: scenario.app,
  contactLimit: scenario.contactLimit,
});
