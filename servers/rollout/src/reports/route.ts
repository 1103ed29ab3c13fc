/** The endpoints of reports and of papers that go out. */
import type { RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import {
  closeReport,
  exportReport,
  issueLetter,
  listPapers,
  PaperHead,
  paperDocx,
  paperPdf,
  previewReport,
  REPORT_COLUMNS,
  REPORT_FIGURES,
  type RollUp,
  traceFigure,
} from "@bluezone/contract/rollout/reports";
import { cutOffOf, reportWeekAt, type Week } from "@bluezone/contract/rollout/week";
import type { Unit } from "@bluezone/contract/units";
import { type ChangeContext, type ChangeResult, type Desk, unchanged } from "@bluezone/desk/change";
import type { OfficialPaper } from "@bluezone/paper/official";
import { docxOf, pdfOf } from "@bluezone/paper/printer";
import type { Province } from "@bluezone/policy/province";
import { insideText } from "@bluezone/policy/unit";
import { dayOf, isoDay, isoInstant, parseDay } from "@bluezone/protocol/time";
import { writeCsv } from "@bluezone/server-kit/files/csv";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Random } from "@bluezone/server-kit/time/random";
import type { Scope } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import { findUnit } from "@bluezone/units/store";
import type { Context } from "../context.ts";
import { mustNameNobody } from "../person-marks/person-mark.ts";
import type { Sql, Tables } from "../tables.ts";
import { defaultHead } from "./default-head.ts";
import { reportFigure, reportFigures } from "./figures.ts";
import { gather } from "./gather.ts";
import { headOf, quickReport, written } from "./quick-report.ts";
import { sendOut } from "./send-out.ts";
import { findPaper, lastNumber, letterOf, listOutgoing, newestOf, outgoingOf, reportOf } from "./store.ts";
import type { WeekRows } from "./week-rows.ts";
import { weekWords } from "./words.ts";

async function officeOf(sql: Sql, scope: Scope, id: string): Promise<Unit> {
  const unit = await findUnit(sql, scope, id);
  if (!unit) throw new Fault("not_found", "There is no such unit.");
  return unit;
}

function rollUpOf(rows: WeekRows): RollUp {
  const { unitId, week, asOf, league, difficulties, proposals, illustrative } = rows;
  return {
    unitId,
    week,
    cutOff: isoInstant(cutOffOf(week)),
    asOf,
    figures: [...reportFigures(rows)],
    league: [...league],
    difficulties: [...difficulties],
    proposals: [...proposals],
    illustrative,
  };
}

/** "12-BC-STTTT.pdf", in letters that every machine can have in a name. */
const fileName = (number: number, symbol: string, ending: string): string =>
  `${String(number).padStart(2, "0")}-${symbol
    .replace(/Đ/g, "D")
    .normalize("NFD")
    .replace(/[^A-Za-z0-9-]/g, "")}.${ending}`;

/** Closes a week: its report goes out with the rows as they are now. */
async function close(
  province: Province,
  { unitId, week, firstNumber, ...added }: RequestOf<typeof closeReport>,
  changing: ChangeContext<Tables>,
  random: Random,
): Promise<ChangeResult<ResponseOf<typeof closeReport>>> {
  const { trx, now, scope } = changing;
  const unit = await officeOf(trx, scope, unitId);
  if (now < cutOffOf(week)) throw new Fault("too_early", "The week counts until Sunday 17:00.");
  mustNameNobody(added.difficulties, added.proposals);
  const rows = await gather(province, trx, unit, week, now);
  return sendOut(changing, random, {
    unit,
    kind: "quick-report",
    head: added.head,
    subject: added.subject,
    firstNumber,
    weekDay: parseDay(week),
    clientId: null,
    rows: JSON.stringify(rows),
    paper: (number, day) => quickReport(rows, added, number, day),
  });
}

/** Issues a letter; one that its sender sent before is out already. */
async function issue(
  { unitId, clientId, ...letter }: RequestOf<typeof issueLetter>,
  changing: ChangeContext<Tables>,
  random: Random,
): Promise<ChangeResult<ResponseOf<typeof issueLetter>>> {
  const { trx, scope } = changing;
  const unit = await officeOf(trx, scope, unitId);
  const known = await letterOf(trx, unit.id, clientId);
  if (known) return unchanged({ paper: outgoingOf(known) });
  return sendOut(changing, random, {
    unit,
    kind: "letter",
    head: letter.head,
    subject: letter.subject,
    firstNumber: letter.firstNumber,
    weekDay: null,
    clientId,
    rows: null,
    paper: (number, day) => ({
      kind: "letter",
      ...headOf(letter.head),
      number,
      day,
      subject: letter.subject,
      body: written(letter.body),
      closing: letter.closing,
      illustrative: letter.illustrative,
    }),
  });
}

/** Adds the endpoints. */
export function addReportRoutes(
  http: Http<Viewer>,
  desk: Desk<Tables>,
  { clock, config: { province }, database: { db }, random }: Context,
): void {
  /** A week's rows: as they were closed, or as they are. */
  async function rowsOf(unit: Unit, week: Week) {
    const closed = await reportOf(db, unit.id, week);
    const rows = closed?.rows
      ? (JSON.parse(closed.rows) as WeekRows)
      : await gather(province, db, unit, week, clock.now());
    return { closed, rows };
  }

  desk.read(previewReport, async ({ unitId, week = reportWeekAt(clock.now()) }, { caller }) => {
    const unit = await officeOf(db, caller.scope("reports.read"), unitId);
    const { closed, rows } = await rowsOf(unit, week);
    const former = closed ?? (await newestOf(db, unit.id, "quick-report"));
    const head = former ? PaperHead.parse(JSON.parse(former.head)) : defaultHead(province, unit);
    const year = Number(isoDay(dayOf(clock.now(), "vietnam")).slice(0, 4));
    const last = await lastNumber(db, unit.id, head.symbol, year);
    return {
      rollUp: rollUpOf(rows),
      head,
      subject:
        closed?.subject ??
        `Kết quả tuyên truyền, cài đặt ứng dụng Bluezone ${weekWords(week)} trên địa bàn ${insideText(province)}`,
      closed: closed ? outgoingOf(closed) : null,
      nextNumber: last === undefined ? null : last + 1,
    };
  });

  desk.read(traceFigure, async ({ unitId, week, key, limit, offset }, { caller }) => {
    const unit = await officeOf(db, caller.scope("reports.read"), unitId);
    const { rows } = await rowsOf(unit, week);
    const trace = rows.traces[key] ?? [];
    return {
      figure: reportFigure(rows, key),
      rows: trace.slice(offset, offset + limit).map((row) => ({ ...row })),
      total: trace.length,
    };
  });

  desk.read(exportReport, async ({ unitId, week }, { caller }) => {
    const unit = await officeOf(db, caller.scope("reports.read"), unitId);
    const { rows } = await rowsOf(unit, week);
    const lines = REPORT_FIGURES.flatMap((key) =>
      (rows.traces[key] ?? []).map(({ name, n, of }) => ({ key, name, n, of })),
    );
    return { csv: writeCsv(REPORT_COLUMNS, lines) };
  });

  desk.change(closeReport, (request, changing) => close(province, request, changing, random));
  desk.change(issueLetter, (request, changing) => issue(request, changing, random));

  desk.read(listPapers, async (asked, { caller }) => {
    const { papers, total } = await listOutgoing(db, caller.scope("reports.read"), asked);
    return { papers: [...papers], total };
  });

  /** A paper within the caller's reach, as it was kept. */
  async function kept(caller: Viewer, id: string | undefined) {
    const row = await findPaper(db, caller.scope("reports.read"), id ?? "");
    return row && { row, paper: JSON.parse(row.content) as OfficialPaper };
  }
  http.download(paperPdf, async ({ id }, { caller }) => {
    const found = await kept(caller, id);
    if (!found) return undefined;
    const { number, symbol } = found.row;
    return { body: await pdfOf(found.paper), name: fileName(number, symbol, "pdf") };
  });
  http.download(paperDocx, async ({ id }, { caller }) => {
    const found = await kept(caller, id);
    if (!found) return undefined;
    const { number, symbol } = found.row;
    return { body: await docxOf(found.paper), name: fileName(number, symbol, "docx") };
  });
}
