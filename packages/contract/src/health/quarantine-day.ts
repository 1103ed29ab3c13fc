/**
 * The quarantine day as the person in quarantine sees it, without an account: the code comes by SMS in the link
 * `/q#c=…`. The page behind the link and the app's screen call the same endpoint; no key is needed, because the page
 * has none.
 */
import { z } from "zod";
import { VERIFICATION } from "../bucket.ts";
import { endpoint, MAX_BODY } from "../endpoint.ts";
import { COMMON } from "./codes.ts";
import { padding } from "./from-phone.ts";
import { IsoDay } from "./person.ts";
import { Symptoms } from "./term.ts";

/** Half a day: one temperature each. Before noon it is the morning, from noon on the afternoon. */
export const HALVES = ["morning", "afternoon"] as const;
export const Half = z.enum(HALVES);
export type Half = z.output<typeof Half>;

/** Lowest and highest temperature that can be entered, in degrees Celsius. One decimal. */
export const TEMPERATURE = { least: 34, most: 43 } as const;

/** The code in the link: 16 characters, written in any way a person may. */
const LinkCode = z.string().max(64);

/** What somebody entered for half a day. */
export const HalfEntered = z
  .object({ temperature: z.number().nullable(), symptoms: Symptoms })
  .meta({ id: "HalfEntered" });

/**
 * Reads the day; with `log` it first enters temperature and symptoms for the half of the day that it is, once. Faults:
 * `link_unknown` (none such, or its time is over), `half_done` (this half-day has its entry), `quarantine_over` (nothing is
 * entered any more), `temperature_invalid`, `symptom_unknown`.
 */
export const quarantineDay = endpoint({
  method: "POST",
  path: "/api/quarantine/day",
  summary: "The day of a quarantine by the code of its link; enters the half-day's temperature and symptoms.",
  audience: "open",
  family: "verification",
  budget: { each: "secret", calls: 30 },
  request: z
    .object({
      code: LinkCode,
      log: z.object({ temperature: z.number().nullable(), symptoms: Symptoms }).optional(),
      /**
       * Who asks reads any symptom. An app of before symptoms were of a document reads eight: without this, what it does not know is told
       * to it as `other`.
       */
      anySymptom: z.literal(true).optional(),
      padding,
    })
    .meta({ id: "QuarantineDayRequest" }),
  response: z
    .object({
      /** Day `day` of `days`; before the first day it is 0 or less, after the last more than `days`. */
      day: z.int(),
      days: z.int(),
      firstDay: IsoDay,
      lastDay: IsoDay,
      place: z.enum(["home", "site"]),
      /** The half-day that it is now, and what today has. */
      half: Half,
      morning: HalfEntered.nullable(),
      afternoon: HalfEntered.nullable(),
      nextTest: IsoDay.nullable(),
      /** The last day as it was before a new rule moved it; null when none did. */
      formerLastDay: IsoDay.nullable(),
      /** Watching oneself at home to the end of this day; null when the rule asks for none. */
      watchUntil: IsoDay.nullable(),
      /** The day on which it was ended, and whether there is a release paper. */
      ended: IsoDay.nullable(),
      paper: z.boolean(),
      /** Who looks after this person, and the number to ask. */
      station: z.object({ name: z.string(), phone: z.string() }),
      padding,
    })
    .meta({ id: "QuarantineDay" }),
  faults: {
    ...COMMON,
    link_unknown: 404,
    half_done: 409,
    quarantine_over: 409,
    temperature_invalid: 400,
    symptom_unknown: 400,
  },
  malformed: "unparsable_request",
  maxBody: MAX_BODY,
  buckets: { request: VERIFICATION, response: VERIFICATION },
});

/** The release paper as PDF, in base64, for whoever has the link of an ended quarantine. Fault `link_unknown`. */
export const ownReleasePaper = endpoint({
  method: "POST",
  path: "/api/quarantine/paper",
  summary: "The release paper of an ended quarantine, by the code of its link.",
  audience: "open",
  family: "verification",
  budget: { each: "secret", calls: 10 },
  request: z.object({ code: LinkCode }).meta({ id: "OwnPaperRequest" }),
  response: z.object({ pdf: z.base64(), name: z.string() }).meta({ id: "OwnPaper" }),
  faults: { ...COMMON, link_unknown: 404 },
  malformed: "unparsable_request",
  maxBody: MAX_BODY,
});
