/**
 * What phones whose owners agreed say once a week: that Bluezone runs on them, in which district, for how many hours a day.
 * Both answers are mixed at random on the phone (`protocol/report/randomised-response`) before they leave it, so the server never
 * learns the true one. No id, no cookie, every report of one length. What comes of it is called voluntary and unverified:
 * whoever wishes can send as many reports as they like.
 */
import { DISTRICTS } from "@bluezone/policy/district";
import { z } from "zod";
import type { Buckets } from "../bucket.ts";
import { endpoint } from "../endpoint.ts";

/** One length for every report and for every answer, in bytes. */
export const ACTIVE_SIZE: Buckets = [512];

/** The districts that can be named, in the order of their answers. Another list of districts gets another name. */
export const AREAS = {
  name: "an-giang-2020",
  codes: [...new Set(DISTRICTS.map(({ code }) => code))],
} as const;

/** The answers about the district: one of the areas, or "none" for who does not wish to say. */
export const DISTRICT_ANSWERS: readonly string[] = [...AREAS.codes, "none"];
/** The answers about the hours a day, on the mean of the week, in which the phone could hear others. */
export const HOURS_ANSWERS = ["0-6", "6-12", "12-18", "18-24"] as const;

/** How the district is mixed: ε = 2, so the true district is kept 40 times in 100. */
export const DISTRICT_QUESTION = { choices: DISTRICT_ANSWERS.length, epsilon: 2 } as const;
/** How the hours are mixed: ε = 1, so the true hours are kept 48 times in 100. */
export const HOURS_QUESTION = { choices: HOURS_ANSWERS.length, epsilon: 1 } as const;
/** What a phone's week costs in all: the two together (sequential composition). */
export const WEEKLY_EPSILON = DISTRICT_QUESTION.epsilon + HOURS_QUESTION.epsilon;

/** One phone's mixed answers of a week. */
export const reportActive = endpoint({
  method: "POST",
  path: "/api/active/report",
  summary: "One mixed answer of a phone whose owner agreed: that Bluezone runs on it.",
  audience: "open",
  family: "publish",
  request: z
    .object({
      areas: z.literal(AREAS.name),
      district: z.enum(DISTRICT_ANSWERS),
      hours: z.enum(HOURS_ANSWERS),
      padding: z.string().optional(),
    })
    .meta({ id: "ActiveReport" }),
  response: z.object({ padding: z.string().optional() }).meta({ id: "ActiveReportAnswer" }),
  faults: { bad_request: 400, quota_exceeded: 429 },
  malformed: "bad_request",
  maxBody: 2_048,
  // Six times what comes when every smartphone of the province reports, each at a moment of the week that it draws.
  budget: { each: "everybody", calls: 6_000 },
  buckets: { request: ACTIVE_SIZE, response: ACTIVE_SIZE },
});
