/**
 * Holding alerts. When far more codes go out in an hour than ever should (a stolen key, a file read twice), phones are told,
 * signed, to hold new alerts until an officer has looked. A hold ends by itself after at most twelve hours; phones see to that too.
 */
import { z } from "zod";
import type { Document } from "../endpoint.ts";
import { staffDoor } from "../staff/door.ts";
import { At } from "../staff/fields.ts";
import { RecordId } from "./person.ts";

/** Longest hold, in hours. After one has ended the next begins at the earliest as many hours later. */
export const LONGEST_HOLD = 12;

/** Why alerts were held, and what an officer said. */
export const AlertHold = z
  .object({
    id: RecordId,
    /** Too many codes in an hour, or an officer. */
    cause: z.enum(["surge", "officer"]),
    from: At,
    until: At,
    /** Codes in the hour before, and the number above which alerts are held. */
    codes: z.int().nonnegative(),
    limit: z.int().positive(),
    /** Whoever held by hand. */
    by: z.string().nullable(),
    reason: z.string(),
    /** "kept": the hold is right and goes on to its end; "lifted": the codes are right, alerts go out. */
    decision: z.enum(["kept", "lifted"]).nullable(),
    decidedAt: At.nullable(),
    decidedBy: z.string().nullable(),
    decisionReason: z.string(),
    /** Whether phones are told to hold at this moment. */
    active: z.boolean(),
  })
  .meta({ id: "AlertHold" });
export type AlertHold = z.output<typeof AlertHold>;

const Reason = z
  .string()
  .transform((typed) => typed.normalize("NFC").replace(/\s+/g, " ").trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(300)
      .regex(/^\P{C}*$/u),
  );

/** How codes go out now, the hold that is, and those that were. */
export const readAlertHold = staffDoor({
  path: "/api/health/alerts/read",
  summary: "Codes in the last hour, and holds of alerts.",
  permission: "reports.read",
  request: z.object({}),
  response: z.object({
    codes: z.int().nonnegative(),
    limit: z.int().positive(),
    /** Newest first. */
    holds: z.array(AlertHold).max(50),
    /** Whether this server signs a policy that can tell phones. */
    signed: z.boolean(),
  }),
});

/** Holds alerts by hand, for twelve hours. */
export const holdAlerts = staffDoor({
  path: "/api/health/alerts/hold",
  summary: "Tells phones to hold new alerts, for at most twelve hours.",
  permission: "alerts.hold",
  request: z.object({ reason: Reason }),
  response: z.object({ hold: AlertHold }),
  faults: {
    /** Another hold is, or ended less than twelve hours ago. */
    hold_too_soon: 409,
  },
});

/** Says of a hold whether it is right. Saying it again is `conflict`; one that was kept can be lifted later. */
export const decideHold = staffDoor({
  path: "/api/health/alerts/decide",
  summary: "Keeps a hold of alerts, or lifts it.",
  permission: "alerts.hold",
  request: z.object({ id: RecordId, decision: z.enum(["kept", "lifted"]), reason: Reason }),
  response: z.object({ hold: AlertHold }),
});

/** The signed policy: a compact JWS of a PolicyDocument. 404 while the server has no key to sign with. */
export const policy: Document = {
  method: "GET",
  path: "/v1/policy",
  summary: "The health authority's policy, signed: a compact JWS.",
  mediaType: "application/jose",
  maxAge: 60,
};
