/** Closes a report: what it says then stays. */
import { Fault } from "@bluezone/contract/fault";
import type { closeReport as closeEndpoint, ReportForm } from "@bluezone/contract/health/reports";
import { PaperLimit } from "@bluezone/paper/limit";
import type { Official } from "@bluezone/paper/official";
import { printed } from "@bluezone/paper/official-print";
import { parseDay } from "@bluezone/protocol/time";
import type { Viewer } from "@bluezone/staff/viewer";
import type { z } from "zod";
import type { Context } from "../context.ts";
import { drawId } from "../record-id.ts";
import { ms } from "../tables.ts";
import { gather } from "./gather.ts";
import { officeOf } from "./office.ts";
import { closedPaper } from "./paper.ts";
import { periodOf } from "./period.ts";
import { closedOf, findReport, keepReport } from "./store.ts";

/** Throws Fault `does_not_fit` for what no page can hold. */
function mustFit(paper: Official): void {
  try {
    printed(paper);
  } catch (thrown) {
    if (thrown instanceof PaperLimit) throw new Fault("does_not_fit", thrown.message);
    throw thrown;
  }
}

/**
 * Closes the report of a unit's time. Throws Fault `not_found`, `too_early` before its cut-off, `does_not_fit`, or `conflict` when
 * it is closed already.
 */
export async function close(
  context: Context,
  caller: Viewer,
  asked: z.output<(typeof closeEndpoint)["request"]>,
): Promise<z.output<(typeof closeEndpoint)["response"]>> {
  const { clock, database, random, staff } = context;
  const unit = await officeOf(database.db, caller.scope("reports.close"), asked.unitId);
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
    mustFit(closedPaper({ ...row, unit_name: unit.name, by_name: caller.name }, unit, "exact"));
    if (!(await keepReport(trx, row))) throw new Fault("conflict", "This report is closed already.");
    await staff.audit(trx, now, {
      actor: caller.id,
      action: "reports.close",
      subject: id,
      fields: ["note"],
    });
  });
  const row = await findReport(database.db, { paths: [unit.path] }, id);
  if (!row) throw new TypeError("what was just kept is there");
  return { closed: closedOf(row) };
}
