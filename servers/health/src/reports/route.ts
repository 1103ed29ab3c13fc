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
import { PaperLimit } from "@bluezone/paper/limit";
import type { Official } from "@bluezone/paper/official";
import { officialDocx } from "@bluezone/paper/official-docx";
import { officialPdf } from "@bluezone/paper/official-pdf";
import { printed } from "@bluezone/paper/official-print";
import { Day, isoDay, isoInstant, parseDay } from "@bluezone/protocol/time";
import { writeCsv } from "@bluezone/server-kit/csv";
import type { Http } from "@bluezone/server-kit/http";
import { type Scope, within } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import { findUnit } from "@bluezone/units/store";
import type { Context } from "../context.ts";
import { drawId } from "../record-id.ts";
import { fromMs, ms, type Sql } from "../tables.ts";
import { gather } from "./gather.ts";
import { reportPaper } from "./paper.ts";
import { periodAt, periodOf } from "./period.ts";
import {
  bodyOf,
  closedOf,
  findReport,
  keepReport,
  listClosed,
  reportOf,
  type StoredReport,
} from "./store.ts";
import { csvLines } from "./words.ts";

async function officeOf(sql: Sql, scope: Scope, id: string): Promise<Unit> {
  const unit = await findUnit(sql, scope, id);
  if (!unit) throw new Fault("not_found", "There is no such unit.");
  return unit;
}

/** Whoever may read a unit's cases is told its totals as they are: they could count them. */
const mayExact = (caller: Viewer, path: string): boolean => within(caller.scope("cases.read"), path);

type ReportRequest = {
  readonly unitId: string;
  readonly period: ReportPeriod;
  readonly day?: string | undefined;
  readonly form?: ReportForm | undefined;
};

/** Adds the endpoints. */
export function addReportRoutes(http: Http<Viewer>, context: Context): void {
  const { clock, database, random, staff } = context;
  const { db } = database;

  async function read(caller: Viewer, asked: ReportRequest) {
    const unit = await officeOf(db, caller.scope("reports.read"), asked.unitId);
    const now = clock.now();
    const exact = mayExact(caller, unit.path);
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
      (closed && bodyOf(closed, form)) ?? (await gather(db, unit, period, { form, now, closing: false }));
    return { unit, now, exact, period, closed, body };
  }

  http.route(readReport, async (asked, { caller }) => {
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

  http.route(exportReport, async (asked, { caller }) => {
    const { body } = await read(caller, asked);
    return { csv: writeCsv(REPORT_COLUMNS, csvLines(body)) };
  });

  http.route(closeReport, async (asked, { caller }) => {
    const unit = await officeOf(db, caller.scope("reports.close"), asked.unitId);
    const now = clock.now();
    const period = periodOf(asked.period, parseDay(asked.day));
    if (now < period.cutOff) throw new Fault("too_early", "Numbers are closed at 17:00.");
    const id = drawId(random);
    await database.transaction(async (trx) => {
      const body = (form: ReportForm) => gather(trx, unit, period, { form, now, closing: true });
      const exact = await body("exact");
      const row = {
        id,
        unit_id: unit.id,
        unit_path: unit.path,
        period: period.period,
        day: period.day,
        exact: JSON.stringify(exact),
        told: period.period === "week" ? JSON.stringify(await body("told")) : null,
        note: asked.note,
        illustrative: unit.illustrative || asked.illustrative,
        closed_ms: ms(now),
        closed_by: caller.id,
      };
      mustFit(paperOf({ ...row, unit_name: unit.name, by_name: caller.name }, unit, "exact"));
      if (!(await keepReport(trx, row))) throw new Fault("conflict", "This report is closed already.");
      await staff.audit(trx, now, {
        actor: caller.id,
        action: "reports.close",
        subject: id,
        fields: ["note"],
      });
    });
    const row = await findReport(db, { paths: [unit.path] }, id);
    if (!row) throw new TypeError("what was just kept is there");
    return { closed: closedOf(row) };
  });

  http.route(listReports, async (asked, { caller }) => {
    const { rows, total } = await listClosed(db, caller.scope("reports.read"), asked);
    return { reports: rows.map(closedOf), total };
  });

  /** A closed report's paper in a form, for whoever may have it. */
  async function paper(caller: Viewer, { id = "", form }: Readonly<Record<string, string>>) {
    const row = await findReport(db, caller.scope("reports.read"), id);
    if (!row || (form !== "exact" && form !== "told")) return undefined;
    const unit = await officeOf(db, { paths: [row.unit_path] }, row.unit_id);
    if (form === "exact" && !mayExact(caller, unit.path)) return undefined;
    if (!bodyOf(row, form)) return undefined;
    const name = `bao-cao-${row.period === "day" ? "ngay" : "tuan"}-${isoDay(Day(row.day))}`;
    return { paper: paperOf(row, unit, form), name };
  }
  http.download(reportPdf, async (parts, { caller }) => {
    const found = await paper(caller, parts);
    return found && { body: officialPdf(found.paper), name: `${found.name}.pdf` };
  });
  http.download(reportDocx, async (parts, { caller }) => {
    const found = await paper(caller, parts);
    return found && { body: await officialDocx(found.paper), name: `${found.name}.docx` };
  });
}

function paperOf(row: StoredReport, unit: Unit, form: ReportForm): Official {
  const body = bodyOf(row, form);
  if (!body) throw new TypeError("a report has the form that is printed");
  return reportPaper(body, {
    unit,
    period: periodOf(row.period, Day(row.day)),
    note: row.note,
    closed: fromMs(row.closed_ms),
    illustrative: row.illustrative,
  });
}

/** Throws Fault `does_not_fit` for what no page can hold. */
function mustFit(paper: Official): void {
  try {
    printed(paper);
  } catch (thrown) {
    if (thrown instanceof PaperLimit) throw new Fault("does_not_fit", thrown.message);
    throw thrown;
  }
}
