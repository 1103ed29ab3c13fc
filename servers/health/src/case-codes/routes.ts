/** The endpoints of codes at the desk. */
import { Fault } from "@bluezone/contract/fault";
import {
  codeFunnel,
  endCode,
  listCodes,
  printCode,
  sendCode,
  speakCode,
} from "@bluezone/contract/health/issued-codes";
import { codeSlip } from "@bluezone/paper/code-slip";
import { addDays, dayOf, isoInstant } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import { type CaseRow, findCase } from "../cases/store.ts";
import { numberOf } from "../cases/view.ts";
import type { Context } from "../context.ts";
import { fromMs } from "../tables.ts";
import { funnelByDay, funnelOf } from "./funnel.ts";
import { issueByHand, issueForCase, issuerOf } from "./issue-for-case.ts";
import { listPage } from "./list.ts";
import { findCounted } from "./list-store.ts";
import { endOne, latestOf, lockCaseCode } from "./store.ts";

const missing = () => new Fault("not_found", "There is no such code or case.");

/** Adds the endpoints. */
export function addCodesDesk(http: Http<Viewer>, context: Context): void {
  const { clock, config, database, staff } = context;

  http.route(listCodes, (asked, { caller }) => listPage(context, asked, caller));

  /** The case of whoever issues. Whether nobody has issued since they looked is seen when the code is put down. */
  async function caseToIssue(caseId: string, caller: Viewer): Promise<CaseRow> {
    const row = await findCase(database.db, caller.scope("codes.issue"), caseId);
    if (!row) throw missing();
    return row;
  }

  http.route(sendCode, async ({ caseId, seen }, { caller }) => {
    const now = clock.now();
    await caseToIssue(caseId, caller);
    const last = await latestOf(database.db, caseId);
    const first = last === undefined || (last.way === "result" && !last.made);
    const way = first ? "result" : "new";
    const { sms } = await issueForCase(context, { caseId, by: caller.id, way, seen }, now);
    const sent = await latestOf(database.db, caseId);
    return { sms, until: sent?.until_ms ? isoInstant(fromMs(sent.until_ms)) : null };
  });

  http.route(speakCode, async ({ caseId, seen }, { caller }) => {
    const now = clock.now();
    await caseToIssue(caseId, caller);
    const asked = { caseId, by: caller.id, way: "spoken", seen } as const;
    const { shortCode, until } = await issueByHand(context, asked, now);
    return { shortCode, until: isoInstant(until) };
  });

  http.route(printCode, async ({ caseId, seen }, { caller }) => {
    const now = clock.now();
    const row = await caseToIssue(caseId, caller);
    const made = await issueByHand(context, { caseId, by: caller.id, way: "slip", seen }, now);
    const unit = await issuerOf(context, database.db, row.unit_id, now);
    const pdf = codeSlip({
      link: made.link ?? "",
      until: made.until,
      shortCode: made.shortCode,
      shortUntil: made.shortUntil,
      station: unit.name.slice(0, 80),
      hotline: unit.hotline ?? "",
      caseNumber: numberOf(config, row.number),
      illustrative: unit.illustrative,
    });
    return { pdf: Buffer.from(pdf).toString("base64"), until: isoInstant(made.until) };
  });

  http.route(endCode, ({ id }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const row = await lockCaseCode(trx, caller.scope("codes.issue"), id);
      if (!row) throw missing();
      if (row.ended_ms !== null || row.claimed_ms !== null)
        throw new Fault("conflict", "The code is over already, or a phone has taken it.");
      await endOne(trx, row, now);
      await staff.audit(trx, now, {
        actor: caller.id,
        action: "codes.end",
        subject: row.case_id,
        fields: ["ended"],
      });
      return { ended: isoInstant(now) };
    }),
  );

  http.route(codeFunnel, async ({ days }, { caller }) => {
    const now = clock.now();
    const from = addDays(dayOf(now, "vietnam"), 1 - days);
    const counted = await findCounted(database.db, caller.scope("codes.read"), from);
    return { days: [...funnelByDay(counted)], all: funnelOf(counted), at: isoInstant(now) };
  });
}
