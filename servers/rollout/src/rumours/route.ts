/** The endpoints of claims and corrections. */
import { Fault } from "@bluezone/contract/fault";
import {
  answerRumour,
  approveRumour,
  claimRumour,
  closeRumour,
  listRumours,
  readRumour,
  returnRumour,
} from "@bluezone/contract/rollout/rumours";
import { type ChangeContext, type ChangeResult, changed, type Desk, unchanged } from "@bluezone/desk/change";
import { type Day, dayOf, parseDay } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import { actorIn } from "@bluezone/staff/two-people";
import { findUnit } from "@bluezone/units/store";
import { forbiddenWords } from "../bulletins/forbidden-word.ts";
import type { Context } from "../context.ts";
import { withHand } from "../hands.ts";
import { ms, type Tables, type Transaction } from "../tables.ts";
import { claimMark } from "./claim-marks.ts";
import { type RumourState, type RumourStep, stepFrom } from "./life.ts";
import { addBulletinEndpoint } from "./route-bulletin.ts";
import { countWaiting, findRumour, findRumours, insertRumour, lockRumour, updateRumour } from "./store.ts";
import type { RumourRow } from "./tables.ts";
import { handsOf, rumourOf } from "./view.ts";

/** Oldest day on which something can have been heard, back from today. */
const HEARD_DAYS = 60;
const missing = () => new Fault("not_found", "There is no such claim.");

/** Throws the Fault of the first mark of somebody in a text. */
function mustBeOfNobody(text: string): void {
  const mark = claimMark(text);
  if (mark) throw new Fault(mark, "Tell what is said, not who says it; nothing was kept.");
}
function mustBePast(day: Day, today: Day): void {
  if (day > today || day < today - HEARD_DAYS)
    throw new Fault("day_wrong", "The day lies ahead, or more than 60 days back.");
}

/** What each step changes, as the audit log names it. */
const FIELDS = {
  answer: ["answer", "state"],
  approve: ["state"],
  return: ["reason", "state"],
  close: ["reason", "state"],
} as const satisfies Readonly<Record<RumourStep, readonly string[]>>;

/** Takes a step with a claim that is as it was seen. */
async function step(
  kind: RumourStep,
  { trx, now, caller, row }: ChangeContext<Tables> & { readonly row: RumourRow },
  changes: Partial<RumourRow>,
): Promise<ChangeResult<{ version: number }>> {
  const actor = await actorIn(trx, caller.id);
  const outcome = stepFrom(row.state as RumourState, kind, { actor, hands: handsOf(row) });
  if ("fault" in outcome) throw new Fault(outcome.fault, "This cannot be done with it now, or not by you.");
  const version = row.version + 1;
  await updateRumour(trx, row.id, { ...changes, state: outcome.to, version, changed_ms: ms(now) });
  return changed({ version }, { action: `rumours.${kind}`, subject: row.id, fields: FIELDS[kind] });
}

/** Adds the endpoints. */
export function addRumours(desk: Desk<Tables>, { database }: Context): void {
  const claim = {
    lock: (trx: Transaction, scope: Scope, { id }: { readonly id: string }) => lockRumour(trx, scope, id),
    missing: "There is no such claim.",
  };
  addBulletinEndpoint(desk);

  desk.change(claimRumour, async ({ id, heard, day }, { trx, now, caller }) => {
    mustBePast(parseDay(day), dayOf(now, "vietnam"));
    mustBeOfNobody(heard);
    const home = await findUnit(trx, { paths: [""] }, caller.home.id);
    if (!home) throw missing();
    const answer = { id, version: 1 };
    const added = await insertRumour(trx, {
      ...answer,
      unit: home.id,
      unit_path: home.path,
      heard,
      day: parseDay(day),
      state: "new",
      answer: null,
      hands: "[]",
      approved_by: null,
      published_ms: null,
      reason: null,
      changed_ms: ms(now),
      illustrative: home.illustrative,
    });
    if (added) return changed(answer, { action: "rumours.claim", subject: id, fields: ["heard"] });
    if (!(await lockRumour(trx, { paths: [home.path] }, id)))
      throw new Fault("conflict", "This id is taken; draw another.");
    return unchanged(answer);
  });

  desk.read(listRumours, async (filter, { caller }) => {
    const scope = caller.scope("rumours.read");
    const rows = await findRumours(database.db, scope, filter);
    return {
      rumours: rows.map((row) => rumourOf(row, caller.id)),
      waiting: await countWaiting(database.db, scope),
    };
  });

  desk.read(readRumour, async ({ id }, { caller }) => {
    const row = await findRumour(database.db, caller.scope("rumours.read"), id);
    if (!row) throw missing();
    return { rumour: rumourOf(row, caller.id) };
  });

  desk.changeOf(answerRumour, claim, async ({ answer }, changing) => {
    mustBePast(parseDay(answer.checkedDay), dayOf(changing.now, "vietnam"));
    const { claim, answer: told } = answer;
    for (const text of [claim.vi, claim.en, told.vi, told.en]) mustBeOfNobody(text);
    if (forbiddenWords(told.vi).length > 0)
      throw new Fault("forbidden_words", "The answer frightens, blames or promises.");
    return step("answer", changing, {
      answer: JSON.stringify(answer),
      hands: JSON.stringify(withHand(handsOf(changing.row), changing.caller.id)),
      reason: null,
    });
  });

  desk.changeOf(approveRumour, claim, (_request, changing) =>
    step("approve", changing, { approved_by: changing.caller.id, published_ms: ms(changing.now) }),
  );

  desk.changeOf(returnRumour, claim, ({ reason }, changing) => step("return", changing, { reason }));

  desk.changeOf(closeRumour, claim, ({ reason }, changing) => step("close", changing, { reason }));
}
