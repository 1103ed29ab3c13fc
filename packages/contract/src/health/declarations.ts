/** The desk's endpoints of health declarations: no name and no number of a paper is in them. */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { UnitId } from "../units.ts";
import { Receipt } from "./from-phone.ts";
import { CommuneCode, IsoDay, RecordId } from "./person.ts";
import { CARES, DECLARED_FOR } from "./send-declaration.ts";
import { Symptoms } from "./term.ts";

/** How long a declaration is kept from the day on which it came in, in days. */
export const DECLARATION_KEPT_DAYS = 30;

/** A declaration with its diary. */
export const Declaration = z
  .object({
    id: RecordId,
    receipt: Receipt,
    unitId: UnitId,
    unitName: z.string(),
    commune: CommuneCode,
    made: At,
    /** A message has reached the number that was left, and its link or code was used. */
    confirmed: z.boolean(),
    state: z.enum(["new", "reviewed"]),
    /** An officer said that this person should be called. */
    flagged: z.boolean(),
    /** The call that the person asked for. */
    call: z.enum(["none", "waiting", "called"]),
    for: z.enum(DECLARED_FOR),
    symptoms: Symptoms,
    since: IsoDay.nullable(),
    near: z.enum(["yes", "no", "unknown"]),
    returned: z
      .object({ province: z.string().nullable(), country: z.string().nullable(), day: IsoDay.nullable() })
      .nullable(),
    cares: z.array(z.enum(CARES)),
    diary: z.array(z.object({ day: IsoDay, temperature: z.number().nullable(), symptoms: Symptoms })),
    deleteOn: IsoDay,
    version: z.int(),
  })
  .meta({ id: "Declaration" });
export type Declaration = z.output<typeof Declaration>;

/** Declarations within reach: those that nobody has looked at first, of confirmed numbers before others, with symptoms before without. */
export const listDeclarations = staffRead({
  path: "/api/health/declarations/list",
  summary: "Health declarations with their diaries.",
  permission: "declarations.read",
  request: z.object({
    state: z.enum(["new", "reviewed"]).optional(),
    limit: z.int().min(1).max(500).default(200),
    /** Pages of `limit`, from 1 on. */
    page: z.int().min(1).max(1_000).default(1),
  }),
  response: z.object({ declarations: z.array(Declaration), waiting: z.int() }),
});

const Seen = z.object({ id: RecordId, version: z.int().positive() });
const done = z.object({ version: z.int() });

/** Somebody has looked at it. Flagged, the call that the person asked for goes to the head of the queue. */
export const reviewDeclaration = staffChange({
  path: "/api/health/declarations/review",
  summary: "Look a declaration over; flag it when the person should be called.",
  permission: "declarations.act",
  request: Seen.extend({ flagged: z.boolean() }),
  response: done,
});

/** Gives a declaration, and the call that hangs on it, to another unit that answers. */
export const routeDeclaration = staffChange({
  path: "/api/health/declarations/route",
  summary: "Give a declaration to another station.",
  permission: "declarations.act",
  request: Seen.extend({ unitId: UnitId }),
  response: done,
  faults: { unit_invalid: 400 },
});
