/**
 * What phones whose owners agreed say once a week: that Bluezone runs on them, in which district, for how many hours a day.
 * Both answers are mixed at random on the phone (`protocol/report/randomised-response`) before they leave it, so the server never
 * learns the true one. No id, no cookie, every report of one length. What comes of it is called voluntary and unverified:
 * whoever wishes can send as many reports as they like.
 */
import type { Province } from "@bluezone/policy/province";
import { z } from "zod";
import type { Buckets } from "../bucket.ts";
import { endpoint } from "../endpoint.ts";

/** One length for every report and for every answer, in bytes. */
export const ACTIVE_SIZE: Buckets = [512];

/** The districts of a province that can be named. Another list of districts has another name. */
export type Areas = {
  readonly name: string;
  /** The answers about the district in their order: one of the districts by its code, or "none" for who does not wish to say. */
  readonly answers: readonly string[];
};

/** Those of a province. */
export const areasOf = ({
  districtList,
  districts,
}: Pick<Province, "districtList" | "districts">): Areas => ({
  name: districtList,
  answers: [...new Set(districts.map(({ code }) => code)), "none"],
});

/** The answers about the hours a day, on the mean of the week, in which the phone could hear others. */
export const HOURS_ANSWERS = ["0-6", "6-12", "12-18", "18-24"] as const;

/** What an answer about the district costs. */
const DISTRICT_EPSILON = 2;
/** How the district is mixed: ε = 2, so of twelve answers the true one is kept 40 times in 100. */
export const districtQuestion = ({ answers }: Pick<Areas, "answers">) => ({
  choices: answers.length,
  epsilon: DISTRICT_EPSILON,
});
/** How the hours are mixed: ε = 1, so the true hours are kept 48 times in 100. */
export const HOURS_QUESTION = { choices: HOURS_ANSWERS.length, epsilon: 1 } as const;
/** What a phone's week costs in all: the two together (sequential composition). */
export const WEEKLY_EPSILON = DISTRICT_EPSILON + HOURS_QUESTION.epsilon;

/** One phone's mixed answers of a week. */
export const reportActive = endpoint({
  method: "POST",
  path: "/api/active/report",
  summary: "One mixed answer of a phone whose owner agreed: that Bluezone runs on it.",
  audience: "open",
  family: "publish",
  request: z
    .object({
      /** The name of the list of districts; the server refuses another than its province's. */
      areas: z.string().max(40),
      district: z.string().regex(/^(\d{3}|none)$/),
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
