/** The endpoints of reports. */
import { Fault } from "@bluezone/contract/fault";
import {
  closeReport,
  exportReport,
  listReports,
  REPORT_COLUMNS,
  type ReportForm,
  type ReportPeriod,
  readReport,
  reportDocx,
  reportPdf,
} from "@bluezone/contract/health/reports";
import type { Unit } from "@bluezone/contract/units";
import type { Desk } from "@bluezone/desk/change";
import { docxOf, pdfOf } from "@bluezone/paper/printer";
import { Day, dayOf, isoDay, isoInstant, parseDay } from "@bluezone/protocol/time";
import { writeCsv } from "@bluezone/server-kit/files/csv";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { fromMs, type Tables } from "../tables.ts";
import { close } from "./close.ts";
import { gather } from "./gather.ts";
import { mayExact, officeOf } from "./office.ts";
import { closedPaper } from "./paper.ts";
import { periodAt, periodOf } from "./period.ts";
import { bodyOf, closedOf, findReport, listClosed, reportOf } from "./store.ts";
import { csvLines } from "./words.ts";

type ReportRequest = {
  readonly unitId: string;
  readonly period: ReportPeriod;
  readonly day?: string | undefined;
  readonly form?: ReportForm | undefined;
};

/** Adds the endpoints. */
export function addReportRoutes(http: Http<Viewer>, desk: Desk<Tables>, context: Context): void {
  const { clock, database } = context;
  const { db } = database;
  const { province } = context.config;

  const isExact = (caller: Viewer, unit: Unit): Promise<boolean> =>
    mayExact(db, caller.scope("cases.read"), unit, dayOf(clock.now(), "vietnam"));

  async function read(caller: Viewer, asked: ReportRequest) {
    const unit = await officeOf(db, caller.scope("reports.read"), asked.unitId);
    const now = clock.now();
    const exact = await isExact(caller, unit);
    if (asked.form === "exact" && !exact)
      throw new Fault("not_allowed", "As they are, totals are for who looks after cases there.");
    const form = asked.form ?? (exact ? "exact" : "told");
    const newest = periodAt(asked.period, now);
    // Who is told weeks alone, and only those that are over, begins with the last one that is.
    const offered = form === "told" ? periodOf(newest.period, Day(newest.day - 7)) : newest;
    const period = asked.day === undefined ? offered : periodOf(asked.period, parseDay(asked.day));
    if (form === "told" && period.period !== "week")
      throw new Fault("only_weeks", "With small counts hidden there are reports of weeks.");
    if (period.from > now || (form === "told" && period.cutOff > now))
      throw new Fault("too_early", "This time is not over.");
    const closed = await reportOf(db, unit.id, period);
    const body =
      (closed && bodyOf(closed, form)) ??
      (await gather(province, db, unit, period, { form, now, closing: false }));
    return { unit, now, exact, period, closed, body };
  }

  desk.read(readReport, async (asked, { caller }) => {
    const { unit, now, exact, period, closed, body } = await read(caller, asked);
    return {
      report: {
        unitId: unit.id,
        unitName: unit.name,
        period: period.period,
        day: isoDay(period.day),
        from: isoInstant(period.from),
        cutOff: isoInstant(period.cutOff),
        asOf: isoInstant(closed ? fromMs(closed.closed_ms) : now),
        body,
        illustrative: unit.illustrative || (closed?.illustrative ?? false),
      },
      mayExact: exact,
      closed: closed ? closedOf(closed) : null,
    };
  });

  desk.read(exportReport, async (asked, { caller }) => {
    const { body } = await read(caller, asked);
    return { csv: writeCsv(REPORT_COLUMNS, csvLines(body)) };
  });

  desk.change(closeReport, (asked, changing) => close(asked, changing, context));

  desk.read(listReports, async (asked, { caller }) => {
    const { rows, total } = await listClosed(db, caller.scope("reports.read"), asked);
    return { reports: rows.map(closedOf), total };
  });

  /** A closed report's paper in a form, for whoever may have it. */
  async function paper(caller: Viewer, { id = "", form }: Readonly<Record<string, string>>) {
    const row = await findReport(db, caller.scope("reports.read"), id);
    if (!row || (form !== "exact" && form !== "told")) return undefined;
    const unit = await officeOf(db, { paths: [row.unit_path] }, row.unit_id);
    if (form === "exact" && !(await isExact(caller, unit))) return undefined;
    if (!bodyOf(row, form)) return undefined;
    const name = `bao-cao-${row.period === "day" ? "ngay" : "tuan"}-${isoDay(Day(row.day))}`;
    return { paper: closedPaper(province, row, unit, form), name };
  }
  http.download(reportPdf, async (parts, { caller }) => {
    const found = await paper(caller, parts);
    return found && { body: await pdfOf(found.paper), name: `${found.name}.pdf` };
  });
  http.download(reportDocx, async (parts, { caller }) => {
    const found = await paper(caller, parts);
    return found && { body: await docxOf(found.paper), name: `${found.name}.docx` };
  });
}
