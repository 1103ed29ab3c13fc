/** Closes a report: what it says then stays. */
import type { RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type { closeReport as closeEndpoint, ReportForm } from "@bluezone/contract/health/reports";
import { type ChangeContext, type ChangeResult, changed } from "@bluezone/desk/change";
import { PaperLimit } from "@bluezone/paper/limit";
import type { OfficialPaper } from "@bluezone/paper/official";
import { printed } from "@bluezone/paper/official-print";
import { parseDay } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import { drawId } from "../record-id.ts";
import { ms, type Tables } from "../tables.ts";
import { gather } from "./gather.ts";
import { officeOf } from "./office.ts";
import { closedPaper } from "./paper.ts";
import { periodOf } from "./period.ts";
import { mustNameNobody } from "./remark.ts";
import { closedOf, keepReport } from "./store.ts";

/** Throws Fault `does_not_fit` for what no page can hold. */
function mustFit(paper: OfficialPaper): void {
  try {
    printed(paper);
  } catch (thrown) {
    if (thrown instanceof PaperLimit) throw new Fault("does_not_fit", thrown.message);
    throw thrown;
  }
}

/**
 * Closes the report of a unit's time. Throws Fault `not_found`, `too_early` before its cut-off, `names_somebody`,
 * `does_not_fit`, or `conflict` when it is closed already.
 */
export async function close(
  asked: RequestOf<typeof closeEndpoint>,
  { trx, now, caller, scope }: ChangeContext<Tables>,
  { config, random, vault }: Pick<Context, "config" | "random" | "vault">,
): Promise<ChangeResult<ResponseOf<typeof closeEndpoint>>> {
  const unit = await officeOf(trx, scope, asked.unitId);
  const period = periodOf(asked.period, parseDay(asked.day));
  if (now < period.cutOff) throw new Fault("too_early", "Numbers are closed at 17:00.");
  await mustNameNobody({ random, vault }, trx, unit, asked.note);
  const body = (form: ReportForm) => gather(config.province, trx, unit, period, { form, now, closing: true });
  const exact = await body("exact");
  const row = {
    id: drawId(random),
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
  const named = { ...row, unit_name: unit.name, by_name: caller.name };
  mustFit(closedPaper(config.province, named, unit, "exact"));
  if (!(await keepReport(trx, row))) throw new Fault("conflict", "This report is closed already.");
  return changed({ closed: closedOf(named) }, { action: "reports.close", subject: row.id, fields: ["note"] });
}
