/**
 * The desk's endpoints against a flood: what strangers sent in one span of time, to one commune or to all of the
 * viewer's, is closed in one action, and opened again in one when there was something true among it. What comes from a
 * number that a message has confirmed is never closed so, nor what somebody has in hand.
 */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { CommuneCode } from "./person.ts";

/** Where a flood can be: wishes for a call, declarations, requests for advice. */
export const QUEUES = ["callbacks", "declarations", "advice"] as const;
export type Queue = (typeof QUEUES)[number];

const Flood = z.object({
  queue: z.enum(QUEUES),
  commune: CommuneCode.optional(),
  /** What came in from then on, and until before then; in whole ten minutes, as it is kept. */
  from: At,
  until: At,
});
const FloodId = z.string().regex(/^\d{13}-[0-9a-f]{24}$/);
const faults = { span_invalid: 400 } as const;

/** How many wait that would be closed. Fault `span_invalid`: it ends before it begins. */
export const countFlood = staffRead({
  path: "/api/health/floods/count",
  summary: "How many of a flood wait.",
  permission: "callbacks.act",
  request: Flood,
  response: z.object({ count: z.int().nonnegative() }),
  faults,
});

/** Closes them. `conflict` when they are not as many as were counted. */
export const closeFlood = staffChange({
  path: "/api/health/floods/close",
  summary: "Close a flood in one action.",
  permission: "callbacks.act",
  request: Flood.extend({ count: z.int().positive() }),
  response: z.object({ id: FloodId, closed: z.int().positive() }),
  faults,
});

/** Floods that were closed within reach and are kept still, the newest first. */
export const listFloods = staffRead({
  path: "/api/health/floods/list",
  summary: "Floods that were closed, and can be opened again.",
  permission: "callbacks.act",
  request: z.object({ queue: z.enum(QUEUES) }),
  response: z.object({
    floods: z.array(z.object({ id: FloodId, at: At, count: z.int().positive() })).max(20),
  }),
});

/** Puts back into the queue what a closing closed, as far as it is within reach; `not_found` when there is nothing. */
export const reopenFlood = staffChange({
  path: "/api/health/floods/reopen",
  summary: "Open again what was closed as a flood.",
  permission: "callbacks.act",
  request: z.object({ queue: z.enum(QUEUES), id: FloodId }),
  response: z.object({ opened: z.int().positive() }),
});
