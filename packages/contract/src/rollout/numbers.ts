/**
 * The week's numbers of units: totals, never a list of people. What was sent stays: a correction is a further version.
 * Four sources of what is installed stand side by side and are never added (`figures.ts`).
 */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { UnitId } from "../units.ts";
import { PERSON_FAULTS } from "./person-faults.ts";
import { PlainText } from "./plain-text.ts";
import { Week } from "./week.ts";

const count = z.int().min(0).max(200_000);

/** What a unit counts itself, at the cut-off or in the week. */
export const UnitTotals = z
  .object({
    /** People who work there. */
    staff: count,
    /** Of them, those who have a smartphone. */
    smartphones: count,
    /** Of those, how many say that they have installed the app. Nobody looks into a telephone. */
    installed: count,
    /** Times in the week that somebody was helped. */
    helped: count,
    /** Posters and sheets hung in the week. */
    posters: count,
  })
  .meta({ id: "UnitTotals" });
export type UnitTotals = z.output<typeof UnitTotals>;
/** The totals by name, in the order of the form. */
export const TOTALS = ["staff", "smartphones", "installed", "helped", "posters"] as const;
export type Total = (typeof TOTALS)[number];

const words = PlainText(1_000);

/** What a unit sent of a week. */
export const UnitNumbers = z
  .object({
    totals: UnitTotals,
    difficulties: z.string(),
    proposals: z.string(),
    /** From 1; each correction is one more. */
    version: z.int().min(1),
    at: At,
    /** Who sent it, as colleagues see them. */
    by: z.string(),
    /** Sent after the cut-off. */
    late: z.boolean(),
  })
  .meta({ id: "UnitNumbers" });
export type UnitNumbers = z.output<typeof UnitNumbers>;

/** A total that is very unlike the week before's. */
export const Jump = z.object({ total: z.enum(TOTALS), before: count, now: count });
export type Jump = z.output<typeof Jump>;

/** What counts of a unit's week beside what it enters itself; null where nothing can be said. */
const Beside = z.object({
  /** Bulletins that its station confirmed as aired. */
  aired: z.int().nullable(),
  /** Times of help that its helpers tallied one by one. */
  tallied: z.int().nullable(),
});

/** A unit's form: what it sent of the week, what it sent the week before, and what stands beside. */
export const readNumbers = staffRead({
  path: "/api/rollout/numbers/read",
  summary: "The form of a unit's week; the newest that can be reported when none is named.",
  permission: "numbers.read",
  request: z.object({ unitId: UnitId, week: Week.optional() }),
  response: z.object({
    unit: z.object({ id: UnitId, name: z.string(), type: z.string(), illustrative: z.boolean() }),
    week: Week,
    cutOff: At,
    /** Not yet: its form opens then. */
    opens: At.nullable(),
    sent: UnitNumbers.nullable(),
    before: UnitNumbers.nullable(),
    beside: Beside,
    /** The eight weeks up to the newest that can be reported, newest first. */
    weeks: z.array(z.object({ week: Week, version: z.int(), late: z.boolean() })),
  }),
});

/**
 * Sends a unit's numbers. `version` is the one that the sender saw, 0 for none; `clientId` is made once for each sending, so
 * that a repeat whose answer was lost changes nothing. Totals that cannot be (more installed than smartphones) are refused;
 * those that are unlikely come back as `confirm` and are taken when sent again with `confirmed`.
 */
export const enterNumbers = staffChange({
  path: "/api/rollout/numbers/enter",
  summary: "Sends a unit's totals of a week, or corrects them.",
  permission: "numbers.enter",
  request: z.object({
    unitId: UnitId,
    week: Week,
    version: z.int().min(0),
    clientId: z.uuid(),
    totals: UnitTotals,
    difficulties: words.default(""),
    proposals: words.default(""),
    confirmed: z.boolean().default(false),
  }),
  response: z.discriminatedUnion("outcome", [
    z.object({ outcome: z.literal("sent"), sent: UnitNumbers }),
    z.object({ outcome: z.literal("confirm"), jumps: z.array(Jump).min(1) }),
  ]),
  faults: {
    ...PERSON_FAULTS,
    /** More smartphones than staff. */
    more_smartphones_than_staff: 400,
    /** More installed than smartphones. */
    more_installed_than_smartphones: 400,
    /** The week's form is not open yet. */
    too_early: 409,
    /** More than eight weeks ago. */
    too_late: 409,
  },
});

/** Everything that was sent of a unit's week, newest first. */
export const numbersHistory = staffRead({
  path: "/api/rollout/numbers/history",
  summary: "Every version of a unit's week.",
  permission: "numbers.read",
  request: z.object({ unitId: UnitId, week: Week }),
  response: z.object({ versions: z.array(UnitNumbers) }),
});

/** A unit in a list. */
const Named = z.object({
  id: UnitId,
  name: z.string(),
  type: z.string(),
  district: z.string().nullable(),
  illustrative: z.boolean(),
});

const page = {
  district: z.string().max(40).optional(),
  type: z.string().max(40).optional(),
  limit: z.int().min(1).max(2_000).default(200),
  offset: z.int().min(0).max(100_000).default(0),
};

/** Units within reach that sent their numbers of a week, by name, and the sums of all of them. */
export const listNumbers = staffRead({
  path: "/api/rollout/numbers/list",
  summary: "What units sent of a week.",
  permission: "numbers.read",
  request: z.object({ week: Week.optional(), ...page }),
  response: z.object({
    week: Week,
    rows: z.array(z.object({ unit: Named, sent: UnitNumbers })),
    total: z.int(),
  }),
});

/** Units within reach that have not sent theirs: units, never persons. `expected` and `reported` count all within reach. */
export const missingNumbers = staffRead({
  path: "/api/rollout/numbers/missing",
  summary: "Units that have not sent their numbers of a week.",
  permission: "numbers.read",
  request: z.object({ week: Week.optional(), ...page }),
  response: z.object({
    week: Week,
    cutOff: At,
    units: z.array(Named),
    total: z.int(),
    expected: z.int(),
    reported: z.int(),
  }),
});

/** The columns of the CSV of a week. */
export const NUMBER_COLUMNS = [
  "week",
  "unit",
  "name",
  "type",
  "district",
  ...TOTALS,
  "difficulties",
  "proposals",
  "version",
  "late",
] as const;

/** A week as CSV (UTF-8, comma). Text that a spreadsheet would take for a formula is made harmless. */
export const exportNumbers = staffRead({
  path: "/api/rollout/numbers/export",
  summary: "What units sent of a week, as CSV.",
  permission: "numbers.read",
  request: z.object({ week: Week }),
  response: z.object({ csv: z.string() }),
});
