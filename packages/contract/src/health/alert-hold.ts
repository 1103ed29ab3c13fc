/**
 * Holding alerts. When desks and laboratories give out far more codes in an hour than ever should be (a stolen key, a file read
 * twice), phones are told, signed, to hold new alerts until officers have looked. Self-reports are counted apart, and too many
 * hold the alerts of self-reports alone. A hold ends by itself after at most twelve hours; phones see to that too. By hand it
 * takes two people who look after the whole province, one for the first hour.
 */
import { z } from "zod";
import type { Document } from "../endpoint.ts";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { RecordId } from "./person.ts";
import { Reason } from "./reason.ts";

/** Longest hold, in hours. After one has ended the next begins at the earliest as many hours later. */
export const LONGEST_HOLD = 12;
/** How long a hold by hand lasts, in hours, until a second person confirms it. */
export const EMERGENCY_HOLD = 1;

/** What is held: all new alerts, or those that rest on self-reports alone. */
export const HELD = ["all", "selfReports"] as const;
export type HoldScope = (typeof HELD)[number];

/** Why alerts were held, and what an officer said. */
export const AlertHold = z
  .object({
    id: RecordId,
    of: z.enum(HELD),
    /** Too many codes in an hour, or an officer. */
    cause: z.enum(["surge", "officer"]),
    from: At,
    until: At,
    /** Codes in the hour before, and the number above which alerts are held. */
    codes: z.int().nonnegative(),
    limit: z.int().positive(),
    /** Whoever held by hand. */
    by: z.string().nullable(),
    mine: z.boolean(),
    reason: z.string(),
    /** Somebody asks to lift it: it is lifted when another does too. */
    liftAsked: z.object({ by: z.string(), mine: z.boolean(), reason: z.string() }).nullable(),
    /**
     * "kept": the hold is right and goes on to its end, for one by hand twelve hours from its beginning; "lifted": the codes are
     * right, alerts go out.
     */
    decision: z.enum(["kept", "lifted"]).nullable(),
    decidedAt: At.nullable(),
    decidedBy: z.string().nullable(),
    decisionReason: z.string(),
    /** Whether phones are told to hold at this moment. */
    active: z.boolean(),
  })
  .meta({ id: "AlertHold" });
export type AlertHold = z.output<typeof AlertHold>;

/** How codes go out now, the hold that is, and those that were. */
export const readAlertHold = staffRead({
  path: "/api/health/alerts/read",
  summary: "Codes in the last hour, and holds of alerts.",
  permission: "reports.read",
  request: z.object({}),
  response: z.object({
    /** Codes of the last hour, or since the last lift when that is later, and the number above which alerts are held. */
    watched: z.array(z.object({ of: z.enum(HELD), codes: z.int().nonnegative(), limit: z.int().positive() })),
    /** Newest first. */
    holds: z.array(AlertHold).max(50),
    /** Whether this server signs a policy that can tell phones. */
    signed: z.boolean(),
    /** Whether the viewer may hold and lift: whose say reaches over the province. */
    mayDecide: z.boolean(),
  }),
});

/** Holds alerts by hand: at once and for an hour, for twelve when another person keeps it. */
export const holdAlerts = staffChange({
  path: "/api/health/alerts/hold",
  summary: "Tells phones to hold new alerts: for an hour, and when another person keeps it for twelve.",
  permission: "alerts.hold",
  request: z.object({ of: z.enum(HELD).default("all"), reason: Reason }),
  response: z.object({ hold: AlertHold }),
  faults: {
    /** A hold is; or one that ran its twelve hours, or one by hand, ended less than twelve hours ago. */
    hold_too_soon: 409,
  },
});

/**
 * Says of a hold whether it is right. Two people lift: the first one's word is an ask, which the answer shows as `liftAsked`, and
 * "kept" takes it away. Saying "kept" again is `conflict`; one that was kept can be lifted later.
 */
export const decideHold = staffChange({
  path: "/api/health/alerts/decide",
  summary: "Keeps a hold of alerts, or lifts it: lifting takes two people.",
  permission: "alerts.hold",
  request: z.object({ id: RecordId, decision: z.enum(["kept", "lifted"]), reason: Reason }),
  response: z.object({ hold: AlertHold }),
  faults: {
    /** It takes another person than the one who held, or who asked to lift. */
    same_person: 409,
  },
});

/** The signed policy: a compact JWS of a PolicyDocument. 404 while the server has no key to sign with. */
export const policy: Document = {
  method: "GET",
  path: "/v1/policy",
  summary: "The health authority's policy, signed: a compact JWS.",
  mediaType: "application/jose",
  maxAge: 60,
};
