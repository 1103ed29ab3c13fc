/** How sure the desk is of a case, from suspected to confirmed, or discarded: each change is kept with its day and its reason. */
import type { RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import { type classifyCase as endpoint, goesDown, isCounted } from "@bluezone/contract/health/cases";
import { type ChangeResult, changed } from "@bluezone/desk/change";
import { Day, dayOf } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import { ms, type Transaction } from "../tables.ts";
import { type Classified, checkClass, classifiedOf, testColumns, testedIn } from "./case.ts";
import { type CaseChange, personOfCase, recordedOn } from "./change-case.ts";
import { isLinked, unsetBecameCase } from "./contacts-store.ts";
import { linkAgain } from "./earlier-contacts.ts";
import type { CaseHooks } from "./hooks.ts";
import { type CaseRow, insertClass, putCase } from "./store.ts";

/** Puts the class into the case and a row into its history; the case's new version. Of what is no case the outcome goes, and its contacts are contacts again. */
export async function putClass(
  trx: Transaction,
  row: CaseRow,
  { by, now }: { readonly by: string; readonly now: CaseChange["now"] },
  { class: to, classDay, tested }: Classified,
  reason: Uint8Array | null = null,
): Promise<number> {
  const version = await putCase(
    trx,
    row,
    { caller: { id: by }, now },
    {
      class: to,
      class_day: classDay,
      counted_ms: row.counted_ms ?? (isCounted(to) ? ms(now) : null),
      ...testColumns(tested),
      ...(to === "discarded" ? { outcome: null, outcome_day: null, outcome_where: null } : {}),
    },
  );
  if (to === "discarded") await unsetBecameCase(trx, row.id, { by, now });
  await insertClass(trx, {
    case_id: row.id,
    version,
    from_class: row.class,
    to_class: to,
    day: classDay,
    ...testColumns(tested),
    reason,
    at_ms: ms(now),
    by,
  });
  return version;
}

/**
 * Throws Fault `not_changed` when it says the same, `reason_missing`, or as `checkClass` does. What phones were told of a case
 * that is discarded is taken back, but of somebody who died, whose phone a relative holds; of one that is only suspected from now
 * on, or discarded, no code goes on working.
 */
export async function classifyCase(
  context: Context,
  { tellRevised, endCodes, endFollowUps }: Pick<CaseHooks, "tellRevised" | "endCodes" | "endFollowUps">,
  asked: RequestOf<typeof endpoint>,
  changing: CaseChange,
): Promise<ChangeResult<ResponseOf<typeof endpoint>>> {
  const { trx, caller, now, row } = changing;
  const today = dayOf(now, "vietnam");
  const classified = classifiedOf(asked.classed, today, { fresh: false });
  const { class: to, tested } = classified;
  const retested = JSON.stringify(tested) !== JSON.stringify(testedIn(row));
  if (to === row.class && !retested) throw new Fault("not_changed", "This is what the case says already.");
  const reason = asked.reason === "" ? null : asked.reason;
  if (reason === null && goesDown(row.class, to))
    throw new Fault("reason_missing", "A class that goes down wants a reason.");
  checkClass(context.config.disease, classified, today, {
    recorded: recordedOn(row),
    after: Day(row.class_day),
    linked: await isLinked(trx, row),
  });
  const { own } = await personOfCase(context, trx, row);
  const sealed = own.sealOrNull(`case/${row.id}/class/${row.version + 1}`, reason);
  const version = await putClass(trx, row, { by: caller.id, now }, classified, sealed);
  const ended = await linkAgain(trx, row, classified, { by: caller.id, now, endFollowUps });
  const code = to === "suspected" ? null : to;
  const was = isCounted(row.class);
  if (to === "suspected" || to === "discarded") await endCodes(trx, row.id, now);
  const told =
    asked.tell &&
    row.outcome !== "died" &&
    was &&
    to === "discarded" &&
    (await tellRevised(trx, { caseId: row.id, by: caller.id, now }));
  const fields = [
    ...(to === row.class ? [] : ["class"]),
    ...(retested ? ["tested"] : []),
    ...(reason === null ? [] : ["reason"]),
    ...(to === "discarded" && row.outcome !== null ? ["outcome"] : []),
    ...(told ? ["message"] : []),
  ];
  return changed({ version, told, code }, { action: "case.classify", subject: row.id, fields }, ...ended);
}
