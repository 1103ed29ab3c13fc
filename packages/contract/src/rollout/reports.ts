/**
 * The weekly report of an office, and the register of papers that go out. A report's every figure has a key, and under it the
 * rows that it is made of. Closed, it has a number of its office's series and never changes again.
 */
import { z } from "zod";
import { staffChange, staffDownload, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { IsoDay, UnitId } from "../units.ts";
import { LeagueRow } from "./figures.ts";
import { PERSON_FAULTS } from "./person-faults.ts";
import { PlainText } from "./plain-text.ts";
import { Week } from "./week.ts";

/** The figures of a report, in the order in which they stand. Those of what is installed are four sources, never added. */
export const REPORT_FIGURES = [
  "documents",
  "cascaded",
  "reported",
  "smartphones",
  "installed",
  "downloads",
  "active",
  "tallied",
  "helped",
  "posters",
  "scans",
  "aired",
  "airedDays",
] as const;
export const ReportFigureKey = z.enum(REPORT_FIGURES);
export type ReportFigureKey = z.output<typeof ReportFigureKey>;

/** A figure: a number, of how many where it is a share; hidden; or none, where nothing was counted. */
export const ReportFigure = z
  .object({
    key: ReportFigureKey,
    value: z.discriminatedUnion("is", [
      z.object({
        is: z.literal("count"),
        n: z.int().nonnegative(),
        of: z.int().nonnegative().nullable(),
        /** The interval of an estimate. */
        low: z.int().nonnegative().optional(),
        high: z.int().nonnegative().optional(),
      }),
      z.object({ is: z.literal("hidden") }),
      z.object({ is: z.literal("none") }),
    ]),
    /** How many rows it is made of. */
    rows: z.int(),
  })
  .meta({ id: "ReportFigure" });
export type ReportFigure = z.output<typeof ReportFigure>;

/** Something that a unit wrote in its form. */
export const UnitWords = z.object({ unitId: UnitId, name: z.string(), text: z.string() });

/** What a report rests on: the figures, the places' four sources, what units wrote. */
export const RollUp = z
  .object({
    unitId: UnitId,
    week: Week,
    cutOff: At,
    /** The instant as of which it was put together. */
    asOf: At,
    figures: z.array(ReportFigure),
    league: z.array(LeagueRow),
    difficulties: z.array(UnitWords),
    proposals: z.array(UnitWords),
    illustrative: z.boolean(),
  })
  .meta({ id: "RollUp" });
export type RollUp = z.output<typeof RollUp>;

const line = PlainText(300).pipe(z.string().min(1));
const lines = (most: number) => z.array(line).max(most);

/** The head and foot of an official paper (decree 30/2020/NĐ-CP). */
export const PaperHead = z
  .object({
    /** The body above: "UBND tỉnh …". */
    parentBody: line,
    issuer: line,
    /** "BC-STTTT" of a report, "STTTT-KHTC" of a letter. */
    symbol: z.string().regex(/^[\p{Lu}\d]{1,16}(?:-[\p{Lu}\d]{1,16}){0,2}$/u),
    place: line,
    addressees: lines(50),
    legalBasis: lines(20),
    signature: z.object({
      authority: z.object({ by: z.enum(["TM.", "KT.", "TL.", "TUQ."]), of: line }).nullable(),
      title: line,
      /** "(đã ký)", or empty to be signed on paper. */
      name: PlainText(80),
    }),
    /** "Nơi nhận". */
    recipients: lines(50),
  })
  .meta({ id: "PaperHead" });
export type PaperHead = z.output<typeof PaperHead>;

/** A paper in the register: its number, what it is about, and the names under which its files are had. */
export const Outgoing = z
  .object({
    id: z.string(),
    kind: z.enum(["letter", "quick-report"]),
    number: z.int().min(1),
    symbol: z.string(),
    day: IsoDay,
    subject: z.string(),
    unitId: UnitId,
    week: Week.nullable(),
    closedAt: At,
    /** Who closed it, as colleagues see them. */
    by: z.string(),
  })
  .meta({ id: "Outgoing" });
export type Outgoing = z.output<typeof Outgoing>;

/** A week's report as it stands now, or as it was closed; with the head that this office used last. */
export const previewReport = staffRead({
  path: "/api/rollout/reports/preview",
  summary: "The weekly report of an office as it stands, or as it was closed.",
  permission: "reports.read",
  request: z.object({ unitId: UnitId, week: Week.optional() }),
  response: z.object({
    rollUp: RollUp,
    head: PaperHead,
    subject: z.string(),
    closed: Outgoing.nullable(),
    /** Whether this office has papers of this year: before the first one its number can be chosen. */
    nextNumber: z.int().nullable(),
  }),
});

/** The rows under a figure; their numbers add up to it. */
export const traceFigure = staffRead({
  path: "/api/rollout/reports/trace",
  summary: "The rows that a figure of a week's report is made of.",
  permission: "reports.read",
  request: z.object({
    unitId: UnitId,
    week: Week,
    key: ReportFigureKey,
    limit: z.int().min(1).max(2_000).default(500),
    offset: z.int().min(0).max(100_000).default(0),
  }),
  response: z.object({
    figure: ReportFigure,
    /** A row without a name is of answers of phones. */
    rows: z.array(z.object({ name: z.string(), n: z.int(), of: z.int().nullable() })),
    total: z.int(),
  }),
});

/**
 * Closes a week: the report gets its number and is what it is from then on. The difficulties and proposals are as the officer
 * wrote them out of what units sent. `firstNumber` counts only for the first paper of a series in a year.
 */
export const closeReport = staffChange({
  path: "/api/rollout/reports/close",
  summary: "Closes a week's report and gives it its number.",
  permission: "reports.write",
  request: z.object({
    unitId: UnitId,
    week: Week,
    head: PaperHead,
    subject: line,
    difficulties: PlainText(4_000),
    proposals: PlainText(4_000),
    firstNumber: z.int().min(1).max(9_999).default(1),
    /** Says on every page that the figures are made up; set in any case when they are. */
    illustrative: z.boolean().default(false),
  }),
  response: z.object({ paper: Outgoing }),
  faults: {
    ...PERSON_FAULTS,
    /** Before the week's cut-off. */
    too_early: 409,
    /** Too much for the form: a line, the page. */
    does_not_fit: 400,
  },
});

/** Gives a letter its number and keeps it as it is. `body` is paragraphs, a line each; one that begins with "- " is of a list. */
export const issueLetter = staffChange({
  path: "/api/rollout/reports/letters/issue",
  summary: "Numbers an official letter and keeps it.",
  permission: "reports.write",
  request: z.object({
    unitId: UnitId,
    /** Made once for each letter: a repeat whose answer was lost takes no second number. */
    clientId: z.uuid(),
    head: PaperHead,
    subject: line,
    body: PlainText(20_000).pipe(z.string().min(1)),
    closing: line,
    firstNumber: z.int().min(1).max(9_999).default(1),
    illustrative: z.boolean().default(false),
  }),
  response: z.object({ paper: Outgoing }),
  faults: { does_not_fit: 400 },
});

/** Papers of offices within reach, newest first. */
export const listPapers = staffRead({
  path: "/api/rollout/reports/list",
  summary: "The register of papers that went out.",
  permission: "reports.read",
  request: z.object({
    kind: z.enum(["letter", "quick-report"]).optional(),
    limit: z.int().min(1).max(500).default(100),
    offset: z.int().min(0).max(100_000).default(0),
  }),
  response: z.object({ papers: z.array(Outgoing), total: z.int() }),
});

/** The columns of the CSV of a report. */
export const REPORT_COLUMNS = ["key", "name", "n", "of"] as const;

/** A report's figures and rows as CSV. */
export const exportReport = staffRead({
  path: "/api/rollout/reports/export",
  summary: "A week's figures with their rows, as CSV.",
  permission: "reports.read",
  request: z.object({ unitId: UnitId, week: Week }),
  response: z.object({ csv: z.string() }),
});

/** A closed paper to read and print. */
export const paperPdf = staffDownload({
  path: "/api/rollout/reports/pdf/:id",
  summary: "A paper that went out, as PDF.",
  permission: "reports.read",
  mediaType: "application/pdf",
});
/** The same for Word. */
export const paperDocx = staffDownload({
  path: "/api/rollout/reports/docx/:id",
  summary: "A paper that went out, as DOCX.",
  permission: "reports.read",
  mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
});
