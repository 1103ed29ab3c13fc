/** A case goes into another unit's care. */
import type { RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type {
  answerHandOver as answerEndpoint,
  askHandOver as askEndpoint,
  listHandOvers,
} from "@bluezone/contract/health/hand-overs";
import { type ChangeContext, type ChangeResult, changed } from "@bluezone/desk/change";
import { dayOf } from "@bluezone/protocol/time";
import { type Scope, within } from "@bluezone/staff/scope";
import { findUnits } from "@bluezone/units/store";
import { fold } from "@bluezone/vietnamese/fold";
import type { ActionContext } from "../action-context.ts";
import { type CaseChange, personOfCase } from "../cases/change-case.ts";
import { handOverWaits } from "../cases/merges-store.ts";
import { putCase } from "../cases/store.ts";
import { numberOf, shownAt } from "../cases/view.ts";
import type { Context } from "../context.ts";
import { noteReadings } from "../people/readings.ts";
import { namesSomebody } from "../people/typed.ts";
import { drawId } from "../record-id.ts";
import { ms, type Sql, type Tables, type Transaction } from "../tables.ts";
import {
  insertHandOver,
  lockCaseOf,
  lockHandOver,
  putAnswer,
  unitOfType,
  waitingWithin,
} from "./hand-overs-store.ts";
import { moveCare } from "./move-care.ts";
import type { HandOverRow } from "./tables.ts";

/** The types of units that look after people. */
const CARE_TYPES: readonly string[] = ["health-station", "medical-centre", "health-department"];
/** Units looked at, and units offered. */
const LOOKED_AT = 200;
const OFFERED = 30;

/** Units of these types today, wherever they are, by the beginnings of words of their names. */
export async function careUnits(
  sql: Sql,
  words: string,
  { now }: Pick<ActionContext, "now">,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const on = dayOf(now, "vietnam");
  const found = await Promise.all(
    CARE_TYPES.map((type) =>
      findUnits(sql, { paths: [""] }, { on, type, words, limit: LOOKED_AT, offset: 0 }),
    ),
  );
  const typed = fold(words).split(" ");
  return found
    .flatMap(({ units }) => units)
    .filter(({ name }) => {
      const parts = fold(name).split(" ");
      return typed.every((word) => parts.some((part) => part.startsWith(word)));
    })
    .slice(0, OFFERED)
    .map(({ id, name }) => ({ id, name }));
}

/** The unit that is to take a record over. Throws Fault `unit_unknown`, or `same_unit` for the one that has it. */
export async function takingUnit(
  sql: Sql,
  id: string,
  has: string,
): Promise<{ readonly id: string; readonly path: string }> {
  const unit = await unitOfType(sql, id);
  if (!unit || !CARE_TYPES.includes(unit.type))
    throw new Fault("unit_unknown", "This unit looks after nobody.");
  if (unit.id === has) throw new Fault("same_unit", "The record is in this unit's care already.");
  return unit;
}

/** Asks. Throws Fault as the endpoint lists. */
export async function askHandOver(
  context: Context,
  { caseId, toUnitId, reason }: RequestOf<typeof askEndpoint>,
  { trx, caller, now, row }: CaseChange,
): Promise<ChangeResult<{ id: string }>> {
  const unit = await takingUnit(trx, toUnitId, row.unit_id);
  if (await handOverWaits(trx, caseId))
    throw new Fault("asked_already", "A unit was asked already; withdraw that first.");
  const { name } = await personOfCase(context, trx, row);
  if (namesSomebody(reason, name))
    throw new Fault("names_somebody", "The reason is read before the case is taken; name nobody in it.");
  const id = drawId(context.random);
  await insertHandOver(trx, {
    id,
    case_id: caseId,
    from_unit_id: row.unit_id,
    from_unit_path: row.unit_path,
    to_unit_id: unit.id,
    to_unit_path: unit.path,
    reason,
    asked_ms: ms(now),
    asked_by: caller.id,
    answer: null,
    answered_ms: null,
    answered_by: null,
  });
  return changed({ id }, { action: "case.handover.ask", subject: caseId, fields: ["toUnit", "reason"] });
}

/** What is answered: a request to a unit within reach, or from one that withdraws it. */
export const handOverTarget = {
  async lock(trx: Transaction, scope: Scope, { id, answer }: RequestOf<typeof answerEndpoint>) {
    const row = await lockHandOver(trx, id);
    return row && within(scope, answer === "withdrawn" ? row.from_unit_path : row.to_unit_path)
      ? row
      : undefined;
  },
  missing: "There is no such request within reach.",
  conflict: "This was answered already.",
  still: ({ answer }: HandOverRow): boolean => answer === null,
};

/**
 * Answers; with "taken" all that is the person's moves. Throws Fault `conflict` when it is to be taken from a unit that does not
 * have it any more.
 */
export async function answerHandOver(
  context: Context,
  { id, answer }: RequestOf<typeof answerEndpoint>,
  changing: ChangeContext<Tables> & { readonly row: HandOverRow },
): Promise<ChangeResult<{ caseId: string }>> {
  const { trx, caller, now, row } = changing;
  const moved = await lockCaseOf(trx, row);
  // Whoever has it by now was not asked.
  if (answer === "taken" && moved.unit_id !== row.from_unit_id)
    throw new Fault("conflict", "This case is in another unit's care by now.");
  await putAnswer(trx, id, answer, changing);
  if (answer === "taken") {
    await putCase(trx, moved, changing, {});
    await moveCare(trx, moved.person_id, {
      from: row.from_unit_id,
      to: { unitId: row.to_unit_id, unitPath: row.to_unit_path },
    });
    await noteReadings(context, trx, now, caller, "case.handover", [moved.person_id]);
  }
  return changed({ caseId: row.case_id }, { action: `case.handover.${answer}`, subject: row.case_id });
}

type PendingHandOvers = ResponseOf<typeof listHandOvers>["handOvers"];

/** What waits for an answer of the viewer's units, and of those that they asked; nobody is named. */
export async function waitingHandOvers(
  { config }: Pick<Context, "config">,
  sql: Sql,
  scope: Scope,
): Promise<PendingHandOvers> {
  const rows = await waitingWithin(sql, scope);
  return rows.map((row) => ({
    id: row.id,
    side: within(scope, row.to_unit_path) ? "mine" : "theirs",
    number: numberOf(config, row.number),
    fromUnitName: row.from_unit_name,
    toUnitName: row.to_unit_name,
    reason: row.reason,
    asked: shownAt(row.asked_ms),
  }));
}
