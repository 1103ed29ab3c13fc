/**
 * The desk's endpoints of requests for advice: somebody, or their family, has come back and needs to know what to do.
 * An officer of health decides; nothing of it can be exported, and it is gone 30 days after it was closed.
 */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { UnitId } from "../units.ts";
import { Receipt } from "./from-phone.ts";
import { CommuneCode, IsoDay, RecordId } from "./person.ts";

/** How long a request is kept after it is closed, and at the most when nobody closes it, in days. */
export const ADVICE_KEPT_DAYS = 30;
export const ADVICE_MOST_DAYS = 60;

/** A request for advice. */
export const Advice = z
  .object({
    id: RecordId,
    receipt: Receipt,
    unitId: UnitId,
    unitName: z.string(),
    commune: CommuneCode,
    made: At,
    /** A message has reached the number that was left, and its link or code was used. */
    confirmed: z.boolean(),
    for: z.enum(["self", "family"]),
    needs: z.array(z.enum(["quarantine", "test", "other"])),
    /** What they wrote, without numbers of telephones and papers. */
    text: z.string().nullable(),
    /** Whether they left a number to be called at; the number is in the call alone. */
    hasPhone: z.boolean(),
    state: z.enum(["new", "closed"]),
    outcome: z.enum(["call", "answered", "nothing"]).nullable(),
    deleteOn: IsoDay,
    version: z.int(),
  })
  .meta({ id: "Advice" });
export type Advice = z.output<typeof Advice>;

/** Requests within reach: those that wait longest first, then closed ones, the newest first. */
export const listAdvice = staffRead({
  path: "/api/health/advice/list",
  summary: "Requests for advice.",
  permission: "help.read",
  request: z.object({
    state: z.enum(["new", "closed"]).optional(),
    limit: z.int().min(1).max(500).default(200),
    /** Pages of `limit`, from 1 on. */
    page: z.int().min(1).max(1_000).default(1),
  }),
  response: z.object({ requests: z.array(Advice), waiting: z.int() }),
});

const Seen = z.object({ id: RecordId, version: z.int().positive() });
const done = z.object({ version: z.int() });

/** An officer decides: call (it goes into the queue of call-backs; `phone_missing` without a number), answered otherwise, nothing to do. */
export const decideAdvice = staffChange({
  path: "/api/health/advice/decide",
  summary: "Decide a request for advice: call, answered, nothing to do.",
  permission: "help.act",
  request: Seen.extend({ outcome: z.enum(["call", "answered", "nothing"]) }),
  response: done,
  faults: { phone_missing: 409 },
});

/** Gives a request to another unit that answers. */
export const routeAdvice = staffChange({
  path: "/api/health/advice/route",
  summary: "Give a request for advice to another station.",
  permission: "help.act",
  request: Seen.extend({ unitId: UnitId }),
  response: done,
  faults: { unit_invalid: 400 },
});
