/**
 * The threshold of alerts: how many people may be warned for one who was infected, where the server warns by the probability of
 * transmission. It changes everybody's alerts, so it takes two people who look after the whole province; what nobody answers lapses.
 */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { RecordId } from "./person.ts";
import { Reason } from "./reason.ts";

/** Fewest and most people warned for one infected. */
export const WARN_ONE_IN = { least: 2, most: 100_000 } as const;

const People = z.int().min(WARN_ONE_IN.least).max(WARN_ONE_IN.most);

/** A threshold that somebody asked for, and what another said. */
export const AlertThreshold = z
  .object({
    id: RecordId,
    people: People,
    reason: z.string(),
    askedAt: At,
    by: z.string(),
    mine: z.boolean(),
    /** When it ends by itself unless somebody answers. */
    until: At,
    /** Null while it waits. "refused" also when whoever asked took it back; "lapsed" when nobody answered. */
    decision: z.enum(["confirmed", "refused", "lapsed"]).nullable(),
    decidedAt: At.nullable(),
    decidedBy: z.string().nullable(),
    decisionReason: z.string(),
  })
  .meta({ id: "AlertThreshold" });
export type AlertThreshold = z.output<typeof AlertThreshold>;

/** The threshold in force, one that waits, and those that were. */
export const readAlertThreshold = staffRead({
  path: "/api/health/alerts/threshold/read",
  summary: "How many people are warned for one infected, and who decided that.",
  permission: "reports.read",
  request: z.object({}),
  response: z.object({
    /** Whether this server warns by the probability of transmission; otherwise the risk profile decides. */
    used: z.boolean(),
    /** In force. */
    people: People,
    /** What the operator set, in force until somebody decides. */
    operators: People,
    /** Newest first; one that waits is the first. */
    asked: z.array(AlertThreshold).max(50),
    /** Whether the viewer may ask and decide. */
    mayDecide: z.boolean(),
  }),
});

/** Asks for another threshold. */
export const askAlertThreshold = staffChange({
  path: "/api/health/alerts/threshold/ask",
  summary: "Asks for another threshold of alerts, which holds when another person confirms it.",
  permission: "alerts.hold",
  request: z.object({ people: People, reason: Reason }),
  response: z.object({ threshold: AlertThreshold }),
  faults: {
    /** This server does not warn by the probability of transmission. */
    not_offered: 409,
  },
});

/** Confirms what another asked for, or refuses it; whoever asked can only take it back. */
export const decideAlertThreshold = staffChange({
  path: "/api/health/alerts/threshold/decide",
  summary:
    "Confirms or refuses a threshold of alerts that somebody asked for: confirming takes another person.",
  permission: "alerts.hold",
  request: z.object({ id: RecordId, decision: z.enum(["confirmed", "refused"]), reason: Reason }),
  response: z.object({ threshold: AlertThreshold }),
  faults: {
    /** It takes another person than the one who asked. */
    same_person: 409,
  },
});
