/**
 * What phones whose owners agreed say once a week: that Bluezone runs on them, in which district, for how many hours a day.
 * Both answers are mixed at random on the phone (`protocol/report/randomised-response`) before they leave it, so the server never
 * learns the true one. No id, no cookie, every report of one length. What comes of it is called voluntary and unverified:
 * whoever wishes can send as many reports as they like.
 */
import { z } from "zod";
import type { Buckets } from "../bucket.ts";
import { endpoint } from "../endpoint.ts";
import { ALERT_ANSWERS, HOURS_ANSWERS } from "./weekly-figure.ts";

/** One length for every report and for every answer, in bytes. */
export const ACTIVE_SIZE: Buckets = [512];

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
      /** From phones whose owners agreed to say what came of an alert; most of them say "none". */
      alert: z.enum(ALERT_ANSWERS).optional(),
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
