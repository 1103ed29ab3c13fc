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
import { answered, changed, type Desk } from "@bluezone/desk/change";
import { slipOf } from "@bluezone/paper/printer";
import { addDays, dayOf, isoInstant } from "@bluezone/protocol/time";
import type { Viewer } from "@bluezone/staff/viewer";
import { type CaseRow, findCase } from "../cases/store.ts";
import { numberOf } from "../cases/view.ts";
import type { Context } from "../context.ts";
import { fromMs, type Tables } from "../tables.ts";
import { funnelByDay, funnelOf } from "./funnel.ts";
import { issueByHand, issueForCase, issuerOf } from "./issue-for-case.ts";
import { listPage } from "./list.ts";
import { findCounted } from "./list-store.ts";
import { endOne, latestOf, lockCaseCode } from "./store.ts";

const missing = "There is no such code or case.";

/** Adds the endpoints. */
export function addCodesDesk(desk: Desk<Tables>, context: Context): void {
  const { clock, config, database } = context;

  desk.read(listCodes, (asked, { caller }) => listPage(context, asked, caller));

  /** The case of whoever issues. Whether nobody has issued since they looked is seen when the code is put down. */
  async function caseToIssue(caseId: string, caller: Viewer): Promise<CaseRow> {
    const row = await findCase(database.db, caller.scope("codes.issue"), caseId);
    if (!row) throw new Fault("not_found", missing);
    return row;
  }

  desk.changes(sendCode, async ({ caseId, seen }, { caller, change }) => {
    const now = clock.now();
    await caseToIssue(caseId, caller);
    const last = await latestOf(database.db, caseId);
    const first = last === undefined || (last.way === "result" && !last.made);
    const way = first ? "result" : "new";
    const issued = await issueForCase(context, change, { caseId, by: caller.id, way, seen }, now);
    const sent = await latestOf(database.db, caseId);
    const until = sent?.until_ms ? isoInstant(fromMs(sent.until_ms)) : null;
    return answered(issued, { sms: issued.answer.sms, until });
  });

  desk.changes(speakCode, async ({ caseId, seen }, { caller, change }) => {
    const now = clock.now();
    await caseToIssue(caseId, caller);
    const asked = { caseId, by: caller.id, way: "spoken", seen } as const;
    const issued = await issueByHand(context, change, asked, now);
    const { shortCode, until } = issued.answer;
    return answered(issued, { shortCode, until: isoInstant(until) });
  });

  desk.changes(printCode, async ({ caseId, seen }, { caller, change }) => {
    const now = clock.now();
    const row = await caseToIssue(caseId, caller);
    const asked = { caseId, by: caller.id, way: "slip", seen } as const;
    const issued = await issueByHand(context, change, asked, now);
    const made = issued.answer;
    const unit = await issuerOf(context, database.db, row.unit_id, now);
    const pdf = await slipOf({
      link: made.link ?? "",
      until: made.until,
      shortCode: made.shortCode,
      shortUntil: made.shortUntil,
      station: unit.name.slice(0, 80),
      hotline: unit.hotline ?? "",
      caseNumber: numberOf(config, row.number),
      illustrative: unit.illustrative,
    });
    return {
      ...issued,
      answer: { pdf: Buffer.from(pdf).toString("base64"), until: isoInstant(made.until) },
    };
  });

  desk.changeOf(
    endCode,
    {
      lock: (trx, scope, { id }) => lockCaseCode(trx, scope, id),
      missing,
      conflict: "The code is over already, or a phone has taken it.",
      still: ({ ended_ms, claimed_ms }) => ended_ms === null && claimed_ms === null,
    },
    async (_, { trx, now, row }) => {
      await endOne(trx, row, now);
      return changed(
        { ended: isoInstant(now) },
        { action: "codes.end", subject: row.case_id, fields: ["ended"] },
      );
    },
  );

  desk.read(codeFunnel, async ({ days }, { caller }) => {
    const now = clock.now();
    const from = addDays(dayOf(now, "vietnam"), 1 - days);
    const counted = await findCounted(database.db, caller.scope("codes.read"), from);
    return { days: [...funnelByDay(counted)], all: funnelOf(counted), at: isoInstant(now) };
  });
}
