/**
 * Totals of a day or a week, for a unit's area. Who looks after cases there is told them as they are; who only reads totals is
 * told them in a form in which small counts are hidden, and what they would follow from with them. A closed report never changes.
 */
import { z } from "zod";
import { staffChange, staffDownload, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { UnitId } from "../units.ts";
import { CountedDay, IsoDay, PersonNote, RecordId } from "./person.ts";

/** What is counted, in the order in which it stands. Those of `NOW_FIGURES` are how things stand, all others what came in the time. */
export const REPORT_FIGURES = [
  "casesNew",
  "casesOpen",
  "casesRecovered",
  "casesDied",
  "contactsF1",
  "contactsF2",
  "contactsWaiting",
  "quarantineStarted",
  "quarantineEnded",
  "quarantineHome",
  "quarantineSite",
  "callbacksAsked",
  "callbacksCalled",
] as const;
/** One of them. */
export type ReportFigureKey = (typeof REPORT_FIGURES)[number];
/** Figures of how things stand at the moment of asking. */
export const NOW_FIGURES: readonly ReportFigureKey[] = [
  "casesOpen",
  "contactsWaiting",
  "quarantineHome",
  "quarantineSite",
];

/** A day ends at 17:00 and began at 17:00 the day before; a week ends on a Sunday at 17:00. */
export const ReportPeriod = z.enum(["day", "week"]);
export type ReportPeriod = z.output<typeof ReportPeriod>;

/** As it is, or with small counts hidden. */
export const ReportForm = z.enum(["exact", "told"]);
export type ReportForm = z.output<typeof ReportForm>;

/** A count: a number, hidden because it is small, or none where nothing was counted. */
export const ReportCount = z.discriminatedUnion("is", [
  z.object({ is: z.literal("shown"), value: z.int().nonnegative() }),
  z.object({ is: z.literal("hidden") }),
  z.object({ is: z.literal("none") }),
]);
export type ReportCount = z.output<typeof ReportCount>;

/** New cases of a district, or of a commune within one. `code` is null for what lies in no known place. */
export const ReportPlace = z.object({
  level: z.enum(["district", "commune"]),
  code: z.string().nullable(),
  /** The district's code; of a district its own. */
  district: z.string().nullable(),
  name: z.string(),
  count: ReportCount,
});
export type ReportPlace = z.output<typeof ReportPlace>;

/** Cases by the day on which symptoms began (the sample's day without one); in the told form new cases by week. */
export const CurvePoint = z.object({ day: IsoDay, count: ReportCount });

/** How long a step took. Half took at most `p50`, nine in ten at most `p90`; null where fewer than five people took it. */
export const ReportDelay = z.object({
  step: z.enum(["onsetToSample", "sampleToResult", "resultToCode", "codeToCertificate"]),
  unit: z.enum(["days", "hours"]),
  count: ReportCount,
  p50: z.number().nullable(),
  p90: z.number().nullable(),
});
export type ReportDelay = z.output<typeof ReportDelay>;

/** How far codes of new cases came: cases, codes made, messages sent, codes used, certificates. */
export const FunnelStep = z.object({
  step: z.enum(["cases", "made", "sent", "claimed", "certified"]),
  count: ReportCount,
});
export type FunnelStep = z.output<typeof FunnelStep>;

/** All that a report says. */
export const ReportBody = z
  .object({
    form: ReportForm,
    figures: z.array(z.object({ key: z.enum(REPORT_FIGURES), count: ReportCount })),
    places: z.array(ReportPlace),
    curve: z.object({ by: z.enum(["day", "week"]), points: z.array(CurvePoint) }),
    delays: z.array(ReportDelay),
    funnel: z.array(FunnelStep),
  })
  .meta({ id: "HealthReportBody" });
export type ReportBody = z.output<typeof ReportBody>;

/** Which report: a unit's, of the time that ends at `cutOff`. */
const Which = z.object({
  unitId: UnitId,
  unitName: z.string(),
  period: ReportPeriod,
  day: IsoDay,
  from: At,
  cutOff: At,
});

/** A closed report in the register. */
export const ClosedReport = Which.extend({
  id: RecordId,
  closedAt: At,
  /** Who closed it, as colleagues see them. */
  by: z.string(),
  note: z.string(),
  illustrative: z.boolean(),
}).meta({ id: "ClosedHealthReport" });
export type ClosedReport = z.output<typeof ClosedReport>;

/**
 * A report as it stands, or as it was closed. `day` is the day on which it ends, and of a week its Sunday; without it the
 * newest that has begun. `form` "exact" is only for who may read cases of the unit, and theirs when nothing is asked for; the
 * told form is of weeks alone, once they are over.
 */
export const readReport = staffRead({
  path: "/api/health/reports/read",
  summary: "Totals of a day or a week for a unit's area.",
  permission: "reports.read",
  request: z.object({
    unitId: UnitId,
    period: ReportPeriod.default("day"),
    day: CountedDay.optional(),
    form: ReportForm.optional(),
  }),
  response: z.object({
    report: Which.extend({ asOf: At, body: ReportBody, illustrative: z.boolean() }),
    /** Whether the asker may have it as it is. */
    mayExact: z.boolean(),
    closed: ClosedReport.nullable(),
  }),
  faults: {
    /** A week in the told form that is not over, or a time that has not begun. */
    too_early: 409,
    /** A day in the told form. */
    only_weeks: 403,
    /** A week that does not end on a Sunday. */
    not_a_week: 400,
  },
});

/** Closes a report: from then on it says what it says now. Closing it again is `conflict`. */
export const closeReport = staffChange({
  path: "/api/health/reports/close",
  summary: "Closes a report at its cut-off; it never changes again.",
  permission: "reports.close",
  request: z.object({
    unitId: UnitId,
    period: ReportPeriod,
    day: CountedDay,
    /** What the office adds, a paragraph a line; about no person. */
    note: PersonNote.default(""),
    illustrative: z.boolean().default(false),
  }),
  response: z.object({ closed: ClosedReport }),
  faults: { too_early: 409, not_a_week: 400, does_not_fit: 400, names_somebody: 400 },
});

/** Closed reports within reach, newest first. */
export const listReports = staffRead({
  path: "/api/health/reports/list",
  summary: "The reports that were closed.",
  permission: "reports.read",
  request: z.object({
    unitId: UnitId.optional(),
    limit: z.int().min(1).max(500).default(60),
    offset: z.int().min(0).max(100_000).default(0),
  }),
  response: z.object({ reports: z.array(ClosedReport), total: z.int() }),
});

/** The columns of the CSV of a report. A hidden count is "ẩn số nhỏ", one that nobody counted is empty. */
export const REPORT_COLUMNS = ["part", "code", "name", "value"] as const;

/** A report as CSV, in the form in which it is read. */
export const exportReport = staffRead({
  path: "/api/health/reports/export",
  summary: "A report's figures as CSV.",
  permission: "reports.read",
  request: readReport.request,
  response: z.object({ csv: z.string() }),
  faults: readReport.faults,
});

/** A closed report to read and print, `form` as above; 404 for a form that the asker may not have. */
export const reportPdf = staffDownload({
  path: "/api/health/reports/pdf/:id/:form",
  summary: "A closed report, as PDF.",
  permission: "reports.read",
  mediaType: "application/pdf",
});
/** The same for Word. */
export const reportDocx = staffDownload({
  path: "/api/health/reports/docx/:id/:form",
  summary: "A closed report, as DOCX.",
  permission: "reports.read",
  mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
});
